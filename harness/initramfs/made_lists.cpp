#include "initramfs/made_lists.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "initramfs/list_line.h"

namespace kindling::initramfs {

namespace {

using Names = std::set<std::string, std::less<>>;

constexpr std::uint32_t link_permissions = 0777;
constexpr std::uint32_t directory_permissions = 0755;
constexpr std::uint32_t file_permissions = 0644;

Names names_of(std::span<const Entry> entries) {
    Names names;
    for (const auto& entry : entries) {
        names.emplace(archived_name(entry.name));
        if (const auto* file = std::get_if<RegularFile>(&entry.content))
            for (const auto& name : file->more_names) names.emplace(archived_name(name));
    }
    return names;
}

// Entries of a made list: links and files, and before them the directories that they need.
class MadeEntries {
  public:
    MadeEntries(std::string list, std::span<const Entry> written)
        : origin_{std::move(list), 0}, taken_(names_of(written)) {}

    // A link at the absolute path LINK to the absolute path TARGET, unless the name is taken.
    void add(const std::filesystem::path& link, const std::filesystem::path& target) {
        if (link == target || !taken_.emplace(archived_name(link.native())).second) return;
        add_parents(link);
        others_.push_back({link.string(), link_permissions, 0, 0,
                           Symlink{target.lexically_relative(link.parent_path()).string()},
                           origin_});
    }

    // The file FROM under the absolute path NAME, unless the name is taken.
    void add_file(const std::filesystem::path& name, std::string_view from) {
        if (!taken_.emplace(archived_name(name.native())).second) return;
        add_parents(name);
        others_.push_back({name.string(), file_permissions, 0, 0,
                           RegularFile{.location = std::string(from), .more_names = {}}, origin_});
    }

    [[nodiscard]] std::vector<Entry> entries() && {
        directories_.insert(directories_.end(), std::make_move_iterator(others_.begin()),
                            std::make_move_iterator(others_.end()));
        return std::move(directories_);
    }

  private:
    void add_parents(const std::filesystem::path& path) {
        const auto parent = path.parent_path();
        if (parent == parent.root_path()) return;
        if (!taken_.emplace(archived_name(parent.native())).second) return;
        add_parents(parent);
        directories_.push_back(
            {parent.string(), directory_permissions, 0, 0, Directory{}, origin_});
    }

    Origin origin_;
    Names taken_;
    std::vector<Entry> directories_;
    std::vector<Entry> others_;
};

// The first word of each line that has one and is no comment.
std::vector<std::string_view> words_of(std::string_view names) {
    std::vector<std::string_view> words;
    for (const auto& line : lines_of({}, names))
        if (const auto fields = line.fields(); !fields.empty() && !fields[0].text.starts_with('#'))
            words.push_back(fields[0].text);
    return words;
}

}  // namespace

std::span<const MadeList> made_lists() {
    static const std::array<MadeList, 3> lists{{
        {"busybox-links", "BUSYBOX_LINKS", busybox_links},
        {"userland-links", "USERLAND_LINKS", userland_links},
        {"modules", "MODULES_FILES", kernel_modules},
    }};
    return lists;
}

std::vector<Entry> busybox_links(std::string_view names, std::span<const Entry> written) {
    MadeEntries links("busybox-links", written);
    for (const auto word : words_of(names))
        links.add(std::filesystem::path("/") / word, "/bin/busybox");
    return std::move(links).entries();
}

std::vector<Entry> userland_links(std::string_view names, std::span<const Entry> written) {
    MadeEntries links("userland-links", written);
    for (const auto word : words_of(names))
        links.add(std::filesystem::path("/bin") / word, "/bin/userland");
    return std::move(links).entries();
}

std::vector<Entry> kernel_modules(std::string_view names, std::span<const Entry> written) {
    MadeEntries modules("modules", written);
    for (const auto& line : lines_of({}, names))
        if (const auto fields = line.fields(); fields.size() == 2)
            modules.add_file(fields[0].text, fields[1].text);
    return std::move(modules).entries();
}

}  // namespace kindling::initramfs
