#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verdict/verdict.h"

namespace kindling::verdict {

// The ways in which a machine ends that a scenario can ask for. "stopped": the harness switches
// the machine off when the last step is met.
enum class Ending { power_off, reboot, halt, panic, stopped };

// "power-off", "reboot", …: the words of the scenario language.
[[nodiscard]] std::string_view name_of(Ending ending);

// What made the harness stop waiting.
enum class Limit { none, deadline, silence };

// Everything that the judging of a boot rests on.
struct Outcome {
    std::optional<std::string> infra{};  // the host's trouble, not the guest's
    std::optional<std::string> panic{};  // the kernel's words
    bool panic_wanted = false;           // the scenario asks for one, in these words
    std::vector<std::string> oopses{};   // the titles of what it reported and is not allowed
    bool oops_allowed = false;
    std::optional<std::string> contradiction{};  // an assertion that does not hold, a rejected text
    std::string waited_for{};                    // the step that was not met; empty: all were
    bool at_prompt = false;                      // the guest's shell waits for input
    bool heard_anything = false;                 // a byte from the guest
    Limit limit = Limit::none;
    std::optional<Ending> ended{};  // how the machine ended by itself
    std::string end_words{};        // the same for a person, or what QEMU said
    bool machine_gone = false;      // it ended, in whatever way
    Ending wanted = Ending::stopped;
    bool stopped_by_us = false;  // every step was met, and `stopped` was wanted
    double seconds = 0;
    double silence_seconds = 0;     // the limit that applied
    bool proved = false;            // by /init's answer over the result port
    bool proof_required = false;    // without one it is no pass
    std::string proof_complaint{};  // what came over the port and proves nothing
};

// What a verdict rests on: the guest's own answer to a challenge, or what its console said.
enum class Evidence { console, proved };

[[nodiscard]] std::string_view name_of(Evidence evidence);

struct Judgement {
    Verdict verdict;
    std::string reason;  // one or two sentences for a person
    Evidence evidence = Evidence::console;
};

// The one verdict of a boot, by the table of verdicts. Pure. A pass needs both: every step met,
// and the ending that was asked for.
[[nodiscard]] Judgement judge(const Outcome& outcome);

}  // namespace kindling::verdict
