#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "cost/elf_symbols.h"

namespace kindling::cli {

// The programs of an image by the address of their first instruction, for those that are linked to
// run at fixed addresses; "init or hello" when several begin at one. What can't be read is left
// out.
[[nodiscard]] std::map<std::uint64_t, std::string> programs_of(const std::filesystem::path& image);

// The symbols of the image's /init, when it is the one that this checkout builds; else nothing.
[[nodiscard]] std::optional<cost::ElfSymbols> symbols_of_init(const std::filesystem::path& image);

}  // namespace kindling::cli
