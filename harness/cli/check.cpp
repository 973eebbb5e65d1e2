// kindling check: all the tests. Gets ready what they share (the kernels, BusyBox), then hands
// over to ctest, which runs them in parallel.

#include "base/checkout.h"
#include "base/host_processors.h"
#include "base/process.h"
#include "base/progress.h"
#include "cli/boot_options.h"
#include "cli/subcommands.h"
#include "cli/supplies.h"

namespace kindling::cli {

namespace {

class CheckCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "check"; }
    [[nodiscard]] std::string summary() const override { return "Run all the tests"; }
    [[nodiscard]] std::string example() const override {
        return "kindling check\n"
               "  kindling check --only boot/     # those whose names match\n"
               "  kindling check --long           # soaks and benchmarks too: takes an hour";
    }
    void declare(Options& options) override {
        options.flag("--long", long_, "Run what takes long, too");
        options.option("--only", only_, "Only the tests whose names match this expression");
    }

    Result<int> run() override {
        Supplies supplies = TRY(Supplies::open({}));
        for (const auto* const profile : {"seed", "test", "fast"})
            TRY(supplies.kernel(profile, "."));
        TRY(supplies.image_variables({"BUSYBOX"}));
        TRY(supplies.accelerator());
        std::fflush(stdout);
        return ctest();
    }

  private:
    Result<int> ctest() const {
        Command command{.argv = {"ctest", "--test-dir", checkout::build().string(), "--parallel",
                                 fmt::format("{}", host_processors()), "--output-on-failure",
                                 "--no-tests=error"}};
        if (!long_) command.argv.insert(command.argv.end(), {"--label-exclude", "long"});
        if (!only_.empty()) command.argv.insert(command.argv.end(), {"--tests-regex", only_});
        return TRY(run_in_foreground(command)).succeeded() ? 0 : 1;
    }

    bool long_ = false;
    std::string only_;
};

}  // namespace

std::unique_ptr<Subcommand> make_check_command() {
    return std::make_unique<CheckCommand>();
}

}  // namespace kindling::cli
