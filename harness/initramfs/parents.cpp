#include "initramfs/parents.h"

#include <array>
#include <functional>
#include <set>

namespace kindling::initramfs {

namespace {

using Known = std::set<std::string, std::less<>>;

std::vector<std::string> names_of(const Entry& entry) {
    std::vector<std::string> names{entry.name};
    if (const auto* file = std::get_if<RegularFile>(&entry.content))
        names.insert(names.end(), file->more_names.begin(), file->more_names.end());
    return names;
}

// Calls MISSING for each directory above the names of ENTRY that is not KNOWN yet, outermost
// first, and knows it from then on; then knows what ENTRY itself makes.
void look_above(const Entry& entry, Known& known,
                const std::function<void(const std::string&)>& missing) {
    for (const auto& written : names_of(entry)) {
        const std::string name = plain_name(written);
        for (size_t slash = name.find('/'); slash != std::string::npos;
             slash = name.find('/', slash + 1)) {
            const std::string_view directory = std::string_view(name).substr(0, slash);
            if (known.contains(directory)) continue;
            missing(std::string(directory));
            known.emplace(directory);
        }
        if (std::holds_alternative<Directory>(entry.content) ||
            std::holds_alternative<Symlink>(entry.content))
            known.insert(name);
    }
}

}  // namespace

std::string plain_name(std::string_view name) {
    std::string plain;
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        name.remove_prefix(std::min(part.size() + 1, name.size()));
        if (part.empty() || part == ".") continue;
        if (!plain.empty()) plain += '/';
        plain += part;
    }
    return plain;
}

std::span<const std::string_view> default_directories() {
    static constexpr std::array<std::string_view, 2> made{"dev", "root"};
    return made;
}

std::vector<MissingParent> missing_parents(std::span<const Entry> entries,
                                           std::span<const std::string_view> builtin) {
    Known known(builtin.begin(), builtin.end());
    std::vector<MissingParent> all;
    for (const auto& entry : entries)
        look_above(entry, known,
                   [&](const std::string& directory) { all.push_back({directory, &entry}); });
    return all;
}

std::vector<Entry> with_parents(std::vector<Entry> entries) {
    Known known;
    std::vector<Entry> all;
    all.reserve(entries.size());
    for (auto& entry : entries) {
        look_above(entry, known, [&](const std::string& directory) {
            all.push_back({directory, 0755, 0, 0, Directory{}, entry.origin});
        });
        all.push_back(std::move(entry));
    }
    return all;
}

}  // namespace kindling::initramfs
