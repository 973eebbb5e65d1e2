// kindling unpack: the files of an image, without root.

#include "base/file.h"
#include "base/quote.h"
#include "cli/subcommands.h"
#include "initramfs/unpack_image.h"

namespace kindling::cli {

namespace {

class UnpackCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "unpack"; }
    [[nodiscard]] std::string summary() const override {
        return "Unpack an image into a directory, without root";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling unpack my.cpio -C my    # and my.list, to pack it again";
    }
    void declare(Options& options) override {
        options.argument("IMAGE", image_, "An initramfs image, compressed or not");
        options.option("-C,--directory", directory_, "Where to: a new or an empty directory");
    }
    Result<int> run() override {
        if (directory_.empty()) return failure("say where to unpack to: -C DIRECTORY");
        const fs::path directory = fs::absolute(directory_).lexically_normal();
        const fs::path target = directory.has_filename() ? directory : directory.parent_path();
        const fs::path list = target.string() + ".list";
        const auto unpacked = TRY(initramfs::unpack_image(image_, target, list));
        for (const auto& warning : unpacked.warnings)
            fmt::print(stderr, "warning: {}\n", one_line(warning));
        fmt::print("{}: {} entries; devices and owners are in {}\n", one_line(directory_),
                   unpacked.files, one_line(list.string()));
        return 0;
    }

  private:
    std::string image_;
    std::string directory_;
};

}  // namespace

std::unique_ptr<Subcommand> make_unpack_command() {
    return std::make_unique<UnpackCommand>();
}

}  // namespace kindling::cli
