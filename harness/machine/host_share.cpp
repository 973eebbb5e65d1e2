#include "machine/host_share.h"

#include <charconv>

#include "base/file.h"

namespace kindling::machine {

std::optional<HostShare> parse_schedstat(std::string_view text) {
    constexpr double nanoseconds = 1e-9;
    const char* const end = text.data() + text.size();
    std::uint64_t ran = 0;
    std::uint64_t waited = 0;
    const auto first = std::from_chars(text.data(), end, ran);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != ' ') return std::nullopt;
    if (std::from_chars(first.ptr + 1, end, waited).ec != std::errc()) return std::nullopt;
    return HostShare{static_cast<double>(ran) * nanoseconds,
                     static_cast<double>(waited) * nanoseconds};
}

std::optional<HostShare> host_share(pid_t pid) {
    std::optional<HostShare> most;
    std::error_code error;
    for (fs::directory_iterator task(fmt::format("/proc/{}/task", pid), error), none;
         !error && task != none; task.increment(error)) {
        const auto text = read_file(task->path() / "schedstat");
        const auto share = text ? parse_schedstat(*text) : std::nullopt;
        if (share && (!most || share->waited > most->waited)) most = share;
    }
    return most;
}

}  // namespace kindling::machine
