#pragma once
#include <filesystem>
#include <functional>

#include "machine/description.h"
#include "scenario/play.h"

namespace kindling::cli {

// Plays a scenario as scenario::play does; but when not one byte comes under KVM, it is not yet
// the kernel that is to blame. A kernel that is known to be good, seed's, is booted under the same
// KVM. When it speaks, the verdict stays as it is. When it is silent too, KVM is at fault: that is
// said, MACHINE gets TCG, and what the boot comes to under TCG counts; this host's KVM is not used
// again until it boots anew. When there is no such kernel nothing can be told, which is `infra`. A
// second try under TCG without that finding is never made, so it never makes a pass.
[[nodiscard]] Result<scenario::Playback> play_with_second_opinion(
    const scenario::Scenario& scenario, machine::Description& machine,
    const std::filesystem::path& console_log, double time_scale,
    const std::function<void()>& on_tick);

}  // namespace kindling::cli
