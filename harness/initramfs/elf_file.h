#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindling::initramfs {

// A note of an ELF file (PT_NOTE), without its content.
struct ElfNote {
    std::string owner;
    std::uint32_t type = 0;
    bool operator==(const ElfNote&) const = default;
};

// What the kernel and a dynamic loader look at in an ELF file.
struct ElfFile {
    bool is_64_bit = false;
    bool runs = false;  // ET_EXEC or ET_DYN, with a table of segments that the kernel takes
    std::uint16_t machine = 0;
    std::string interpreter{};  // PT_INTERP: the dynamic loader
    std::vector<std::string> needed{};
    std::string search_path{};  // DT_RUNPATH, or DT_RPATH
    std::vector<ElfNote> notes{};
};

// Reads a whole ELF file of our byte order. Nothing when it is none; what lies outside of the file
// is left out.
[[nodiscard]] std::optional<ElfFile> parse_elf(std::string_view bytes);

}  // namespace kindling::initramfs
