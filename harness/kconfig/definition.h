#pragma once
// Why a symbol was not granted, read from the Kconfig files themselves.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kconfig/config.h"

namespace kindling::kconfig {

// Where a Kconfig file defines a symbol, and the text of its own "depends on" lines. What an
// enclosing "if" or menu asks for is not seen.
struct Definition {
    int line = 0;
    std::vector<std::string> depends;
    bool has_prompt = false;  // without one nobody can set it: other symbols select it
};

// The symbol's first definition in the text of one Kconfig file (or BusyBox's Config.in).
[[nodiscard]] std::optional<Definition> find_definition(std::string_view kconfig_text,
                                                        std::string_view symbol);

// The names of all symbols that a Kconfig file defines.
[[nodiscard]] std::vector<std::string> defined_symbols(std::string_view kconfig_text);

// Which symbols of an expression such as "PCI && !X86_64" are off in the configuration.
[[nodiscard]] std::vector<std::string> symbols_off(std::string_view expression,
                                                   const Config& config);

}  // namespace kindling::kconfig
