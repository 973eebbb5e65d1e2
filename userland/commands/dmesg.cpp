#include <sys/klog.h>

#include <algorithm>

#include "grown.h"
#include "invocation.h"
#include "numbers.h"
#include "support/system.h"

namespace kindling {
namespace {

// The actions of syslog(2), which klogctl calls by number.
constexpr int read_all = 3;
constexpr int read_and_clear = 4;
constexpr int set_console_level = 8;
constexpr int size_of_buffer = 10;

constexpr Option options[] = {
    {'c', "clear the log after it was written"},
    {'n', "write nothing: only messages more urgent than LEVEL go to the console", "LEVEL"},
    {'r', "leave the <level> before each line"},
};

// The log begins each line with "<6>". A log that has wrapped round may begin in mid-line.
void write_without_levels(Output& out, std::string_view log) {
    while (!log.empty()) {
        const std::size_t end = std::min(log.find('\n'), log.size() - 1) + 1;
        std::string_view line(log.data(), end);
        const std::size_t close = line.find('>');
        if (line.front() == '<' && close < 5) line.remove_prefix(close + 1);
        out << line;
        log.remove_prefix(end);
    }
}

Result<void> set_level(Invocation& invocation, const char* text) {
    const auto level = parse_number(text, 8);
    if (!level || *level == 0) {
        invocation.misused("no level from 1 to 8: ", text);
        return {};
    }
    TRY(checked("set", "the console's level",
                ::klogctl(set_console_level, nullptr, static_cast<int>(*level))));
    return {};
}

Result<void> dmesg(Invocation& invocation) {
    if (const char* level = invocation.value('n')) return set_level(invocation, level);
    constexpr const char* log_name = "the kernel's log";
    const int size = TRY(counted("read", log_name, ::klogctl(size_of_buffer, nullptr, 0)));
    Grown<char> log;
    const std::span<char> room = TRY(log.reserve(static_cast<std::size_t>(size)));
    const int action = invocation.has('c') ? read_and_clear : read_all;
    const int got = TRY(counted("read", log_name, ::klogctl(action, room.data(), size)));
    const std::string_view text(room.data(), static_cast<std::size_t>(got));
    if (invocation.has('r')) {
        invocation.out() << text;
    } else {
        write_without_levels(invocation.out(), text);
    }
    return {};
}

}  // namespace

const Command dmesg_command = {
    .name = "dmesg",
    .operands = "",
    .purpose = "Write the kernel's log.",
    .options = options,
    .fewest = 0,
    .most = 0,
    .words = Words::options_anywhere,
    .run = dmesg,
};

}  // namespace kindling
