#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kindling::sources {

// The version that the top Makefile of Linux or BusyBox bears: "6.1.192", "1.35.0", with its
// EXTRAVERSION. Nothing when the text has no VERSION and PATCHLEVEL.
[[nodiscard]] std::optional<std::string> makefile_version(std::string_view makefile);

}  // namespace kindling::sources
