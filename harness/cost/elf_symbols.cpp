#include "cost/elf_symbols.h"

#include <elf.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "base/quote.h"
#include "base/unique_fd.h"

namespace kindling::cost {

namespace {

// No table of a kernel is larger; a damaged file must not make us allocate what it says.
constexpr std::uint64_t largest_table = std::uint64_t{256} << 20;

std::string read_at(int fd, std::uint64_t offset, std::uint64_t size) {
    if (size > largest_table) return {};
    std::string bytes(size, '\0');
    const ssize_t got = ::pread(fd, bytes.data(), size, static_cast<off_t>(offset));
    bytes.resize(got > 0 ? static_cast<size_t>(got) : 0);
    return bytes;
}

// The whole records of a table; a piece of one at its end is left out.
template <typename Record>
std::vector<Record> records(const std::string& bytes) {
    std::vector<Record> all(bytes.size() / sizeof(Record));
    if (!all.empty()) std::memcpy(all.data(), bytes.data(), all.size() * sizeof(Record));
    return all;
}

std::string name_at(const std::string& names, std::uint32_t offset) {
    if (offset >= names.size()) return {};
    return names.substr(offset, names.find('\0', offset) - offset);
}

bool is_ours(const Elf64_Ehdr& header) {
    return std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 &&
           header.e_ident[EI_CLASS] == ELFCLASS64 && header.e_ident[EI_DATA] == ELFDATA2LSB &&
           header.e_shentsize == sizeof(Elf64_Shdr);
}

}  // namespace

Result<ElfSymbols> ElfSymbols::open(const std::filesystem::path& file) {
    const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open()) return errno_failure("open", file.string());
    const auto headers = records<Elf64_Ehdr>(read_at(fd.get(), 0, sizeof(Elf64_Ehdr)));
    if (headers.empty() || !is_ours(headers[0]))
        return failure("{}: no 64-bit ELF file: its symbols can't be read",
                       printable(file.string()));
    ElfSymbols elf;
    elf.file_ = file;
    elf.entry_ = headers[0].e_entry;
    const auto sections = records<Elf64_Shdr>(
        read_at(fd.get(), headers[0].e_shoff, headers[0].e_shnum * sizeof(Elf64_Shdr)));
    for (const auto& section : sections) {
        if ((section.sh_flags & SHF_ALLOC) && section.sh_type != SHT_NOBITS)
            elf.sections_.push_back({section.sh_addr, section.sh_offset, section.sh_size});
        if (section.sh_type != SHT_SYMTAB || section.sh_link >= sections.size()) continue;
        const auto& strings = sections[section.sh_link];
        const std::string names = read_at(fd.get(), strings.sh_offset, strings.sh_size);
        for (const auto& symbol :
             records<Elf64_Sym>(read_at(fd.get(), section.sh_offset, section.sh_size))) {
            const std::string name = name_at(names, symbol.st_name);
            if (name.empty() || symbol.st_shndx == SHN_UNDEF) continue;
            const bool is_function = ELF64_ST_TYPE(symbol.st_info) == STT_FUNC;
            elf.symbols_.emplace(name, Symbol{symbol.st_value, symbol.st_size, is_function});
            if (is_function) elf.functions_.emplace(symbol.st_value, name);
        }
    }
    return elf;
}

std::optional<Symbol> ElfSymbols::find(const std::string& name) const {
    const auto [first, last] = symbols_.equal_range(name);
    const auto lowest = std::min_element(first, last, [](const auto& left, const auto& right) {
        return left.second.address < right.second.address;
    });
    if (lowest == last) return std::nullopt;
    return lowest->second;
}

std::string ElfSymbols::function_at(std::uint64_t address) const {
    const auto [first, last] = functions_.equal_range(address);
    if (first == last) return {};
    const auto plain = std::find_if(
        first, last, [](const auto& function) { return !function.second.starts_with('_'); });
    return (plain == last ? first : plain)->second;
}

std::map<std::string, std::uint64_t> ElfSymbols::functions() const {
    std::map<std::string, std::uint64_t> functions;
    for (const auto& [address, name] : functions_) functions.emplace(name, address);
    return functions;
}

std::map<std::string, std::uint64_t> ElfSymbols::sizes() const {
    std::map<std::string, std::uint64_t> sizes;
    for (const auto& [name, symbol] : symbols_)
        if (symbol.size > 0) sizes[name] += symbol.size;
    return sizes;
}

std::string ElfSymbols::bytes_at(std::uint64_t address, std::uint64_t size) const {
    const UniqueFd fd(::open(file_.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open()) return {};
    for (const auto& section : sections_) {
        if (address < section.address || address - section.address >= section.size) continue;
        const std::uint64_t skipped = address - section.address;
        return read_at(fd.get(), section.offset + skipped, std::min(size, section.size - skipped));
    }
    return {};
}

}  // namespace kindling::cost
