#include "suite/host.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

#include "base/file.h"
#include "base/lines.h"

namespace kindling::suite {

namespace {

constexpr int qemu_mib = 128;
constexpr std::uint64_t mib = 1024 * 1024;

std::optional<std::uint64_t> leading_number(std::string_view text) {
    text = trimmed(text);
    std::uint64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc()) return std::nullopt;
    return number;
}

int clamped(std::uint64_t size) {
    return static_cast<int>(std::min<std::uint64_t>(size, std::numeric_limits<int>::max()));
}

// The room that a control group leaves; "max" is no number: there is no limit.
std::optional<int> room_in_group() {
    const auto most = read_file("/sys/fs/cgroup/memory.max");
    const auto used = read_file("/sys/fs/cgroup/memory.current");
    if (!most || !used) return std::nullopt;
    const auto most_bytes = leading_number(*most);
    const auto used_bytes = leading_number(*used);
    if (!most_bytes || !used_bytes) return std::nullopt;
    return clamped((*most_bytes - std::min(*most_bytes, *used_bytes)) / mib);
}

}  // namespace

std::optional<int> available_mib(std::string_view meminfo) {
    static constexpr std::string_view key = "MemAvailable:";
    std::optional<int> found;
    for_each_line(meminfo, [&found](std::string_view line, int) {
        if (!line.starts_with(key)) return;
        if (const auto kib = leading_number(line.substr(key.size()))) found = clamped(*kib / 1024);
    });
    return found;
}

Budget budget_of_host(int jobs) {
    int memory = std::numeric_limits<int>::max();
    if (const auto text = read_file("/proc/meminfo"))
        memory = available_mib(*text).value_or(memory);
    if (const auto room = room_in_group()) memory = std::min(memory, *room);
    return {jobs, memory - memory / 10};
}

Need need_of_guest(int cpus, int memory_mib) {
    return {cpus, memory_mib + qemu_mib};
}

}  // namespace kindling::suite
