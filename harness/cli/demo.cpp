// kindling demo: the main job. Builds all there is to build, boots the four images, and shows
// what came of it.

#include <array>

#include "cli/boot_options.h"
#include "cli/boots.h"
#include "cli/scenario_set.h"
#include "cli/subcommands.h"

namespace kindling::cli {

namespace {

// The images of the article and ours, in the order in which a reader meets them.
constexpr std::array demo_scenarios = {"hello", "busybox-script", "busybox", "userland"};

class DemoCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "demo"; }
    [[nodiscard]] std::string summary() const override {
        return "Build a kernel and four images, boot and judge them";
    }
    [[nodiscard]] std::string example() const override { return "kindling demo"; }
    void declare(Options& options) override { boot_.declare_sources(options); }
    Result<int> run() override {
        std::vector<std::string> names(demo_scenarios.begin(), demo_scenarios.end());
        return boot_and_report(TRY(scenarios_named(names)), boot_, {});
    }

  private:
    BootOptions boot_;
};

}  // namespace

std::unique_ptr<Subcommand> make_demo_command() {
    return std::make_unique<DemoCommand>();
}

}  // namespace kindling::cli
