// kindling busybox build: BusyBox by itself.

#include <fmt/format.h>

#include "base/cache.h"
#include "busybox/busybox_build.h"
#include "cli/subcommands.h"

namespace kindling::cli {

namespace {

class BusyboxCommand : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "busybox"; }
    [[nodiscard]] std::string summary() const override { return "build BusyBox, static on musl"; }
    [[nodiscard]] std::string example() const override {
        return "kindling busybox build debug\n"
               "kindling busybox build --busybox ~/busybox-1.36.1.tar.bz2";
    }
    void declare(Options& options) override {
        options.argument("build", action_, "what to do: build");
        options.optional_argument("VARIANT", variant_,
                                  "a fragment: a name in configs/busybox, or a path");
        options.option("--busybox", source_.what,
                       "a name in configs/sources, or the path of a tree or a tarball");
        options.option("--sha256", source_.sha256, "the checksum that the tarball must have");
    }
    [[nodiscard]] Result<int> run() override {
        if (action_ != "build")
            return failure("busybox: \"{}\" is not known, did you mean \"build\"?", action_);
        const Cache cache = TRY(Cache::open());
        const auto built = TRY(busybox::build_busybox(cache, variant_, source_));
        for (const kconfig::Line& line : built.left_out)
            fmt::print("left out {}{}{}\n", kconfig::assignment(line.symbol, line.value),
                       line.reason.empty() ? "" : ": ", line.reason);
        fmt::print("busybox    {}\nunstripped {}\nlinks      {}\nconfig     {}\n",
                   built.busybox.string(), built.unstripped.string(), built.links.string(),
                   built.config.string());
        return 0;
    }

  private:
    std::string action_;
    std::string variant_ = "default";
    sources::Request source_{.project = "busybox"};
};

}  // namespace

std::unique_ptr<Subcommand> make_busybox_command() {
    return std::make_unique<BusyboxCommand>();
}

}  // namespace kindling::cli
