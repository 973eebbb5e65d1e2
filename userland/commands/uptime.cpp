#include "support/uptime.h"

#include "invocation.h"
#include "numbers.h"
#include "support/system.h"

namespace kindling {
namespace {

// "0.00 0.01 0.05" of "0.00 0.01 0.05 1/42 99\n": what stands before the third blank.
std::string_view averages(std::string_view text) {
    std::size_t end = 0;
    for (int blanks = 0; end < text.size(); ++end) {
        if (text[end] == '\n' || (text[end] == ' ' && ++blanks == 3)) break;
    }
    return {text.data(), end};
}

Result<void> uptime(Invocation& invocation) {
    std::array<char, 64> uptime_room;
    std::array<char, 64> load_room;
    const auto since = uptime_seconds(TRY(read_file("/proc/uptime", uptime_room)));
    const std::string_view load = TRY(read_file("/proc/loadavg", load_room));
    if (!since) return failure("understand", "/proc/uptime", EINVAL);
    const std::string_view whole(since->data(), since->find('.'));
    const std::uint32_t seconds = parse_number(whole, UINT32_MAX).value_or(0);
    Output& out = invocation.out();
    out << "up ";
    if (const std::uint32_t days = seconds / 86400; days > 0) {
        out << days << (days == 1 ? " day, " : " days, ");
    }
    out << Padded{seconds / 3600 % 24, 2, '0'} << ':' << Padded{seconds / 60 % 60, 2, '0'} << ':'
        << Padded{seconds % 60, 2, '0'} << ", load average " << averages(load) << '\n';
    return {};
}

}  // namespace

const Command uptime_command = {
    .name = "uptime",
    .operands = "",
    .purpose = "Say how long the kernel has been running, and its load over 1, 5 and 15 minutes.",
    .options = {},
    .fewest = 0,
    .most = 0,
    .words = Words::options_anywhere,
    .run = uptime,
};

}  // namespace kindling
