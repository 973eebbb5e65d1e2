#include "block_identity.h"

#include <algorithm>

namespace kindling {
namespace {

std::uint64_t little_endian(Bytes bytes, std::size_t at, unsigned size) {
    std::uint64_t value = 0;
    while (size-- > 0) value = value << 8 | bytes[at + size];
    return value;
}

char* put_hex(char* to, unsigned byte) {
    constexpr const char* digits = "0123456789abcdef";
    *to++ = digits[byte >> 4 & 15];
    *to++ = digits[byte & 15];
    return to;
}

// The order in which a UUID's bytes are written. A GPT keeps the lowest byte first in the first
// three of its fields.
constexpr unsigned char straight[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
constexpr unsigned char of_gpt[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

void put_uuid(Bytes bytes, std::size_t at, const unsigned char* order, Identity& uuid) {
    char* to = uuid.data();
    for (unsigned place = 0; place < 16; ++place) {
        if (place >= 4 && place <= 10 && place % 2 == 0) *to++ = '-';
        to = put_hex(to, bytes[at + order[place]]);
    }
    *to = '\0';
}

constexpr std::size_t ext4_magic_at = 0x38;
constexpr std::size_t ext4_uuid_at = 0x68;
constexpr std::size_t ext4_label_at = 0x78;
constexpr std::size_t ext4_label_size = 16;

}  // namespace

bool ext4_identity(Bytes superblock, Identity& uuid, Identity& label) {
    if (superblock.size() < ext4_label_at + ext4_label_size) return false;
    if (little_endian(superblock, ext4_magic_at, 2) != 0xef53) return false;
    put_uuid(superblock, ext4_uuid_at, straight, uuid);
    const Bytes name = superblock.subspan(ext4_label_at, ext4_label_size);
    *std::ranges::copy(name, label.begin()).out = '\0';
    return true;
}

std::optional<std::uint64_t> gpt_entry_at(Bytes header, unsigned partition, unsigned block_size) {
    constexpr std::string_view signature = "EFI PART";
    if (header.size() < 92 || partition == 0) return std::nullopt;
    if (!std::ranges::equal(header.first(signature.size()), signature)) return std::nullopt;
    const std::uint64_t first = little_endian(header, 72, 8);
    const std::uint64_t count = little_endian(header, 80, 4);
    const std::uint64_t size = little_endian(header, 84, 4);
    if (partition > count || size < 128 || size > 4096 || first > 1U << 30) return std::nullopt;
    return first * block_size + (partition - 1) * size;
}

void gpt_identity(Bytes entry, Identity& uuid) {
    put_uuid(entry, 16, of_gpt, uuid);
}

void msdos_identity(Bytes sector, unsigned partition, Identity& uuid) {
    char* to = uuid.data();
    for (unsigned byte = 4; byte > 0; --byte) to = put_hex(to, sector[440 + byte - 1]);
    *to++ = '-';
    *put_hex(to, partition) = '\0';
}

bool is_same_identity(std::string_view one, std::string_view other) {
    const auto lower = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    };
    return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace kindling
