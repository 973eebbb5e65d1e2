#include "initramfs/elf_file.h"

#include <elf.h>
#include <linux/limits.h>

#include <algorithm>
#include <cstring>

namespace kindling::initramfs {

namespace {

// A structure at an offset, if the file reaches so far.
template <typename T>
std::optional<T> at(std::string_view bytes, std::uint64_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

// No name is longer than a path. So a file in which every entry names the whole rest is not copied
// as often as it has entries.
std::string text_at(std::string_view bytes, std::uint64_t offset) {
    if (offset >= bytes.size()) return {};
    const std::string_view rest = bytes.substr(offset, PATH_MAX);
    return std::string(rest.substr(0, rest.find('\0')));
}

// fs/binfmt_elf.c, load_elf_phdrs(): the kernel runs no program whose segments are described by
// entries of another size, or by more than a page of them.
constexpr std::uint64_t most_bytes_of_segments = 4096;
// Far more than any linker writes.
constexpr std::uint64_t most_bytes_of_dynamic = 65536;

struct Types64 {
    using Header = Elf64_Ehdr;
    using Segment = Elf64_Phdr;
    using Dynamic = Elf64_Dyn;
};
struct Types32 {
    using Header = Elf32_Ehdr;
    using Segment = Elf32_Phdr;
    using Dynamic = Elf32_Dyn;
};

template <typename Types>
class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::optional<ElfFile> read() {
        const auto header = at<typename Types::Header>(bytes_, 0);
        if (!header) return std::nullopt;
        file_.machine = header->e_machine;
        file_.runs = header->e_type == ET_EXEC || header->e_type == ET_DYN;
        using Segment = typename Types::Segment;
        const std::uint64_t size = std::uint64_t{header->e_phnum} * sizeof(Segment);
        if (header->e_phentsize != sizeof(Segment) || size > most_bytes_of_segments) {
            file_.runs = false;
            return file_;
        }
        for (std::uint64_t offset = 0; offset < size; offset += sizeof(Segment))
            if (const auto segment = at<Segment>(bytes_, header->e_phoff + offset))
                segments_.push_back(*segment);
        for (const auto& segment : segments_) {
            if (segment.p_type == PT_INTERP) file_.interpreter = text_at(bytes_, segment.p_offset);
            if (segment.p_type == PT_DYNAMIC) read_dynamic(segment);
            if (segment.p_type == PT_NOTE) read_notes(segment);
        }
        return file_;
    }

  private:
    std::uint64_t file_offset(std::uint64_t address) const {
        for (const auto& segment : segments_)
            if (segment.p_type == PT_LOAD && address >= segment.p_vaddr &&
                address - segment.p_vaddr < segment.p_filesz)
                return address - segment.p_vaddr + segment.p_offset;
        return bytes_.size();
    }

    // A note: its three numbers, its owner and its content, each filled up to 4 bytes.
    void read_notes(const typename Types::Segment& segment) {
        const auto filled = [](std::uint64_t size) { return (size + 3) & ~std::uint64_t{3}; };
        std::uint64_t offset = segment.p_offset;
        if (offset > bytes_.size()) return;
        std::uint64_t left = std::min<std::uint64_t>(segment.p_filesz, bytes_.size() - offset);
        while (left >= sizeof(Elf64_Nhdr)) {
            const auto note = at<Elf64_Nhdr>(bytes_, offset);
            if (!note) return;
            const std::uint64_t size =
                sizeof *note + filled(note->n_namesz) + filled(note->n_descsz);
            if (size > left) return;
            file_.notes.push_back({text_at(bytes_.substr(0, offset + sizeof *note + note->n_namesz),
                                           offset + sizeof *note),
                                   note->n_type});
            offset += size;
            left -= size;
        }
    }

    void read_dynamic(const typename Types::Segment& segment) {
        using Dynamic = typename Types::Dynamic;
        std::vector<Dynamic> all;
        std::uint64_t strings = bytes_.size();
        const auto size = std::min<std::uint64_t>(segment.p_filesz, most_bytes_of_dynamic);
        for (std::uint64_t offset = 0; offset + sizeof(Dynamic) <= size;
             offset += sizeof(Dynamic)) {
            const auto entry = at<Dynamic>(bytes_, segment.p_offset + offset);
            if (!entry || entry->d_tag == DT_NULL) break;
            if (entry->d_tag == DT_STRTAB) strings = file_offset(entry->d_un.d_ptr);
            all.push_back(*entry);
        }
        for (const auto& entry : all) {
            const std::uint64_t text = strings + entry.d_un.d_val;
            if (entry.d_tag == DT_NEEDED) file_.needed.push_back(text_at(bytes_, text));
            if (entry.d_tag == DT_RUNPATH || (entry.d_tag == DT_RPATH && file_.search_path.empty()))
                file_.search_path = text_at(bytes_, text);
        }
    }

    std::string_view bytes_;
    ElfFile file_{};
    std::vector<typename Types::Segment> segments_;
};

}  // namespace

std::optional<ElfFile> parse_elf(std::string_view bytes) {
    if (!bytes.starts_with("\x7f"
                           "ELF") ||
        bytes.size() < EI_NIDENT)
        return std::nullopt;
    if (bytes[EI_CLASS] != ELFCLASS64) return Reader<Types32>(bytes).read();
    auto file = Reader<Types64>(bytes).read();
    if (file) file->is_64_bit = true;
    return file;
}

}  // namespace kindling::initramfs
