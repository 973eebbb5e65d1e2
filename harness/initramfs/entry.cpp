#include "initramfs/entry.h"

#include <fmt/format.h>
#include <sys/stat.h>

namespace kindling::initramfs {

namespace {

struct TypeBits {
    std::uint32_t operator()(const RegularFile&) const { return S_IFREG; }
    std::uint32_t operator()(const Directory&) const { return S_IFDIR; }
    std::uint32_t operator()(const Device& device) const {
        return device.kind == Device::Kind::block ? S_IFBLK : S_IFCHR;
    }
    std::uint32_t operator()(const Symlink&) const { return S_IFLNK; }
    std::uint32_t operator()(const Pipe&) const { return S_IFIFO; }
    std::uint32_t operator()(const Socket&) const { return S_IFSOCK; }
};

}  // namespace

std::string describe(const Origin& origin) {
    return origin.line == 0 ? origin.list : fmt::format("{}:{}", origin.list, origin.line);
}

std::uint32_t type_bits(const Content& content) {
    return std::visit(TypeBits{}, content);
}

std::string_view archived_name(std::string_view name) {
    if (name.starts_with('/')) name.remove_prefix(1);
    return name;
}

}  // namespace kindling::initramfs
