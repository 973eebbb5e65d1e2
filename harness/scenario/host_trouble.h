#pragma once
// What a boot came to, seen from the host: what it is to blame for itself, and what it knows of the
// machine. Each function adds to a playback.

#include <optional>

#include "machine/host_share.h"
#include "machine/running.h"
#include "scenario/play.h"

namespace kindling::scenario {

// A boot that is given up while it runs, after so many SECONDS: where its processors stand, and
// whether they had to wait for the host's. A QEMU that can't tell is to blame itself (`infra`),
// never the guest.
void look_at_given_up(machine::Running& machine, double seconds, Playback& playback);

// A log that is not whole is named as such, whatever the verdict.
void note_log_limit(const machine::Running& machine, int log_kib, Playback& playback);

// The kernel is not to blame for a host that does not run it (verdict::starved). SHARE: what it had
// of the host when it last reported trouble. To be called when the trouble has been told.
void note_starvation(const std::optional<machine::HostShare>& share, Playback& playback);

}  // namespace kindling::scenario
