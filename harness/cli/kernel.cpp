// kindling kernel build|config: kernels by themselves.

#include <fmt/format.h>

#include <functional>
#include <map>
#include <optional>

#include "base/cache.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/subcommands.h"
#include "kconfig/config.h"
#include "kernel/kernel_build.h"
#include "kernel/missing.h"

namespace kindling::cli {

namespace {

void print_left_out(const kernel::KernelBuild& built) {
    for (const kconfig::Line& line : built.left_out)
        fmt::print("left out {}{}{}\n", kconfig::assignment(line.symbol, line.value),
                   line.reason.empty() ? "" : ": ", line.reason);
}

void print_files(const kernel::KernelBuild& built) {
    fmt::print("bzimage    {}\nvmlinux    {}\nsystem-map {}\nconfig     {}\n",
               built.bzimage.string(), built.vmlinux.string(), built.system_map.string(),
               built.config.string());
    if (!built.gen_init_cpio.empty())
        fmt::print("gen_init_cpio {}\n", built.gen_init_cpio.string());
    if (!built.modules.empty()) fmt::print("modules    {}\n", built.modules.string());
}

class KernelCommand : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "kernel"; }
    [[nodiscard]] std::string summary() const override {
        return "build a kernel, or make its configuration alone";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling kernel build test\n"
               "kindling kernel build --linux ~/linux --config ~/linux/.config\n"
               "kindling kernel config seed";
    }
    void declare(Options& options) override {
        options.argument("build|config", action_, "what to make: the kernel, or only its .config");
        options.optional_argument("PROFILE", profile_,
                                  "a fragment: a name in configs/kernel, or a path");
        options.option("--linux", source_.what,
                       "a name in configs/sources, or the path of a tree or a tarball");
        options.option("--config", config_, "build with this whole .config, as it is");
        options.option("--sha256", source_.sha256, "the checksum that the tarball must have");
    }
    [[nodiscard]] Result<int> run() override {
        const std::map<std::string, std::function<Result<void>()>> actions{
            {"build", [this] { return config_.empty() ? build_profile() : build_config(); }},
            {"config", [this] { return make_config(); }}};
        const auto action = actions.find(action_);
        if (action == actions.end()) {
            const std::vector<std::string> known{"build", "config"};
            return failure("kernel: \"{}\" is neither build nor config{}", action_,
                           did_you_mean(action_, known));
        }
        TRY(action->second());
        return 0;
    }

  private:
    [[nodiscard]] Result<void> build_profile() const {
        const Cache cache = TRY(Cache::open());
        const kernel::KernelBuild built = TRY(kernel::profile_kernel(cache, profile_, source_));
        print_left_out(built);
        print_files(built);
        return {};
    }

    [[nodiscard]] Result<void> build_config() const {
        const Cache cache = TRY(Cache::open());
        const kernel::KernelBuild built = TRY(kernel::config_kernel(cache, config_, source_));
        const std::string text = TRY(read_file(built.config));
        fmt::print("{}", kernel::describe(kernel::missing_for(kconfig::parse_config(text))));
        print_files(built);
        return {};
    }

    [[nodiscard]] Result<void> make_config() const {
        if (!config_.empty())
            return failure("kernel config makes a profile's .config; leave --config off");
        const Cache cache = TRY(Cache::open());
        const auto file = TRY(kernel::profile_config(cache, profile_, source_));
        fmt::print("{}\n", file.string());
        return {};
    }

    std::string action_;
    std::string profile_ = "seed";
    std::string config_;
    sources::Request source_{.project = "linux"};
};

}  // namespace

std::unique_ptr<Subcommand> make_kernel_command() {
    return std::make_unique<KernelCommand>();
}

}  // namespace kindling::cli
