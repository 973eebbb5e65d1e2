#include "sources/apt_lists.h"

#include <strings.h>

#include "base/lines.h"

namespace kindling::sources {

namespace {

// Field names of deb822 are the same in any case.
bool is_types_field(std::string_view line) {
    constexpr std::string_view field = "types:";
    return line.size() >= field.size() &&
           ::strncasecmp(line.data(), field.data(), field.size()) == 0;
}

}  // namespace

std::string deb_src_stanzas(std::string_view sources_file) {
    std::string text;
    for_each_line(sources_file, [&](std::string_view line, int) {
        text += is_types_field(line) ? std::string_view("Types: deb-src") : line;
        text += '\n';
    });
    return text;
}

std::string deb_src_lines(std::string_view list_file) {
    std::string text;
    for_each_line(list_file, [&](std::string_view raw, int) {
        const std::string_view line = trimmed(raw);
        if (!line.starts_with("deb ") && !line.starts_with("deb\t")) return;
        text += "deb-src";
        text += line.substr(3);
        text += '\n';
    });
    return text;
}

}  // namespace kindling::sources
