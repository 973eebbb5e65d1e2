#pragma once
// configs/sources/*.source: where kernels and BusyBox come from, as data.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace kindling::sources {

// A tarball that a package put on this machine: the first of the patterns that matches counts,
// and of several matches the one with the highest version.
struct InstalledTarball {
    std::vector<std::string> patterns;
};

// The upstream tarball of a source package of the distribution.
struct AptSource {
    std::string package;
};

// A tarball at an address.
struct Download {
    std::string url;
};

struct Description {
    std::string name;     // of its file
    std::string project;  // linux or busybox
    std::string version;  // where it is fixed
    bool is_default = false;
    std::variant<InstalledTarball, AptSource, Download> origin;
    std::map<std::string, std::string> sums;  // by version
    std::string cure;                         // what to do when it can't be had
    std::optional<int> steps;                 // about how many files it unpacks to
};

// Reads a .source file's text; NAME is its name without the extension, FILE its name for messages.
// Fails with file:line on an unknown key, a bad checksum, or when no origin or several are given.
[[nodiscard]] Result<Description> parse_description(std::string_view text, const std::string& name,
                                                    const std::string& file);

// All descriptions of a folder, by name. Fails as parse_description does.
[[nodiscard]] Result<std::vector<Description>> load_descriptions(
    const std::filesystem::path& folder);

}  // namespace kindling::sources
