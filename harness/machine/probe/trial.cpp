#include "machine/probe/trial.h"

#include <string_view>

#include "base/interrupt.h"
#include "base/process.h"
#include "base/quote.h"

namespace kindling::machine {

namespace {

// What guest.S does at its end. isa-debug-exit makes (value << 1) | 1 of the value.
constexpr int exit_of_guest = (42 << 1) | 1;
constexpr std::string_view said_by_guest = "kindling probe";

std::vector<std::string> trial_arguments(const std::string& accelerator,
                                         const std::filesystem::path& qemu) {
    return {qemu.string(),
            "-accel",
            accelerator,
            "-machine",
            "pc",
            "-m",
            "16",
            "-nodefaults",
            "-display",
            "none",
            "-monitor",
            "none",
            "-no-reboot",
            "-serial",
            "stdio",
            "-device",
            "isa-debug-exit,iobase=0xf4,iosize=0x04",
            "-kernel",
            ACCELERATOR_PROBE_GUEST};
}

std::string last_line(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    const size_t newline = text.rfind('\n');
    return printable(newline == std::string_view::npos ? text : text.substr(newline + 1));
}

}  // namespace

Result<Observation> try_accelerator(const std::string& accelerator,
                                    const std::filesystem::path& qemu,
                                    std::chrono::milliseconds limit) {
    using Seconds = std::chrono::duration<double>;
    const auto started = std::chrono::steady_clock::now();
    const auto finished = run({.argv = trial_arguments(accelerator, qemu)}, {.deadline = limit});
    const double seconds = Seconds(std::chrono::steady_clock::now() - started).count();
    if (interrupted_by() != 0) return interruption();

    Observation observation{accelerator, false, seconds, {}};
    if (!finished) {
        observation.what = finished.error().message;
    } else if (finished->timed_out) {
        observation.what = fmt::format("did not end one in {:.1f} s", Seconds(limit).count());
    } else if (finished->ending.exit_code != exit_of_guest ||
               finished->output.find(said_by_guest) == std::string::npos) {
        observation.what = fmt::format("QEMU ended with {}: {}", describe(finished->ending),
                                       last_line(finished->output));
    } else {
        observation.works = true;
        observation.what = fmt::format("ran a trial guest in {:.2f} s", seconds);
    }
    return observation;
}

}  // namespace kindling::machine
