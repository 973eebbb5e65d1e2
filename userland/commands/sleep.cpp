#include <time.h>

#include <optional>

#include "invocation.h"

namespace kindling {
namespace {

constexpr std::uint64_t second = 1'000'000'000;
// Some 292 years: what is longer is as good as for ever.
constexpr std::uint64_t longest = INT64_MAX;

std::uint64_t times(std::uint64_t value, std::uint64_t by) {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(value, by, &product) ? longest : product;
}

std::uint64_t plus(std::uint64_t value, std::uint64_t more) {
    return value > longest - more ? longest : value + more;
}

// The nanoseconds of a unit's letter at the end of a duration; none is a second.
std::optional<std::uint64_t> unit(std::string_view suffix) {
    if (suffix.empty() || suffix == "s") return second;
    if (suffix == "m") return 60 * second;
    if (suffix == "h") return 3600 * second;
    if (suffix == "d") return 86400 * second;
    return std::nullopt;
}

// "1.5", "2m", ".25h" in nanoseconds. Nothing when TEXT is no duration.
std::optional<std::uint64_t> duration(std::string_view text) {
    std::uint64_t whole = 0;
    std::uint64_t part = 0;
    std::uint64_t scale = second;
    std::size_t digits = 0;
    bool after_point = false;
    while (!text.empty()) {
        const auto digit = static_cast<unsigned>(text.front() - '0');
        if (text.front() == '.' && !after_point) {
            after_point = true;
        } else if (digit > 9) {
            break;
        } else if (!after_point) {
            whole = plus(times(whole, 10) > longest ? longest : times(whole, 10), digit);
            ++digits;
        } else {
            scale /= 10;
            part += digit * scale;
            ++digits;
        }
        text.remove_prefix(1);
    }
    const auto each = unit(text);
    if (digits == 0 || !each) return std::nullopt;
    const std::uint64_t seconds = times(whole, *each);
    return plus(seconds > longest ? longest : seconds, times(part, *each / second));
}

Result<void> sleep_run(Invocation& invocation) {
    std::uint64_t total = 0;
    for (const char* word : invocation.operands()) {
        const auto one = duration(word);
        if (!one) {
            invocation.misused("no duration: ", word);
            return {};
        }
        total = plus(total, *one);
    }
    timespec left = {.tv_sec = static_cast<time_t>(total / second),
                     .tv_nsec = static_cast<long>(total % second)};
    while (::nanosleep(&left, &left) != 0) {
        if (errno != EINTR) return failure("sleep", "");
    }
    return {};
}

}  // namespace

const Command sleep_command = {
    .name = "sleep",
    .operands = "DURATION...",
    .purpose = "Wait for the sum of the durations: seconds, or with m, h or d after the number.",
    .options = {},
    .fewest = 1,
    .most = any_number,
    .words = Words::options_anywhere,
    .run = sleep_run,
};

}  // namespace kindling
