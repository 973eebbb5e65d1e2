#include "suite/durations.h"

#include <fmt/format.h>

#include <charconv>

#include "base/file.h"
#include "base/lines.h"
#include "base/sha256.h"

namespace kindling::suite {

namespace {

constexpr size_t key_digits = 16;
// Scenarios that are gone are not missed: the file is begun anew when it is so long.
constexpr size_t most_kept = 20'000;

}  // namespace

std::string key_of(const scenario::Scenario& boot) {
    const auto path = std::filesystem::absolute(boot.file).lexically_normal();
    return sha256(path.string() + '\n' + boot.name).substr(0, key_digits);
}

Durations parse_durations(std::string_view text) {
    Durations durations;
    for_each_line(text, [&durations](std::string_view line, int) {
        const size_t blank = line.find(' ');
        if (blank != key_digits) return;
        const std::string_view number = line.substr(blank + 1);
        double seconds = 0;
        const auto [end, code] =
            std::from_chars(number.data(), number.data() + number.size(), seconds);
        if (code == std::errc() && end == number.data() + number.size() && seconds > 0)
            durations[std::string(line.substr(0, blank))] = seconds;
    });
    return durations;
}

std::string to_text(const Durations& durations) {
    std::string text;
    for (const auto& [key, seconds] : durations) text += fmt::format("{} {:.3f}\n", key, seconds);
    return text;
}

Durations read_durations(const std::filesystem::path& file) {
    const auto text = read_file(file);
    return text ? parse_durations(*text) : Durations{};
}

void remember(const std::filesystem::path& file, const Durations& durations) {
    Durations all = read_durations(file);
    if (all.size() > most_kept) all.clear();
    for (const auto& [key, seconds] : durations) all[key] = seconds;
    [[maybe_unused]] const auto ignored = write_aside(file, to_text(all));
}

}  // namespace kindling::suite
