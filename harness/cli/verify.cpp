// kindling verify: what the kernel would do with an image, before a boot.

#include "initramfs/verify.h"

#include <fmt/format.h>

#include "cli/kernel_facts.h"
#include "cli/subcommands.h"

namespace kindling::cli {

namespace {

class VerifyCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "verify"; }
    [[nodiscard]] std::string summary() const override {
        return "Say what the kernel would do with an image, and what a boot would lack";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling verify my.cpio.xz --config linux/.config --memory 128M";
    }
    void declare(Options& options) override {
        options.argument("IMAGE", image_, "An initramfs image, compressed or not");
        options.option("--config", config_, "The .config of the kernel that is to take it");
        options.option("--linux", version_,
                       "The version of that kernel, where no .config says it: 6.12");
        options.option("--memory", memory_, "The machine's memory: 128M, 1G");
    }
    // 1 when something would keep the boot from /init.
    Result<int> run() override {
        const auto facts = TRY(kernel_facts(config_, memory_, version_));
        const auto findings = TRY(initramfs::verify(image_, facts));
        int code = 0;
        for (const auto& finding : findings) {
            fmt::print("{}\n", initramfs::describe(finding));
            if (finding.severity == initramfs::Severity::fatal) code = 1;
        }
        if (findings.empty()) fmt::print("{}: nothing is wrong\n", image_);
        return code;
    }

  private:
    std::string image_;
    std::string config_;
    std::string memory_;
    std::string version_;
};

}  // namespace

std::unique_ptr<Subcommand> make_verify_command() {
    return std::make_unique<VerifyCommand>();
}

}  // namespace kindling::cli
