#pragma once
// How long boots took when they were made before: what longest-first rests on.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "scenario/scenario.h"

namespace kindling::suite {

// Seconds, by key_of() the boot.
using Durations = std::map<std::string, double>;

// What a boot is known by: the path of its scenario and the values of its cell, as a checksum.
[[nodiscard]] std::string key_of(const scenario::Scenario& boot);

// Lines of "KEY SECONDS" and back; a line that is damaged is left out. Pure.
[[nodiscard]] Durations parse_durations(std::string_view text);
[[nodiscard]] std::string to_text(const Durations& durations);

// What FILE holds; nothing when it can't be read: then no boot is known.
[[nodiscard]] Durations read_durations(const std::filesystem::path& file);
// Puts new times into FILE; two who do so at once may lose some. That it can't be written costs
// the order, and nothing else.
void remember(const std::filesystem::path& file, const Durations& durations);

}  // namespace kindling::suite
