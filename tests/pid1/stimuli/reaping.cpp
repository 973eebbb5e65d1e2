// What the reaping of orphans costs PID 1: processor time, by its own clock
// (clock_getcpuclockid(3)), and memory. Under -icount that time repeats to the bit, and can be held
// to a bound.

#include <time.h>

#include "orphans.h"
#include "proc.h"
#include "stimulus.h"

namespace kindling::pid1 {
namespace {

constexpr long wave = 250;

// The processor time that PID 1 has used, in nanoseconds.
long used_by_init() {
    clockid_t clock = 0;
    timespec used = {};
    if (::clock_getcpuclockid(1, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return 0;
    return used.tv_sec * 1'000'000'000 + used.tv_nsec;
}

// What it takes for COUNT orphans; nothing when they could not be made, or were left.
std::optional<long> cost_of(long count) {
    const long before = used_by_init();
    for (long made = 0; made < count; made += wave) {
        if (!make_orphans(std::min(wave, count - made))) return std::nullopt;
    }
    const auto left = zombies_left(10'000);
    if (!left || *left != 0) return std::nullopt;
    return used_by_init() - before;
}

}  // namespace

// ask reaping COUNT…: says what each count costs. The last one's orphans must not cost a tenth more
// than the first one's each.
int ask_reaping(Words words) {
    if (words.size() < 2) return no("reaping COUNT COUNT…");
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    long first = 0;
    long last = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const long count = number_of(words, at, 0);
        const auto cost = count > 0 ? cost_of(count) : std::nullopt;
        if (!cost) return no("orphans could not be made, or zombies are left");
        last = *cost / count;
        if (at == 0) first = last;
        Line() << "reaping " << count << ": " << *cost << " ns of PID 1, " << last << " each";
    }
    if (last * 10 > first * 11) return no("an orphan costs more when there are more of them");
    return 0;
}

// ask memory MOST: PID 1 has at most so many KiB of its own ("Anonymous", proc(5), smaps_rollup).
int ask_memory(Words words) {
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    char room[2048];
    const auto text = process_file(1, "smaps_rollup", room);
    if (!text) return no(text.error());
    const auto kib = leading_number(status_value(*text, "Anonymous"));
    if (!kib) return no("smaps_rollup tells of no Anonymous");
    Line() << "memory of PID 1's own: " << *kib << " KiB";
    if (*kib > static_cast<unsigned long>(number_of(words, 0, 64))) return no("that is too much");
    return 0;
}

}  // namespace kindling::pid1
