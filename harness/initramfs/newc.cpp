#include "initramfs/newc.h"

#include <fmt/format.h>

#include <initializer_list>

namespace kindling::initramfs {

std::size_t padding_after(std::uint64_t offset, std::size_t alignment) {
    return static_cast<std::size_t>((alignment - offset % alignment) % alignment);
}

std::string newc_head(const NewcHeader& header, std::string_view name) {
    constexpr std::uint32_t no_checksum = 0;
    std::string head = "070701";
    for (const std::uint32_t field :
         {header.ino, header.mode, header.uid, header.gid, header.links, header.mtime, header.size,
          header.device_major, header.device_minor, header.node_major, header.node_minor,
          static_cast<std::uint32_t>(name.size() + 1), no_checksum})
        fmt::format_to(std::back_inserter(head), "{:08X}", field);
    head.append(name).push_back('\0');
    return head.append(padding_after(head.size(), newc_alignment), '\0');
}

std::string newc_trailer() {
    return newc_head({.device_major = 0, .device_minor = 0}, "TRAILER!!!");
}

}  // namespace kindling::initramfs
