#include <pugixml.hpp>

#include "catch.h"
#include "report/formats.h"
#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/ktap.h"

using namespace kindling;
using namespace kindling::report;
using verdict::Verdict;

namespace {

// What would harm a terminal, a browser or a reader of reports.
constexpr std::string_view hostile =
    "\x1b[2J\x9b\a</script><script>alert(1)</script> ]]> &amp; \"q\" 'q'\xff\xef\xbf\xbe\x01 # "
    "SKIP\n"
    "ok 1 forged\nKTAP version 1\n1..1\nBail out!";

JudgedBoot boot_of(Verdict verdict, std::string_view words) {
    JudgedBoot boot;
    boot.scenario.name = "boot";
    boot.scenario.file = "boot.boot";
    boot.machine.kernel = "/k/bzImage";
    boot.playback.judgement = {verdict, std::string(words)};
    boot.playback.last_lines = {std::string(words)};
    boot.playback.remarks = {std::string(words)};
    boot.playback.captures = {{"name", std::string(words)}};
    boot.playback.milestones.end = 1.5;
    boot.console = "[    0.1] first\n" + std::string(words) + "\nlast\n";
    return boot;
}

Test test_of(std::string_view name, std::vector<JudgedBoot> attempts) {
    return {std::string(name), std::move(attempts)};
}

Run run_of(std::vector<Test> tests) {
    Run run;
    run.tests = std::move(tests);
    run.program = "kindling";
    run.seconds = 2;
    return run;
}

Run hostile_run() {
    return run_of({test_of(hostile, {boot_of(Verdict::fail, hostile)}),
                   test_of("good", {boot_of(Verdict::pass, hostile)})});
}

size_t count(std::string_view text, std::string_view part) {
    size_t found = 0;
    for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

bool has_control_characters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
    });
}

verdict::Subtest subtest(std::string name, verdict::Subtest::Outcome outcome,
                         std::vector<verdict::Subtest> children = {}) {
    return {std::move(name), outcome, "", {}, std::move(children)};
}

}  // namespace

TEST_CASE("what passes only when it is tried again is flaky, and no report calls it a pass") {
    const Run run = run_of(
        {test_of("t", {boot_of(Verdict::panic, "why"), boot_of(Verdict::pass, "every step")})});
    CHECK(run.tests[0].flaky());
    CHECK_FALSE(run.tests[0].passed());
    CHECK(run.tests[0].outcome_in_words() == "flaky (panic)");
    CHECK(run.exit_code() == 1);
    CHECK(to_ktap(run).find("not ok 1 t") != std::string::npos);
    CHECK(to_json(run).find("\"outcome\": \"flaky\"") != std::string::npos);
    CHECK(to_junit(run).find("<failure type=\"flaky\" message=\"why\"") != std::string::npos);
    CHECK(to_html(run).find("data-kind=\"flaky\"") != std::string::npos);
}

TEST_CASE("the exit code is 125 only when trouble on the host was all that went wrong") {
    const auto code = [](std::vector<Verdict> verdicts) {
        std::vector<Test> tests;
        for (const auto verdict : verdicts) tests.push_back(test_of("t", {boot_of(verdict, "")}));
        return run_of(std::move(tests)).exit_code();
    };
    CHECK(code({}) == 0);
    CHECK(code({Verdict::pass, Verdict::pass}) == 0);
    CHECK(code({Verdict::infra, Verdict::pass}) == 125);
    CHECK(code({Verdict::infra, Verdict::hang}) == 1);
    CHECK(code({Verdict::hang, Verdict::infra}) == 1);
}

TEST_CASE("guests' words are text in KTAP: no result, plan, directive or head can be forged") {
    const std::string text = to_ktap(hostile_run());
    CHECK_FALSE(has_control_characters(text));
    CHECK(text.starts_with("KTAP version 1\n1..2\n"));
    std::string_view rest = text;
    size_t results = 0;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.starts_with("ok ") || line.starts_with("not ok ")) {
            ++results;
            CHECK(line.find('#') == std::string_view::npos);
        } else {
            CHECK((line.starts_with("# ") || line == "KTAP version 1" || line == "1..2"));
        }
    }
    CHECK(results == 2);
}

TEST_CASE("guests' words are text in JUnit's XML") {
    const std::string text = to_junit(hostile_run());
    CHECK_FALSE(has_control_characters(text));
    pugi::xml_document document;
    REQUIRE(document.load_string(text.c_str()));
    // As references, too, XML 1.0 does not take them.
    CHECK(text.find("&#27;") == std::string::npos);
    CHECK(text.find("&#01;") == std::string::npos);
    CHECK(document.select_nodes("//testcase").size() == 2);
    CHECK(document.select_nodes("//script").empty());
    CHECK(document.select_nodes("//failure").size() == 1);
}

TEST_CASE("guests' words are text in JSON") {
    const std::string text = to_json(hostile_run());
    CHECK_FALSE(has_control_characters(text));
    CHECK(text.find("\\\\xff") != std::string::npos);
    CHECK(text.find("\\u00") == std::string::npos);
    CHECK(boot_to_json(boot_of(Verdict::fail, hostile)).find("\"verdict\": \"fail\"") !=
          std::string::npos);
}

TEST_CASE("guests' words are text in HTML, and the line is marked that the verdict quotes") {
    const std::string text = to_html(hostile_run());
    CHECK_FALSE(has_control_characters(text));
    CHECK(count(text, "<script>") == 1);
    CHECK(text.find("alert(1)</") == std::string::npos);
    const Run run = run_of({test_of("t", {boot_of(Verdict::panic, "Kernel panic - not syncing")})});
    CHECK(to_html(run).find("<mark>Kernel panic - not syncing</mark>") != std::string::npos);
    const Run passed = run_of({test_of("t", {boot_of(Verdict::pass, "fine")})});
    CHECK(to_html(passed).find("<mark>") == std::string::npos);
}

TEST_CASE("the guest's own tests stand in every report; they fail it where the scenario asks") {
    using enum verdict::Subtest::Outcome;
    auto boot = boot_of(Verdict::pass, "fine");
    boot.playback.subtests = {subtest("suite", not_ok, {subtest("a", ok), subtest("b", not_ok)}),
                              subtest("c", skipped)};
    Run run = run_of({test_of("t", {boot})});
    CHECK(to_ktap(run).find("    ok 2 b # SKIP not ok, which the scenario does not ask about\n") !=
          std::string::npos);
    CHECK(count(to_junit(run), "<failure") == 0);
    CHECK(count(to_junit(run), "<skipped") == 2);
    CHECK(to_json(run).find("\"outcome\": \"not ok\"") != std::string::npos);
    CHECK(to_html(run).find("<span class=\"failed\">not ok</span> b") != std::string::npos);

    boot.scenario.steps.push_back({1, "expect ktap", scenario::ExpectKtap{}});
    boot.playback.judgement.verdict = Verdict::fail;
    run = run_of({test_of("t", {boot})});
    CHECK(to_ktap(run).find("  KTAP version 1\n  # Subtest: t\n  1..3\n    KTAP version 1\n") !=
          std::string::npos);
    CHECK(to_ktap(run).find("    not ok 2 b\n  not ok 1 suite\n") != std::string::npos);
    CHECK(count(to_junit(run), "<failure") == 2);
    CHECK(to_junit(run).find("name=\"suite > b\"") != std::string::npos);
}

TEST_CASE("reports are refused where they can't be written, before any boot is made") {
    CHECK_FALSE(Destinations::open({{formats().data(), "/no/such/folder/x"}}).has_value());
    CHECK_FALSE(Destinations::open({{formats().data(), "/tmp"}}).has_value());
    CHECK_FALSE(
        Destinations::open({{formats().data(), "-"}, {formats().data() + 1, "-"}}).has_value());
    CHECK(Destinations::open({}).has_value());
}
