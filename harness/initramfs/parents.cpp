#include "initramfs/parents.h"

#include <array>
#include <functional>
#include <set>

namespace kindling::initramfs {

namespace {

// The directories that the entries up to some one have made, with all that are above them.
class Known {
  public:
    explicit Known(std::span<const std::string_view> builtin)
        : directories_(builtin.begin(), builtin.end()) {}

    // Calls MISSING for each directory above the names of ENTRY that is not known yet, outermost
    // first, and knows it from then on; then knows what ENTRY itself makes.
    template <typename Missing>
    void look_above(const Entry& entry, const Missing& missing) {
        look_above(entry.name, missing);
        if (const auto* file = std::get_if<RegularFile>(&entry.content))
            for (const auto& name : file->more_names) look_above(name, missing);
        if (std::holds_alternative<Directory>(entry.content) ||
            std::holds_alternative<Symlink>(entry.content))
            directories_.insert(plain_name(entry.name));
    }

  private:
    template <typename Missing>
    void look_above(std::string_view written, const Missing& missing) {
        // Most files stand beside the one before them.
        const auto directory_written = written.substr(0, written.rfind('/') + 1);
        if (directory_written == last_written_) return;
        const std::string name = plain_name(written);
        for (size_t slash = name.find('/'); slash != std::string::npos;
             slash = name.find('/', slash + 1)) {
            const std::string_view directory = std::string_view(name).substr(0, slash);
            if (directories_.contains(directory)) continue;
            missing(std::string(directory));
            directories_.emplace(directory);
        }
        const auto base = written.substr(directory_written.size());
        if (!base.empty() && base != ".") last_written_ = directory_written;
    }

    std::set<std::string, std::less<>> directories_;
    std::string last_written_;  // with its slash: all of it is known
};

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
    Known known(builtin);
    std::vector<MissingParent> all;
    for (const auto& entry : entries)
        known.look_above(entry,
                         [&](const std::string& directory) { all.push_back({directory, &entry}); });
    return all;
}

std::vector<Entry> with_parents(std::vector<Entry> entries) {
    Known known({});
    std::vector<Entry> all;
    all.reserve(entries.size());
    for (auto& entry : entries) {
        known.look_above(entry, [&](const std::string& directory) {
            all.push_back({directory, 0755, 0, 0, Directory{}, entry.origin});
        });
        all.push_back(std::move(entry));
    }
    return all;
}

}  // namespace kindling::initramfs
