#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindling::scenario {

// The bytes that a terminal sends for a key: "enter", "ctrl-c", "up". Nothing for an unknown one.
[[nodiscard]] std::optional<std::string> bytes_of_key(std::string_view key);

// The names of the keys, for messages; ctrl-a to ctrl-z stand there as "ctrl-LETTER".
[[nodiscard]] std::vector<std::string> key_names();

}  // namespace kindling::scenario
