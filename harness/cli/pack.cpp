// kindling pack: cpio lists -> an image.

#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "base/checkout.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/subcommand.h"
#include "cli/subcommands.h"
#include "cli/supplies.h"
#include "initramfs/image_list.h"
#include "initramfs/pack.h"

namespace kindling::cli {

namespace {

std::vector<std::string> names_of_our_lists() {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& file : fs::directory_iterator(checkout::configs() / "images", ignored))
        if (file.path().extension() == ".list") names.push_back(file.path().stem().string());
    std::ranges::sort(names);
    return names;
}

// A list as it was named: the name of one in configs/images, or a path. The names come first, so
// that a folder `busybox` where we are does not hide the list.
Result<fs::path> find_list(const std::string& named) {
    const auto ours = names_of_our_lists();
    if (std::ranges::find(ours, named) != ours.end())
        return checkout::configs() / "images" / (named + ".list");
    if (fs::exists(named)) return fs::path(named);
    return failure("no list {}{} (a path, or one of configs/images: {})", named,
                   did_you_mean(named, ours), fmt::join(ours, " "));
}

// "NAME=PATH" as a variable. The path is relative to where we are, not to a list.
Result<void> set_variable(initramfs::Variables& variables, const std::string& text) {
    const size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return failure("--set {}: it must be NAME=PATH", text);
    variables.insert_or_assign(text.substr(0, equals),
                               fs::absolute(text.substr(equals + 1)).string());
    return {};
}

// All variables that the lists need: those that are SET, and what the harness has for the rest.
Result<initramfs::Variables> variables_for(const std::vector<initramfs::ListFile>& lists,
                                           initramfs::Variables set) {
    std::vector<std::string> needed;
    for (const auto& list : lists)
        for (auto& name : TRY(initramfs::variables_needed(list)))
            if (!set.contains(name) && std::ranges::find(needed, name) == needed.end())
                needed.push_back(std::move(name));
    if (needed.empty()) return set;
    Supplies supplies = TRY(Supplies::open({}));
    set.merge(TRY(supplies.image_variables(needed)));
    return set;
}

class PackCommand : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "pack"; }
    [[nodiscard]] std::string summary() const override {
        return "Pack an initramfs image from cpio lists, without root";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling pack my.list --set INIT=build/init -o my.cpio";
    }
    void declare(Options& options) override {
        options.arguments("list", lists_,
                          "Lists in the kernel's gen_init_cpio syntax: paths, or names of "
                          "configs/images; packed in this order");
        options.option("-o,--output", image_, "The image to write");
        options.list_option("--set", settings_,
                            "NAME=PATH: what ${NAME} in a list stands for (may be repeated)");
    }
    [[nodiscard]] Result<int> run() override {
        if (lists_.empty()) return failure("which list? For example: {}", example());
        if (image_.empty()) return failure("say where the image goes: -o IMAGE");
        const std::uint32_t epoch = TRY(initramfs::source_date_epoch());
        const auto entries = TRY(read_entries());
        const auto packed = TRY(initramfs::pack(entries, image_, epoch));
        fmt::print("{}: {} {}, {} bytes\n", image_, packed.names,
                   packed.names == 1 ? "entry" : "entries", packed.bytes);
        return 0;
    }

  private:
    [[nodiscard]] Result<std::vector<initramfs::Entry>> read_entries() const {
        initramfs::Variables set;
        for (const auto& setting : settings_) TRY(set_variable(set, setting));
        std::vector<initramfs::ListFile> lists;
        for (const auto& named : lists_) {
            const fs::path path = TRY(find_list(named));
            lists.push_back(TRY(initramfs::read_list(path)));
        }
        const auto variables = TRY(variables_for(lists, std::move(set)));
        std::vector<initramfs::Entry> entries;
        for (const auto& list : lists)
            std::ranges::move(TRY(initramfs::entries_of(list, variables)),
                              std::back_inserter(entries));
        return entries;
    }

    std::vector<std::string> lists_;
    std::vector<std::string> settings_;
    std::string image_;
};

}  // namespace

std::unique_ptr<Subcommand> make_pack_command() {
    return std::make_unique<PackCommand>();
}

}  // namespace kindling::cli
