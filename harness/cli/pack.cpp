// kindling pack: lists, directories and archives -> an image.

#include "initramfs/pack.h"

#include <filesystem>
#include <future>
#include <thread>

#include "base/file.h"
#include "base/quote.h"
#include "cli/pack_sources.h"
#include "cli/subcommand.h"
#include "cli/subcommands.h"
#include "initramfs/lost_attributes.h"

namespace kindling::cli {

namespace {

class PackCommand : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "pack"; }
    [[nodiscard]] std::string summary() const override {
        return "Pack an initramfs image from lists, directories and archives, without root";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling pack my.list --set INIT=build/init -o my.cpio\n"
               "  kindling pack rootfs/ --file my-init=/init -o my.cpio.zst --compress zstd:19";
    }
    void declare(Options& options) override {
        options.arguments("SOURCE", wanted_.sources,
                          "Packed in this order: directories; cpio archives; lists in the kernel's "
                          "gen_init_cpio syntax (paths, - for standard input, or names of "
                          "configs/images)");
        options.option("-o,--output", image_, "The image to write");
        options.list_option("--file", wanted_.files,
                            "SRC=DEST: one file more, 0:0's (may be repeated)");
        options.list_option("--set", wanted_.settings,
                            "NAME=PATH: what ${NAME} in a list stands for (may be repeated)");
        options.option("--uid", uid_,
                       "Of directories: the owner N becomes 0; squash: every owner does");
        options.option("--gid", gid_, "The same for groups");
        options.flag("--parents", wanted_.parents, "Put in the directories that a list leaves out");
        options.option("--compress", compression_,
                       "NAME[:LEVEL]: gzip, bzip2, lzma, xz, lzo, lz4, zstd or none (usual)");
        options.option("--prepend", prepended_,
                       "An uncompressed archive that stands first (microcode)");
        options.option("--align", alignment_,
                       "Begin the data of large files at multiples of this (4096: reflinks)");
        options.flag(
            "--builtin", wanted_.builtin,
            "An image for CONFIG_INITRAMFS_SOURCE: with /dev/console, and says the option");
    }
    [[nodiscard]] Result<int> run() override {
        if (wanted_.sources.empty() && wanted_.files.empty())
            return failure("which list or directory? For example: {}", example());
        if (image_.empty()) return failure("say where the image goes: -o IMAGE");
        if (wanted_.builtin) TRY(check_builtin_name());
        if (alignment_ < 0 || alignment_ % 4 != 0)
            return failure("--align {}: it must be a multiple of 4", alignment_);
        wanted_.owners = {TRY(initramfs::parse_owner_rule(uid_)),
                          TRY(initramfs::parse_owner_rule(gid_))};
        const std::uint32_t epoch = TRY(initramfs::source_date_epoch());
        const auto read = TRY(read_sources(wanted_));
        warn(read.warnings);
        const auto compression = TRY(initramfs::parse_compression(compression_));
        // Beside the packing: it asks for every file, and nothing waits for the answer.
        auto lost = std::async(std::launch::async,
                               [&read] { return initramfs::lost_attributes(read.entries); });
        const auto packed =
            TRY(initramfs::pack(read.entries, image_,
                                {.epoch = epoch,
                                 .alignment = static_cast<std::uint32_t>(alignment_),
                                 .prepended = prepended_,
                                 .compression = compression,
                                 .threads = std::thread::hardware_concurrency()}));
        warn(lost.get());
        fmt::print("{}: {} {}, {} bytes\n", printable(image_), packed.names,
                   packed.names == 1 ? "entry" : "entries", packed.bytes);
        if (wanted_.builtin)
            fmt::print("CONFIG_BLK_DEV_INITRD=y\nCONFIG_INITRAMFS_SOURCE=\"{}\"\n",
                       fs::absolute(image_).string());
        return 0;
    }

  private:
    static void warn(const std::vector<std::string>& warnings) {
        for (const auto& warning : warnings) fmt::print(stderr, "warning: {}\n", one_line(warning));
    }
    // usr/Makefile takes a finished image by its name alone, and splits the option at blanks.
    Result<void> check_builtin_name() const {
        const std::string name = fs::absolute(image_).string();
        if (!image_.ends_with(".cpio") && !image_.contains(".cpio."))
            return failure("{}: the kernel's build takes an image only by its name: NAME.cpio",
                           image_);
        if (name.find_first_of(" \t\"$") != std::string::npos)
            return failure("{}: CONFIG_INITRAMFS_SOURCE can't hold blanks, \" or $", name);
        return {};
    }

    PackSources wanted_;
    std::string image_;
    std::string uid_;
    std::string gid_;
    std::string prepended_;
    std::string compression_;
    int alignment_ = 0;
};

}  // namespace

std::unique_ptr<Subcommand> make_pack_command() {
    return std::make_unique<PackCommand>();
}

}  // namespace kindling::cli
