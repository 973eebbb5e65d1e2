#include "report/run.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/quote.h"

namespace kindling::report {

std::string_view Test::outcome() const {
    return flaky() ? "flaky" : name_of(boot().playback.judgement.verdict);
}

std::string_view Test::colour() const {
    if (flaky()) return "yellow";
    return passed() ? "green" : "red";
}

std::string Test::outcome_in_words() const {
    const auto& judgement = boot().playback.judgement;
    if (passed()) return fmt::format("pass {}", name_of(judgement.evidence));
    if (!flaky()) return std::string(outcome());
    std::string before;
    for (const auto& attempt : attempts)
        if (!attempt.passed())
            before += fmt::format("{}{}", before.empty() ? "" : ", ",
                                  name_of(attempt.playback.judgement.verdict));
    return fmt::format("flaky ({})", before);
}

int Run::exit_code() const {
    int code = 0;
    for (const auto& test : tests)
        for (const auto& attempt : test.attempts) {
            const int one = verdict::exit_code(attempt.playback.judgement.verdict);
            if (one == 1 || code == 0) code = one;
        }
    return code;
}

std::string one_line(std::string_view text) {
    std::string line = printable(text);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

std::string command_of(const JudgedBoot& boot) {
    if (boot.machine.kernel.empty()) return "";
    return shell_quoted(machine::arguments(boot.machine, machine::ByHand{}));
}

}  // namespace kindling::report
