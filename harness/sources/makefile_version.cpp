#include "sources/makefile_version.h"

#include <fmt/format.h>

#include <map>

#include "base/lines.h"

namespace kindling::sources {

std::optional<std::string> makefile_version(std::string_view makefile) {
    // The first setting of each counts: later ones are for sub-makes.
    std::map<std::string, std::string, std::less<>> set;
    for_each_line(makefile, [&](std::string_view line, int) {
        const size_t equals = line.find('=');
        if (equals == std::string_view::npos) return;
        set.emplace(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
    });
    const auto part = [&](std::string_view name) {
        const auto found = set.find(name);
        return found == set.end() ? std::string() : found->second;
    };
    if (part("VERSION").empty() || part("PATCHLEVEL").empty()) return std::nullopt;
    std::string version = fmt::format("{}.{}", part("VERSION"), part("PATCHLEVEL"));
    if (!part("SUBLEVEL").empty()) version += fmt::format(".{}", part("SUBLEVEL"));
    return version + part("EXTRAVERSION");
}

}  // namespace kindling::sources
