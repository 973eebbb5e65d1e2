#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cache.h"
#include "base/result.h"
#include "machine/description.h"
#include "machine/probe/trial.h"

namespace kindling::machine {

enum class AcceleratorRequest { automatic, kvm, tcg };

// "auto", "kvm" or "tcg" as a request; fails, naming them, on anything else.
[[nodiscard]] Result<AcceleratorRequest> parse_accelerator_request(std::string_view text);

// The accelerator that machines get, and why.
struct Accelerator {
    std::string name;                       // kvm or tcg, as QEMU's -accel takes it
    std::string reason;                     // one line
    std::vector<Observation> observations;  // of what was tried; none when it was asked for
};

// Where QEMU's program is: qemu_program(), looked up in PATH. Fails with the package to install.
[[nodiscard]] Result<std::filesystem::path> find_qemu();

// The accelerator to use. KVM or TCG on request (KVM only where /dev/kvm opens); otherwise the one
// that runs a trial guest faster, KVM being given a second: /dev/kvm that opens proves nothing.
// The answer is kept in CACHE for this boot of the host, this QEMU and this access to /dev/kvm,
// so that asking again takes no time. Fails when QEMU is missing or neither works.
[[nodiscard]] Result<Accelerator> choose_accelerator(const Cache& cache,
                                                     AcceleratorRequest request);

// Whether a guest says anything at all on its console in LIMIT; the machine is ended then. Fails
// when QEMU can't run it, and when we are interrupted.
[[nodiscard]] Result<bool> says_anything(const Description& description,
                                         std::chrono::milliseconds limit);

// KVM has turned out not to run a kernel that is known to be good: the answer in CACHE is TCG from
// now on, for as long as the answer of a race would hold.
void distrust_kvm(const Cache& cache, const std::string& why);

// The faster one of those that work. Fails, with what was observed, when none does. Pure.
[[nodiscard]] Result<Accelerator> fastest(std::vector<Observation> observations);

// An answer as text for the cache, with the KEY that it holds for; and back: nothing when the text
// is of another key, or damaged. Pure.
[[nodiscard]] std::string to_text(const Accelerator& accelerator, std::string_view key);
[[nodiscard]] std::optional<Accelerator> accelerator_from(std::string_view text,
                                                          std::string_view key);

}  // namespace kindling::machine
