#include "initramfs/lost_attributes.h"

#include <fmt/format.h>
#include <linux/limits.h>
#include <sys/xattr.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace kindling::initramfs {

namespace {

struct Files {
    std::string first;
    size_t number = 0;
};

// Where the entry's attributes are; nowhere for what a list or an archive makes.
const std::string* location_of(const Entry& entry) {
    if (const auto* directory = std::get_if<Directory>(&entry.content))
        return directory->location.empty() ? nullptr : &directory->location;
    const auto* file = std::get_if<RegularFile>(&entry.content);
    // Behind an offset: the attributes of an archive are not those of a file in it.
    if (file == nullptr || (file->extent && file->extent->offset > 0)) return nullptr;
    return &file->location;
}

}  // namespace

std::vector<std::string> lost_attributes(std::span<const Entry> entries) {
    std::map<std::string, Files, std::less<>> lost;
    std::array<char, XATTR_LIST_MAX> names;  // not cleared: this is done for every file
    for (const auto& entry : entries) {
        const std::string* location = location_of(entry);
        if (location == nullptr) continue;
        const ssize_t size = ::listxattr(location->c_str(), names.data(), names.size());
        // Of a file that can't be asked the packing speaks, if it is trouble.
        if (size <= 0) continue;
        std::string_view rest(names.data(), static_cast<size_t>(size));
        while (!rest.empty()) {
            const std::string_view attribute = rest.substr(0, rest.find('\0'));
            rest.remove_prefix(std::min(attribute.size() + 1, rest.size()));
            // SELinux labels every file of a system that runs it, and relabels at boot.
            if (attribute == "security.selinux") continue;
            Files& files = lost[std::string(attribute)];
            if (files.number++ == 0) files.first = entry.name;
        }
    }
    std::vector<std::string> warnings;
    for (const auto& [attribute, files] : lost)
        warnings.push_back(fmt::format(
            "{}: its {} is lost, newc holds no {}{}", files.first, attribute,
            attribute == "security.capability" ? "capabilities" : "extended attributes",
            files.number > 1 ? fmt::format(" (and of {} more)", files.number - 1) : ""));
    return warnings;
}

}  // namespace kindling::initramfs
