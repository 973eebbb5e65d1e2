#include "cli/second_opinion.h"

#include <atomic>

#include "base/cache.h"
#include "base/interrupt.h"
#include "kernel/kernel_build.h"
#include "machine/accelerator.h"

namespace kindling::cli {

namespace {

using scenario::Playback;

// A KVM that works has a kernel speak within a tenth of a second.
constexpr double patience_seconds = 15;

// Once KVM is found out, no boot of this process tries it again.
std::atomic<bool> kvm_is_at_fault = false;

constexpr std::string_view fault =
    "says nothing: neither this kernel nor one that is known to be good (seed) said a byte";

Result<machine::Description> known_good(const Cache& cache) {
    machine::Description control;
    control.kernel = TRY(kernel::profile_kernel(cache, "seed", {"linux", "", ""})).bzimage;
    control.accelerator = "kvm";
    return control;
}

enum class Blame { kernel, accelerator };

Result<Blame> who_is_to_blame(const Cache& cache, double time_scale) {
    const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(
        scenario::Seconds(patience_seconds * time_scale));
    const auto control = TRY(known_good(cache));
    return TRY(machine::says_anything(control, limit)) ? Blame::kernel : Blame::accelerator;
}

Playback undecided(Playback playback, const std::string& why) {
    playback.outcome.infra =
        "not one byte came under kvm, and whether kvm or the kernel is to blame can't be told: " +
        why;
    playback.judgement = verdict::judge(playback.outcome);
    return playback;
}

}  // namespace

Result<Playback> play_with_second_opinion(const scenario::Scenario& scenario,
                                          machine::Description& machine,
                                          const std::filesystem::path& console_log,
                                          double time_scale, const std::function<void()>& on_tick) {
    const bool under_kvm = machine.accelerator == "kvm" && !machine.repeatable;
    if (!under_kvm || !kvm_is_at_fault) {
        Playback first = TRY(scenario::play(scenario, machine, console_log, time_scale, on_tick));
        // Mostly that is `silent`; but a KVM that resets the machine at once ends it, too.
        if (!under_kvm || first.outcome.heard_anything || first.outcome.infra) return first;
        const Cache cache = TRY(Cache::open());
        const auto blame = who_is_to_blame(cache, time_scale);
        if (interrupted_by() != 0) return interruption();
        if (!blame) return undecided(std::move(first), kindling::describe(blame.error()));
        if (*blame == Blame::kernel) {
            first.remarks.emplace_back(
                "kvm is not to blame: under it a kernel that is known to "
                "be good (seed) boots");
            return first;
        }
        kvm_is_at_fault = true;
        machine::distrust_kvm(cache, std::string(fault));
    }
    machine.accelerator = "tcg";
    Playback second = TRY(scenario::play(scenario, machine, console_log, time_scale, on_tick));
    second.remarks.push_back(fmt::format("kvm {}; this boot was made under tcg", fault));
    return second;
}

}  // namespace kindling::cli
