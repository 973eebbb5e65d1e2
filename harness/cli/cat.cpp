// kindling cat: the content of one file of an image.

#include <cerrno>
#include <cstdio>

#include "cli/subcommands.h"
#include "initramfs/content.h"

namespace kindling::cli {

namespace {

class StdoutSink final : public initramfs::ByteSink {
  public:
    Result<void> write(std::string_view bytes) override {
        if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
            return errno_failure("write", "standard output");
        return {};
    }
    Result<std::uint64_t> take(const initramfs::FilePart& part) override {
        return initramfs::take_by_reading(*this, part);
    }
    Result<void> finish() override {
        if (std::fflush(stdout) != 0) return errno_failure("write", "standard output");
        return {};
    }
};

class CatCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "cat"; }
    [[nodiscard]] std::string summary() const override { return "Print a file of an image"; }
    [[nodiscard]] std::string example() const override { return "kindling cat my.cpio /init"; }
    void declare(Options& options) override {
        options.argument("IMAGE", image_, "An initramfs image, compressed or not");
        options.argument("PATH", path_, "The file's name in it");
    }
    Result<int> run() override {
        StdoutSink out;
        TRY(initramfs::copy_content(image_, path_, out));
        TRY(out.finish());
        return 0;
    }

  private:
    std::string image_;
    std::string path_;
};

}  // namespace

std::unique_ptr<Subcommand> make_cat_command() {
    return std::make_unique<CatCommand>();
}

}  // namespace kindling::cli
