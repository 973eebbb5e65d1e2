#pragma once
// The newc format of cpio, byte for byte as the kernel's usr/gen_init_cpio.c (6.1) writes it.

#include <cstdint>
#include <string>
#include <string_view>

namespace kindling::initramfs {

// The header of one name. usr/gen_init_cpio.c says of everything that it lies on device 3:1.
struct NewcHeader {
    std::uint32_t ino = 0;
    std::uint32_t mode = 0;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint32_t links = 1;
    std::uint32_t mtime = 0;
    std::uint32_t size = 0;
    std::uint32_t device_major = 3;
    std::uint32_t device_minor = 1;
    std::uint32_t node_major = 0;
    std::uint32_t node_minor = 0;
};

// What headers, names and data are aligned to, and what a whole archive is.
inline constexpr std::size_t newc_alignment = 4;
inline constexpr std::size_t archive_alignment = 512;

// The first number that gen_init_cpio gives an inode.
inline constexpr std::uint32_t first_inode = 721;

// The header, the name with its NUL, and zeros up to where the data begins, for a header at an
// aligned offset.
[[nodiscard]] std::string newc_head(const NewcHeader& header, std::string_view name);

// The entry that ends an archive, without the zeros that fill it up.
[[nodiscard]] std::string newc_trailer();

// How many zeros bring OFFSET to a multiple of ALIGNMENT.
[[nodiscard]] std::size_t padding_after(std::uint64_t offset, std::size_t alignment);

}  // namespace kindling::initramfs
