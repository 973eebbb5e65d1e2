#include "busybox/static_program.h"

#include <elf.h>

#include <cstring>
#include <optional>

namespace kindling::busybox {

namespace {

template <typename T>
std::optional<T> read_at(std::string_view bytes, size_t offset) {
    T value{};
    if (offset > bytes.size() || bytes.size() - offset < sizeof value) return std::nullopt;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

}  // namespace

Result<void> check_static_program(std::string_view bytes) {
    const auto header = read_at<Elf64_Ehdr>(bytes, 0);
    if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0)
        return failure("it is no ELF file");
    if (header->e_ident[EI_CLASS] != ELFCLASS64) return failure("it is no 64-bit program");
    if (header->e_type != ET_EXEC && header->e_type != ET_DYN)
        return failure("it is an ELF file, but no program");
    for (size_t i = 0; i < header->e_phnum; ++i) {
        const auto segment = read_at<Elf64_Phdr>(bytes, header->e_phoff + i * header->e_phentsize);
        if (!segment) return failure("its program headers are cut off");
        if (segment->p_type == PT_INTERP)
            return failure("it is linked dynamically: it asks for a loader that no image has");
    }
    return {};
}

}  // namespace kindling::busybox
