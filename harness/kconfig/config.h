#pragma once
// A whole .config, as Kconfig leaves it.

#include <map>
#include <string>
#include <string_view>

#include "kconfig/fragment.h"

namespace kindling::kconfig {

// Symbol (without CONFIG_) to value: y, m, a number, a string in its quotes; n where the .config
// says "is not set". A symbol that is not there does not exist, or nothing asks for it.
using Config = std::map<std::string, std::string, std::less<>>;

// Reads a .config; lines that are no setting are passed over, as the kernel's conf does.
[[nodiscard]] Config parse_config(std::string_view text);

// The symbol's value, n when it is not there.
[[nodiscard]] std::string value_of(const Config& config, std::string_view symbol);

// The text of a .config in which the fragment's lines stand in place of those that set the same
// symbols. It still has to go through olddefconfig.
[[nodiscard]] std::string overlay(std::string_view config_text, const Fragment& fragment);

}  // namespace kindling::kconfig
