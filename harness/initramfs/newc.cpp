#include "initramfs/newc.h"

#include <initializer_list>

namespace kindling::initramfs {

namespace {

// Eight upper-case digits. An image has a dozen of these numbers a file.
void append_hex(std::string& to, std::uint32_t number) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (int shift = 28; shift >= 0; shift -= 4) to += digits[(number >> shift) & 0xf];
}

}  // namespace

std::size_t padding_after(std::uint64_t offset, std::size_t alignment) {
    return static_cast<std::size_t>((alignment - offset % alignment) % alignment);
}

std::string newc_head(const NewcHeader& header, std::string_view name) {
    constexpr std::uint32_t no_checksum = 0;
    constexpr std::size_t header_size = 110;
    std::string head;
    head.reserve(header_size + name.size() + 1 + newc_alignment);
    head = "070701";
    for (const std::uint32_t field :
         {header.ino, header.mode, header.uid, header.gid, header.links, header.mtime, header.size,
          header.device_major, header.device_minor, header.node_major, header.node_minor,
          static_cast<std::uint32_t>(name.size() + 1), no_checksum})
        append_hex(head, field);
    head.append(name).push_back('\0');
    return head.append(padding_after(head.size(), newc_alignment), '\0');
}

std::string newc_trailer() {
    return newc_head({.device_major = 0, .device_minor = 0}, "TRAILER!!!");
}

}  // namespace kindling::initramfs
