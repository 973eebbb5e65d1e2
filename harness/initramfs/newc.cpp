#include "initramfs/newc.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace kindling::initramfs {

namespace {

constexpr std::string_view magic = "070701";
constexpr std::size_t digits_of_a_field = 8;
constexpr std::size_t header_size = magic.size() + 13 * digits_of_a_field;

// Eight upper-case digits, and the place behind them. An image has a dozen of these a file.
char* put_hex(char* to, std::uint32_t number) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (int shift = 28; shift >= 0; shift -= 4) *to++ = digits[(number >> shift) & 0xf];
    return to;
}

}  // namespace

std::size_t padding_after(std::uint64_t offset, std::size_t alignment) {
    return static_cast<std::size_t>((alignment - offset % alignment) % alignment);
}

std::string newc_head(const NewcHeader& header, std::string_view name) {
    constexpr std::uint32_t no_checksum = 0;
    std::array<char, header_size> fixed{};
    char* next = std::ranges::copy(magic, fixed.data()).out;
    for (const std::uint32_t field :
         {header.ino, header.mode, header.uid, header.gid, header.links, header.mtime, header.size,
          header.device_major, header.device_minor, header.node_major, header.node_minor,
          static_cast<std::uint32_t>(name.size() + 1), no_checksum})
        next = put_hex(next, field);
    const std::size_t size = header_size + name.size() + 1;
    std::string head;
    head.reserve(size + newc_alignment);
    head.append(fixed.data(), fixed.size()).append(name);
    return head.append(1 + padding_after(size, newc_alignment), '\0');
}

std::string newc_trailer() {
    return newc_head({.device_major = 0, .device_minor = 0}, "TRAILER!!!");
}

}  // namespace kindling::initramfs
