#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::cost {

// A symbol of an ELF file that has an address.
struct Symbol {
    std::uint64_t address = 0;
    std::uint64_t size = 0;
    bool is_function = false;
};

// A 64-bit ELF file of our byte order (a vmlinux, a static program): its symbols, and what lies at
// an address. Of a vmlinux of 50 MB only the tables are read.
class ElfSymbols {
  public:
    // Fails, naming the file, when it can't be read or is none. A file without symbols is fine.
    [[nodiscard]] static Result<ElfSymbols> open(const std::filesystem::path& file);

    // The symbol of that name; of several, the one with the lowest address.
    [[nodiscard]] std::optional<Symbol> find(const std::string& name) const;
    // The name of the function at ADDRESS exactly; of several, the first that is not an alias
    // with a leading underscore. Empty: none.
    [[nodiscard]] std::string function_at(std::uint64_t address) const;
    // SIZE bytes that the file has for ADDRESS; fewer, or none, where it has no such content.
    [[nodiscard]] std::string bytes_at(std::uint64_t address, std::uint64_t size) const;
    // Every function's name and address.
    [[nodiscard]] std::map<std::string, std::uint64_t> functions() const;
    // The bytes that each name stands for; of several of one name, the sum.
    [[nodiscard]] std::map<std::string, std::uint64_t> sizes() const;
    // Where execution begins: of a vmlinux its physical address.
    [[nodiscard]] std::uint64_t entry() const { return entry_; }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  private:
    struct Section {
        std::uint64_t address = 0;
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
    };
    std::filesystem::path file_;
    std::uint64_t entry_ = 0;
    std::multimap<std::string, Symbol, std::less<>> symbols_;
    std::multimap<std::uint64_t, std::string> functions_;
    std::vector<Section> sections_;  // those with content in memory
};

}  // namespace kindling::cost
