#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cost/profile.h"

namespace kindling::cost {

// All that decides what a boot costs. Files stand by their SHA-256, so that a rebuild to the same
// bytes is the same thing.
struct Identity {
    std::string scenario;
    std::string kernel;
    std::string config;  // the kernel's .config, where it is known
    std::string image;
    std::string command_line;
    std::string machine;   // type, memory, processors
    std::string firmware;  // the file that the machine starts with
    std::string qemu;      // its version, in its own words
    std::string method;    // what counted: "plugin 1", or "printk"
    bool operator==(const Identity&) const = default;
};

// One boot as it is kept: what ran, and what it cost.
struct Record {
    Identity identity;
    Profile profile;
    bool operator==(const Record&) const = default;
};

// The text of a file of records: JSON with a version. Pure.
[[nodiscard]] std::string records_text(const std::vector<Record>& records);

// Reads such a text; fails when it is no JSON, of another version, or lacks something. Pure.
[[nodiscard]] Result<std::vector<Record>> parse_records(std::string_view text);

// The same for a file; errors name it.
[[nodiscard]] Result<std::vector<Record>> read_records(const std::filesystem::path& file);

}  // namespace kindling::cost
