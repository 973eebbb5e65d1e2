#include "initramfs/lost_attributes.h"

#include <fmt/format.h>
#include <linux/limits.h>
#include <sys/xattr.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace kindling::initramfs {

void LostAttributes::look_at(const std::string& path, const std::string& name, dev_t device) {
    if (without_ == device) return;
    std::array<char, XATTR_LIST_MAX> names;  // not cleared: this is done for every file
    const ssize_t size = ::llistxattr(path.c_str(), names.data(), names.size());
    if (size < 0 && errno == ENOTSUP) without_ = device;
    // A file that can't be asked is about to fail by itself.
    if (size <= 0) return;
    std::string_view rest(names.data(), static_cast<size_t>(size));
    while (!rest.empty()) {
        const std::string_view attribute = rest.substr(0, rest.find('\0'));
        rest.remove_prefix(std::min(attribute.size() + 1, rest.size()));
        // SELinux labels every file of a system that runs it, and relabels at boot.
        if (attribute == "security.selinux") continue;
        Files& files = files_[std::string(attribute)];
        // Not the first that the file system happens to show, which differs from day to day.
        if (files.number++ == 0 || name < files.first) files.first = name;
    }
}

std::vector<std::string> LostAttributes::warnings() const {
    std::vector<std::string> all;
    for (const auto& [attribute, files] : files_)
        all.push_back(fmt::format(
            "{}: its {} is lost, newc holds no {}{}", files.first, attribute,
            attribute == "security.capability" ? "capabilities" : "extended attributes",
            files.number > 1 ? fmt::format(" (and of {} more)", files.number - 1) : ""));
    return all;
}

}  // namespace kindling::initramfs
