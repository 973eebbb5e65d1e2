#include "report/junit.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "base/quote.h"
#include "report/boots.h"
#include "verdict/ktap.h"

namespace kindling::report {

namespace {

using verdict::Verdict;

bool is_error(const Test& test) {
    return test.boot().playback.judgement.verdict == Verdict::infra;
}

std::string time_of(double seconds) {
    return fmt::format("{:.3f}", seconds);
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(printable(value).c_str());
}

double seconds_of(const Test& test) {
    double all = 0;
    for (const auto& attempt : test.attempts) all += attempt.playback.milestones.end;
    return all;
}

// What went wrong, of the attempt that counts; of a flaky test, of its first.
void add_failure(pugi::xml_node node, const Test& test) {
    const JudgedBoot& boot = test.flaky() ? test.attempts.front() : test.boot();
    auto failure = node.append_child(is_error(test) ? "error" : "failure");
    set(failure, "type", std::string(test.outcome()));
    set(failure, "message", boot.playback.judgement.reason);
    failure.text().set(printable(failure_of(boot)).c_str());
}

void add_case(pugi::xml_node suite, const Test& test) {
    auto node = suite.append_child("testcase");
    set(node, "classname", "kindling");
    set(node, "name", one_line(test.name));
    set(node, "time", time_of(seconds_of(test)));
    set(node, "file", test.boot().scenario.file.string());
    if (!test.passed()) add_failure(node, test);
    std::string out;
    for (const auto& line : test.boot().playback.last_lines) out += printable(line) + "\n";
    if (!out.empty()) node.append_child("system-out").text().set(out.c_str());
}

// The guest's own tests, those that have none below them, each with its path. Where the scenario
// does not ask for them, one that failed is skipped: the boot passed all the same.
void add_subtests(pugi::xml_node suite, const JudgedBoot& boot,
                  const std::vector<verdict::Subtest>& subtests, const std::string& above) {
    for (const auto& one : subtests) {
        const std::string path = above.empty() ? one.name : above + " > " + one.name;
        add_subtests(suite, boot, one.children, path);
        if (!one.children.empty() && verdict::counts_of(one.children).failed > 0) continue;
        if (!one.children.empty() && !verdict::failed(one)) continue;
        auto node = suite.append_child("testcase");
        set(node, "classname", one_line(boot.scenario.name));
        set(node, "name", one_line(path));
        if (one.outcome == verdict::Subtest::Outcome::ok) continue;
        const bool counts = verdict::failed(one) && boot.scenario.expects_ktap();
        auto child = node.append_child(counts ? "failure" : "skipped");
        set(child, "message", fmt::format("{}: {}", name_of(one.outcome), one.reason));
        std::string lines;
        for (const auto& line : one.diagnostics) lines += printable(line) + "\n";
        if (counts) child.text().set(lines.c_str());
    }
}

// A suite of its own for each boot whose guest ran tests.
void add_subtest_suite(pugi::xml_node suites, const Test& test) {
    const JudgedBoot& boot = test.boot();
    if (boot.playback.subtests.empty()) return;
    auto suite = suites.append_child("testsuite");
    const auto counts = verdict::counts_of(boot.playback.subtests);
    const size_t failures = boot.scenario.expects_ktap() ? counts.failed : 0;
    set(suite, "name", one_line(test.name));
    set(suite, "tests", fmt::format("{}", counts.all));
    set(suite, "failures", fmt::format("{}", failures));
    set(suite, "errors", "0");
    set(suite, "skipped", fmt::format("{}", counts.skipped + counts.failed - failures));
    add_subtests(suite, boot, boot.playback.subtests, "");
}

}  // namespace

std::string to_junit(const Run& run) {
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
    auto suites = document.append_child("testsuites");
    auto suite = suites.append_child("testsuite");
    const auto failed = std::ranges::count_if(
        run.tests, [](const Test& test) { return !test.passed() && !is_error(test); });
    set(suite, "name", "kindling");
    set(suite, "tests", fmt::format("{}", run.tests.size()));
    set(suite, "failures", fmt::format("{}", failed));
    set(suite, "errors", fmt::format("{}", std::ranges::count_if(run.tests, is_error)));
    set(suite, "skipped", "0");
    set(suite, "time", time_of(run.seconds));
    const auto started = std::chrono::system_clock::to_time_t(run.started);
    set(suite, "timestamp", fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(started)));
    for (const auto& test : run.tests) add_case(suite, test);
    for (const auto& test : run.tests) add_subtest_suite(suites, test);
    std::ostringstream text;
    document.save(text, "  ");
    return text.str();
}

}  // namespace kindling::report
