#include "verdict/judge.h"

#include <fmt/format.h>

#include <array>

namespace kindling::verdict {

namespace {

using Reason = std::optional<std::string>;

Reason infra(const Outcome& outcome) {
    return outcome.infra;
}

Reason panic(const Outcome& outcome) {
    if (!outcome.panic || outcome.panic_wanted) return std::nullopt;
    std::string reason = outcome.wanted == Ending::panic
                             ? "the kernel panicked, but in other words than the scenario expects: "
                             : "the kernel panicked: ";
    reason += *outcome.panic;
    if (!outcome.oopses.empty())
        reason += "; it had reported trouble before: " + outcome.oopses.front();
    return reason;
}

Reason oops(const Outcome& outcome) {
    if (outcome.oopses.empty() || outcome.oops_allowed) return std::nullopt;
    return fmt::format("the kernel reported trouble: {}", outcome.oopses.front());
}

// The end that the scenario asked for has come.
bool ended_as_wanted(const Outcome& outcome) {
    if (outcome.wanted == Ending::panic) return outcome.panic && outcome.panic_wanted;
    if (outcome.wanted == Ending::stopped) return outcome.stopped_by_us && outcome.heard_anything;
    return outcome.ended == outcome.wanted;
}

Reason fail(const Outcome& outcome) {
    if (outcome.contradiction) return outcome.contradiction;
    if (!outcome.waited_for.empty()) {
        if (ended_as_wanted(outcome)) return "the boot went to its end, and this never came";
        if (outcome.limit == Limit::silence && outcome.at_prompt)
            return "this never came: the guest's shell sits at its prompt and waits for input";
        return std::nullopt;
    }
    if (ended_as_wanted(outcome) && outcome.proof_required && !outcome.proved)
        return "every step was met, but nothing proves it: " +
               (outcome.proof_complaint.empty()
                    ? "/init gave no answer over the result port (docs/protocol.md)"
                    : outcome.proof_complaint);
    const bool ended_otherwise = outcome.ended && !ended_as_wanted(outcome);
    if (!ended_otherwise) return std::nullopt;
    std::string reason = fmt::format("the machine ended with {}, not with {}",
                                     name_of(*outcome.ended), name_of(outcome.wanted));
    if (outcome.wanted == Ending::power_off && outcome.ended == Ending::halt)
        reason += " (a kernel without ACPI can only halt: use the test kernel, or end with halt)";
    return reason;
}

Reason exited(const Outcome& outcome) {
    if (!outcome.machine_gone && !outcome.ended) return std::nullopt;
    if (outcome.waited_for.empty() && ended_as_wanted(outcome)) return std::nullopt;
    return fmt::format("the machine ended ({}) before the scenario did", outcome.end_words);
}

Reason silent(const Outcome& outcome) {
    if (outcome.heard_anything || outcome.limit == Limit::none) return std::nullopt;
    return "not one byte came from the guest: does the kernel have a serial console "
           "(SERIAL_8250_CONSOLE), and is it a kernel for this machine?";
}

Reason timeout(const Outcome& outcome) {
    if (outcome.limit != Limit::deadline) return std::nullopt;
    return fmt::format("not done after {:.0f} s, while output still came", outcome.seconds);
}

Reason hang(const Outcome& outcome) {
    if (outcome.limit != Limit::silence) return std::nullopt;
    return fmt::format("no console output for {:.0f} s", outcome.silence_seconds);
}

struct Rule {
    Verdict verdict;
    Reason (*holds)(const Outcome&);
};

// In the order of precedence.
constexpr std::array rules = {
    Rule{Verdict::infra, infra},     Rule{Verdict::panic, panic},   Rule{Verdict::oops, oops},
    Rule{Verdict::fail, fail},       Rule{Verdict::exited, exited}, Rule{Verdict::silent, silent},
    Rule{Verdict::timeout, timeout}, Rule{Verdict::hang, hang},
};

}  // namespace

std::string_view name_of(Ending ending) {
    switch (ending) {
        case Ending::power_off:
            return "power-off";
        case Ending::reboot:
            return "reboot";
        case Ending::halt:
            return "halt";
        case Ending::panic:
            return "panic";
        case Ending::stopped:
            return "stop";
    }
    return "";
}

std::string_view name_of(Evidence evidence) {
    return evidence == Evidence::proved ? "proved" : "console";
}

Judgement judge(const Outcome& outcome) {
    const Evidence evidence = outcome.proved ? Evidence::proved : Evidence::console;
    for (const auto& rule : rules)
        if (auto reason = rule.holds(outcome)) return {rule.verdict, *std::move(reason), evidence};
    // Positive evidence, or no pass: nothing above holds, and still the end must be there.
    if (outcome.waited_for.empty() && ended_as_wanted(outcome))
        return {Verdict::pass, "every step was met, and the machine ended as it should", evidence};
    return {Verdict::infra, "the harness stopped watching before the boot was decided", evidence};
}

}  // namespace kindling::verdict
