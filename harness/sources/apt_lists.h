#pragma once
// The machine's own package sources, asked for source packages instead of binary ones.

#include <string>
#include <string_view>

namespace kindling::sources {

// A .sources file (deb822) with each "Types:" made deb-src.
[[nodiscard]] std::string deb_src_stanzas(std::string_view sources_file);

// A .list file (one line each) with each "deb" made deb-src; lines that are deb-src already are
// left out, because their "deb" twin becomes the same.
[[nodiscard]] std::string deb_src_lines(std::string_view list_file);

}  // namespace kindling::sources
