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

// One of the guest's own tests as a line. Where the scenario does not ask for them, one that failed
// is skipped: readers (kunit_parser.py, bubble_up_test_results) fail a test for what is below it.
std::string result_line(const verdict::Subtest& subtest, size_t number, bool counts) {
    using Outcome = verdict::Subtest::Outcome;
    const std::string name = fmt::format("{} {}", number, description(subtest.name));
    const std::string reason = description(subtest.reason);
    if (verdict::failed(subtest))
        return counts ? fmt::format("not ok {}\n", name)
                      : fmt::format("ok {} # SKIP {}, which the scenario does not ask about\n",
                                    name, name_of(subtest.outcome));
    if (subtest.outcome == Outcome::ok) return fmt::format("ok {}\n", name);
    return fmt::format("ok {} # SKIP {} {}\n", name, name_of(subtest.outcome), reason);
}

void add_subtests(const std::vector<verdict::Subtest>& subtests, std::string_view title,
                  const std::string& indent, bool counts, std::string& all) {
    if (subtests.empty()) return;
    all += fmt::format("{0}KTAP version 1\n{0}# Subtest: {1}\n{0}1..{2}\n", indent,
                       description(title), subtests.size());
    size_t number = 0;
    for (const auto& one : subtests) {
        add_subtests(one.children, one.name, indent + "  ", counts, all);
        for (const auto& line : one.diagnostics) all += indent + diagnostics(line);
        all += indent + result_line(one, ++number, counts);
    }
}

}  // namespace

std::string to_ktap(const Run& run) {
    std::string all = fmt::format("KTAP version 1\n1..{}\n", run.tests.size());
    size_t number = 0;
    for (const auto& test : run.tests) {
        add_subtests(test.boot().playback.subtests, test.name, "  ",
                     test.boot().scenario.expects_ktap(), all);
        all += story_of(test);
        all += fmt::format("{} {} {}\n", test.passed() ? "ok" : "not ok", ++number,
                           description(test.name));
    }
    return all;
}

}  // namespace kindling::report
