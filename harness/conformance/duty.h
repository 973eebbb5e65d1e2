#pragma once
// The duties of PID 1: each is one scenario under tests/pid1, which asks it of any init.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "scenario/scenario.h"

namespace kindling::conformance {

// A file that must be on the duty's disk when the machine has ended.
struct FileOnDisk {
    std::string name;
    std::string text;  // its content, without the last newline
};

// What kind of disk the machine gets: a fresh ext4 file system, empty or one to switch root to.
enum class DiskKind { none, ext4, ext4_with_init };

struct Duty {
    std::string name;                  // the file's, without .boot
    std::string asks;                  // what is owed, as one phrase
    std::vector<std::string> sources;  // where that comes from: man page, POSIX, kernel function
    std::string alone;                 // why it shares its boot with no other duty; empty: it may
    DiskKind disk = DiskKind::none;
    std::optional<FileOnDisk> afterwards{};
    scenario::Scenario scenario;
};

// A .boot file whose comments at its beginning say what is asked:
//   # asks: PHRASE
//   # source: WHERE               (once or more)
//   # alone: WHY
//   # disk: ext4 | ext4 with init
//   # after: FILE: TEXT           what must be on that disk at the end
// Pure. Fails, naming the file, without the first two, and as scenario::parse does.
[[nodiscard]] Result<Duty> parse_duty(const std::filesystem::path& file, const std::string& text);

// All duties of a folder, in the order of their names.
[[nodiscard]] Result<std::vector<Duty>> load_duties(const std::filesystem::path& folder);

// Whether a duty can share a boot with others: it wants a shell, and leaves one behind.
[[nodiscard]] bool may_share(const Duty& duty);

}  // namespace kindling::conformance
