// kindling diff: how two images differ.

#include <fmt/format.h>

#include "base/quote.h"
#include "cli/subcommands.h"
#include "initramfs/image_diff.h"

namespace kindling::cli {

namespace {

class DiffCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "diff"; }
    [[nodiscard]] std::string summary() const override {
        return "Compare two images by what they mean";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling diff old.cpio new.cpio.zst\n"
               "  kindling diff --bytes mine.cpio yours.cpio   # why are they not the same file?";
    }
    void declare(Options& options) override {
        options.argument("A", left_, "An initramfs image, compressed or not");
        options.argument("B", right_, "Another");
        options.flag("--bytes", bytes_, "Say as well why the bytes differ");
    }
    // 0 equal, 1 different.
    Result<int> run() override {
        const auto diff = TRY(initramfs::diff_images(left_, right_));
        for (const auto& line : diff.meaning) fmt::print("{}\n", one_line(line));
        if (bytes_)
            for (const auto& line : diff.bytes) fmt::print("bytes    {}\n", one_line(line));
        const bool equal = diff.meaning.empty() && (!bytes_ || diff.bytes.empty());
        return equal ? 0 : 1;
    }

  private:
    std::string left_;
    std::string right_;
    bool bytes_ = false;
};

}  // namespace

std::unique_ptr<Subcommand> make_diff_command() {
    return std::make_unique<DiffCommand>();
}

}  // namespace kindling::cli
