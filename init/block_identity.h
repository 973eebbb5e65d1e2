#pragma once
// What a disk says of itself, from its first bytes. They come from outside, and nothing in them is
// trusted.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace kindling {

using Bytes = std::span<const unsigned char>;
// A UUID as text, or a label; with a NUL at its end.
using Identity = std::array<char, 40>;

// The UUID and the label (volume name) of an ext2, ext3 or ext4 file system, whose SUPERBLOCK
// stands 1,024 bytes behind the device's begin (fs/ext4/ext4.h: struct ext4_super_block). False: no
// such file system.
[[nodiscard]] bool ext4_identity(Bytes superblock, Identity& uuid, Identity& label);

// Where a GPT's entry for a partition stands, in bytes from the disk's begin: from its HEADER, the
// disk's second block of BLOCK_SIZE bytes (block/partitions/efi.h). Nothing when it is none.
[[nodiscard]] std::optional<std::uint64_t> gpt_entry_at(Bytes header, unsigned partition,
                                                        unsigned block_size);

// The PARTUUID of a GPT's ENTRY.
void gpt_identity(Bytes entry, Identity& uuid);

// The PARTUUID that the kernel gives to a PARTITION of a disk whose first sector is SECTOR: the
// disk's signature and the partition's number (block/partitions/msdos.c: set_info).
void msdos_identity(Bytes sector, unsigned partition, Identity& uuid);

// Whether two texts are the same but for the letters' case.
[[nodiscard]] bool is_same_identity(std::string_view one, std::string_view other);

}  // namespace kindling
