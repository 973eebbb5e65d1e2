#include "machine/kernel_file.h"

#include <elf.h>

#include <cstring>
#include <optional>

#include "base/file.h"

namespace kindling::machine {

namespace {

constexpr size_t header_offset = 0x202;
constexpr std::string_view header_magic = "HdrS";
constexpr Elf64_Word xen_phys32_entry = 18;

// A structure at an offset of the file, if the file is long enough.
template <typename T>
std::optional<T> at(std::string_view file, size_t offset) {
    if (offset > file.size() || file.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, file.data() + offset, sizeof value);
    return value;
}

constexpr size_t aligned(size_t size) {
    return (size + 3) & ~size_t{3};
}

bool notes_have_entry(std::string_view file, size_t offset, size_t size) {
    const size_t end = std::min(file.size(), offset + size);
    while (offset < end) {
        const auto note = at<Elf64_Nhdr>(file, offset);
        if (!note) return false;
        const auto name = file.substr(std::min(file.size(), offset + sizeof *note), 4);
        if (note->n_type == xen_phys32_entry && name == std::string_view("Xen\0", 4)) return true;
        offset += sizeof *note + aligned(note->n_namesz) + aligned(note->n_descsz);
    }
    return false;
}

bool has_pvh_note(std::string_view file) {
    const auto header = at<Elf64_Ehdr>(file, 0);
    if (!header || header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_machine != EM_X86_64)
        return false;
    for (size_t i = 0; i < header->e_phnum; ++i) {
        const auto program = at<Elf64_Phdr>(file, header->e_phoff + i * sizeof(Elf64_Phdr));
        if (program && program->p_type == PT_NOTE &&
            notes_have_entry(file, program->p_offset, program->p_filesz))
            return true;
    }
    return false;
}

}  // namespace

Result<KernelFormat> kernel_format(std::string_view file) {
    if (file.size() > header_offset && file.substr(header_offset).starts_with(header_magic))
        return KernelFormat::bzimage;
    if (file.starts_with(ELFMAG)) {
        if (has_pvh_note(file)) return KernelFormat::pvh_vmlinux;
        return failure(
            "an ELF file without a PVH entry, which QEMU can't start: give the bzImage "
            "(arch/x86/boot/bzImage), or build with CONFIG_PVH");
    }
    if (file.empty()) return failure("it is empty");
    return failure("neither a bzImage nor a vmlinux");
}

Result<KernelFormat> check_kernel(const std::filesystem::path& file) {
    const std::string content = TRY(read_file(file));
    auto format = kernel_format(content);
    if (!format)
        return failure("{} is no kernel to boot: {}", file.string(), format.error().message);
    return format;
}

}  // namespace kindling::machine
