#include "report/ktap.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/lines.h"
#include "base/quote.h"
#include "verdict/ktap.h"

namespace kindling::report {

namespace {

// A description: one line in which no "#" can begin a directive (SKIP, TODO), as "name # SKIP" of a
// hostile name would.
std::string description(std::string_view text) {
    std::string line = one_line(text);
    std::ranges::replace(line, '#', '~');
    return line;
}

// Each line behind "# "; one more word in front of it, so that none of them can be read as a
// directive, a plan or a subtest's name ("# Subtest: …" means something).
std::string diagnostics(std::string_view text) {
    std::string all;
    for_each_line(printable(text),
                  [&all](std::string_view line, int) { all += fmt::format("# | {}\n", line); });
    return all;
}

std::string story_of(const Test& test) {
    std::string all;
    for (const auto& attempt : test.attempts) {
        const auto& judgement = attempt.playback.judgement;
        if (attempt.passed()) continue;
        all += fmt::format("# verdict: {}\n", name_of(judgement.verdict));
        all += diagnostics(judgement.reason);
        for (const auto& line : attempt.playback.last_lines) all += diagnostics(line);
    }
    if (test.flaky()) all += "# verdict: flaky, it passed when it was tried again\n";
    return all;
}

// The tests as the scenario asks about them: where it does not, one that failed is skipped. Readers
// fail a test for what is below it (kunit_parser.py, bubble_up_test_results).
std::vector<verdict::Subtest> unasked(std::vector<verdict::Subtest> subtests) {
    for (auto& one : subtests) {
        one.children = unasked(std::move(one.children));
        if (!verdict::failed(one)) continue;
        one.reason = fmt::format("{}, which the scenario does not ask about", name_of(one.outcome));
        one.outcome = verdict::Subtest::Outcome::skipped;
    }
    return subtests;
}

// A name like that of the test above it would be taken for its result (peek_test_name_match there).
std::string result_line(const verdict::Subtest& subtest, size_t number, std::string_view above) {
    const bool alike = description(subtest.name) == description(above);
    const std::string name =
        fmt::format("{} {}{}", number, description(subtest.name), alike ? " (subtest)" : "");
    if (verdict::failed(subtest)) return fmt::format("not ok {}\n", name);
    if (subtest.outcome == verdict::Subtest::Outcome::ok) return fmt::format("ok {}\n", name);
    return fmt::format(
        "ok {} # SKIP {}\n", name,
        subtest.reason.empty() ? name_of(subtest.outcome) : description(subtest.reason));
}

void add_subtests(const std::vector<verdict::Subtest>& subtests, std::string_view title,
                  const std::string& indent, std::string& all) {
    if (subtests.empty()) return;
    all += fmt::format("{0}KTAP version 1\n{0}# Subtest: {1}\n{0}1..{2}\n", indent,
                       description(title), subtests.size());
    size_t number = 0;
    for (const auto& one : subtests) {
        add_subtests(one.children, one.name, indent + "  ", all);
        for (const auto& line : one.diagnostics) all += indent + diagnostics(line);
        all += indent + result_line(one, ++number, title);
    }
}

// What the guest's own tests came to; and what the boot itself did, as readers count only those
// tests that have none below them.
void add_subtests(const Test& test, std::string& all) {
    using Outcome = verdict::Subtest::Outcome;
    const JudgedBoot& boot = test.boot();
    auto subtests = boot.playback.subtests;
    if (subtests.empty()) return;
    if (!boot.scenario.expects_ktap()) subtests = unasked(std::move(subtests));
    subtests.push_back(
        {"the boot itself", test.passed() ? Outcome::ok : Outcome::not_ok, "", {}, {}});
    add_subtests(subtests, test.name, "  ", all);
}

}  // namespace

std::string to_ktap(const Run& run) {
    std::string all = fmt::format("KTAP version 1\n1..{}\n", run.tests.size());
    size_t number = 0;
    for (const auto& test : run.tests) {
        add_subtests(test, all);
        all += story_of(test);
        all += fmt::format("{} {} {}\n", test.passed() ? "ok" : "not ok", ++number,
                           description(test.name));
    }
    return all;
}

}  // namespace kindling::report
