#pragma once
// Numbers as people write them on a command line. All of the text must be the number.

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace kindling {

// Decimal, at most MOST. Nothing when TEXT is no such number.
[[nodiscard]] std::optional<std::uint32_t> parse_number(std::string_view text, std::uint32_t most);

// An octal file mode up to 7777. Nothing when TEXT is none.
[[nodiscard]] std::optional<mode_t> parse_mode(std::string_view text);

}  // namespace kindling
