#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "cost/elf_symbols.h"

namespace kindling::cost {

// A kernel's options, as kconfig::parse_config() gives them: symbol to value.
using Options = std::map<std::string, std::string, std::less<>>;

// Which options differ between two kernels, a line each; "-" is one that is off, or not there.
// Pure.
[[nodiscard]] std::string options_text(const Options& before, const Options& after);

// By how many bytes two programs' functions and variables differ: the sum, and the MOST that differ
// most. Of several of one name, the sum. Pure.
[[nodiscard]] std::string bytes_text(const ElfSymbols& before, const ElfSymbols& after,
                                     std::size_t most);

}  // namespace kindling::cost
