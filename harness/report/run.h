#pragma once
// What all the reports are made from: the tests of one run, as values.

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "machine/description.h"
#include "scenario/play.h"
#include "scenario/scenario.h"

namespace kindling::report {

// One boot that was judged, and what it was made of.
struct JudgedBoot {
    scenario::Scenario scenario;
    machine::Description machine;  // without a kernel where there was trouble before the boot
    scenario::Playback playback;
    std::filesystem::path console_log;
    std::string console{};                // what it holds; of a long one the end
    std::vector<std::string> notes;       // what was noticed beside the boot, for a failing one
    std::vector<std::string> places;      // source lines of the code that the kernel's report names
    std::vector<std::string> standing{};  // where the guest's processors stood (standing_of)

    [[nodiscard]] bool passed() const {
        return playback.judgement.verdict == verdict::Verdict::pass;
    }
};

// One test: a boot, and the boots by which it was tried again when it did not pass.
struct Test {
    std::string name;                  // the scenario's or the cell's; "hello#2": the second time
    std::vector<JudgedBoot> attempts;  // one at least

    // The attempt that counts: the last.
    [[nodiscard]] const JudgedBoot& boot() const { return attempts.back(); }
    // It passed, but not at once. That is never a pass.
    [[nodiscard]] bool flaky() const { return attempts.size() > 1 && boot().passed(); }
    [[nodiscard]] bool passed() const { return boot().passed() && !flaky(); }
    // "pass", "flaky", or the last attempt's verdict.
    [[nodiscard]] std::string_view outcome() const;
    // "green", "yellow" or "red".
    [[nodiscard]] std::string_view colour() const;
    // For a person: what a pass rests on, and what a flaky one came to before it passed.
    [[nodiscard]] std::string outcome_in_words() const;
};

// All the tests of one `kindling test`.
struct Run {
    std::vector<Test> tests;
    std::chrono::system_clock::time_point started{};
    double seconds = 0;
    std::string program{};  // its name and version

    // 0 when every attempt of every test passed, 125 when trouble on the host was all that went
    // wrong, else 1. That a test passed when it was tried again changes nothing.
    [[nodiscard]] int exit_code() const;
};

// The name with which a test is found in a report: no more than one line of plain text.
[[nodiscard]] std::string one_line(std::string_view text);

// The command that makes the same boot by hand; empty where there was no machine.
[[nodiscard]] std::string command_of(const JudgedBoot& boot);

}  // namespace kindling::report
