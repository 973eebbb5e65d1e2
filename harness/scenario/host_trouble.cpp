#include "scenario/host_trouble.h"

#include <fmt/format.h>

#include "verdict/starvation.h"

namespace kindling::scenario {

namespace {

// A limit that was reached on a host with much else to do may say little of the guest.
void note_waiting(const machine::Running& machine, double seconds, Playback& playback) {
    const auto share = machine.share();
    if (!share || share->waited < seconds / 2) return;
    playback.remarks.push_back(fmt::format(
        "in {:.1f} s the guest had a processor of this host for {:.1f} s and waited for "
        "one for {:.1f} s (fewer --jobs, or --time-scale, give it more)",
        seconds, share->ran, share->waited));
}

}  // namespace

void look_at_given_up(machine::Running& machine, double seconds, Playback& playback) {
    note_waiting(machine, seconds, playback);
    if (auto looks = machine::look_at_processors(machine))
        playback.looks = std::move(*looks);
    else if (machine.guest_started())
        playback.outcome.infra =
            "QEMU does not answer on its monitor any more: it is stopped, or stuck";
    else
        playback.outcome.infra =
            "QEMU never answered on its monitor, so it never started the guest";
}

void note_log_limit(const machine::Running& machine, int log_kib, Playback& playback) {
    const auto beyond = machine.beyond_log_limit();
    if (beyond == 0) return;
    playback.remarks.push_back(
        fmt::format("the console's log was cut at its limit of {} KiB; {} bytes more were judged, "
                    "but not kept (the scenario can say: log 4G)",
                    log_kib, beyond));
}

void note_starvation(const std::optional<machine::HostShare>& share, Playback& playback) {
    auto& outcome = playback.outcome;
    const bool in_trouble = !outcome.oopses.empty() || (outcome.panic && !outcome.panic_wanted);
    if (!in_trouble || playback.reports.empty() || !share || outcome.infra) return;
    outcome.infra = verdict::starved(playback.reports.front(), share->ran, share->waited);
}

}  // namespace kindling::scenario
