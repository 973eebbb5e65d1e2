// kindling test: boots scenarios and judges them.

#include <algorithm>

#include "base/checkout.h"
#include "base/file.h"
#include "base/progress.h"
#include "cli/boot_options.h"
#include "cli/boots.h"
#include "cli/subcommands.h"
#include "report/boots.h"

namespace kindling::cli {

namespace {

class TestCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "test"; }
    [[nodiscard]] std::string summary() const override { return "Boot scenarios and judge them"; }
    [[nodiscard]] std::string example() const override {
        return "kindling test hello        # tests/boot/hello.boot\n"
               "  kindling test my/own.boot --kernel bzImage";
    }
    void declare(Options& options) override {
        options.arguments("SCENARIO", names_,
                          "Names under tests/boot, or paths of .boot files; none: all of them");
        boot_.declare_machine(options);
        boot_.declare_sources(options);
    }
    Result<int> run() override {
        const auto files = TRY(scenario_files(names_));
        return boot_and_report(files, boot_);
    }

  private:
    std::vector<std::string> names_;
    BootOptions boot_;
};

}  // namespace

std::unique_ptr<Subcommand> make_test_command() {
    return std::make_unique<TestCommand>();
}

}  // namespace kindling::cli
