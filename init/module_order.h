#pragma once
// Which modules a module needs, from the text that depmod writes (man 5 modules.dep).

#include <optional>
#include <string_view>

namespace kindling {

// Of TEXT, lines of "PATH: NEEDED NEEDED …", the line whose path is that of the module NAME: its
// paths with blanks between them, the module first and what it needs behind it, in the order in
// which modprobe takes them from the end. "-" and "_" are the same in a module's name. Lines of
// paths alone (modules.builtin) will do as well. Nothing when there is no such line.
[[nodiscard]] std::optional<std::string_view> module_line(std::string_view text,
                                                          std::string_view name);

// Takes the last word off LINE, without the colon at its end; "" when there is none left.
[[nodiscard]] std::string_view take_last_path(std::string_view& line);

}  // namespace kindling
