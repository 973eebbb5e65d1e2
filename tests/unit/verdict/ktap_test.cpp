#include "verdict/ktap.h"

#include "catch.h"

using namespace kindling::verdict;

namespace {

using Outcome = Subtest::Outcome;

KtapReader read(std::string_view text) {
    KtapReader reader;
    while (!text.empty()) {
        const size_t newline = std::min(text.find('\n'), text.size());
        reader.on_line(text.substr(0, newline));
        text.remove_prefix(std::min(newline + 1, text.size()));
    }
    return reader;
}

std::vector<Subtest> subtests_of(std::string_view text) {
    KtapReader reader = read(text);
    reader.finish();
    return reader.subtests();
}

// "name outcome (children)", joined by ", ".
std::string written(const std::vector<Subtest>& subtests) {
    std::string all;
    for (const auto& one : subtests) {
        all += (all.empty() ? "" : ", ") + one.name + " " + std::string(name_of(one.outcome));
        if (!one.children.empty()) all += " (" + written(one.children) + ")";
    }
    return all;
}

}  // namespace

TEST_CASE("KUnit's report through printk is read, nested, with its diagnostics") {
    const auto subtests = subtests_of(
        "[    0.500000] KTAP version 1\n"
        "[    0.500001] 1..2\n"
        "[    0.500002]     KTAP version 1\n"
        "[    0.500003]     # Subtest: example\n"
        "[    0.500004]     1..2\n"
        "[    0.500005] random: crng init done\n"
        "[    0.500006]     ok 1 example_simple_test\n"
        "[    0.500007]     # example_fail_test: EXPECTATION FAILED at lib/kunit/example.c:30\n"
        "[    0.500008]     not ok 2 example_fail_test\n"
        "[    0.500009] # example: pass:1 fail:1 skip:0 total:2\n"
        "[    0.500010] not ok 1 example\n"
        "[    0.500011] ok 2 other # SKIP not here\n");
    CHECK(written(subtests) ==
          "example not ok (example_simple_test ok, example_fail_test not ok), other skipped");
    CHECK(subtests[0].children[1].diagnostics ==
          std::vector<std::string>{
              "example_fail_test: EXPECTATION FAILED at lib/kunit/example.c:30"});
    CHECK(subtests[1].reason == "not here");
    CHECK(first_failure(subtests) == "example > example_fail_test");
}

TEST_CASE("kselftest's TAP 13 is read: dashes, TODO, XFAIL, TIMEOUT") {
    const auto subtests = subtests_of(
        "TAP version 13\n1..5\n"
        "ok 1 - selftests: timers: posix_timers\n"
        "not ok 2 selftests: net: x # TODO later\n"
        "not ok 3 selftests: mm: y # TIMEOUT 45 seconds\n"
        "not ok 4 selftests: z # XFAIL\n"
        "ok 5 name with # in it\n");
    CHECK(written(subtests) ==
          "selftests: timers: posix_timers ok, selftests: net: x todo, "
          "selftests: mm: y not ok, selftests: z todo, name with # in it ok");
    CHECK(subtests[2].reason == "TIMEOUT 45 seconds");
    CHECK(first_failure(subtests) == "selftests: mm: y");
}

TEST_CASE("TAP 14: a plan at the end, subtests without a head of their own") {
    CHECK(written(subtests_of("TAP version 14\n"
                              "    ok 1 - inner\n"
                              "    1..1\n"
                              "ok 1 - outer\n"
                              "1..1\n")) == "outer ok (inner ok)");
}

TEST_CASE("a report is done with its last result, and what it lacks is missing") {
    CHECK(read("KTAP version 1\n1..2\nok 1 a\n").reports_done() == 0);
    CHECK(read("KTAP version 1\n1..2\nok 1 a\nok 2 b\n").reports_done() == 1);
    CHECK(written(subtests_of("KTAP version 1\n1..3\nok 1 a\n")) ==
          "a ok, 2 of 3 missing, 3 of 3 missing");
    CHECK(written(subtests_of("KTAP version 1\nok 1 a\n")) == "a ok, plan missing");
    CHECK(first_failure(subtests_of("KTAP version 1\n1..2\nok 1 a\n")) == "2 of 2");
}

TEST_CASE("a plan that is not kept below a result fails the result") {
    const auto subtests =
        subtests_of("KTAP version 1\n1..1\n  KTAP version 1\n  1..2\n  ok 1 a\nok 1 suite\n");
    CHECK(written(subtests) == "suite ok (a ok, 2 of 2 missing)");
    CHECK(failed(subtests[0]));
    CHECK(written(subtests_of("TAP version 13\n1..1\n  1..1\n  ok 1 a\n  ok 2 b\nok 1 s\n")) ==
          "s ok (a ok, b ok, plan not ok)");
}

TEST_CASE("a report that is cut short keeps what came of its subtests") {
    CHECK(written(subtests_of("KTAP version 1\n1..1\n    KTAP version 1\n    # Subtest: s\n"
                              "    1..2\n    ok 1 a\n")) == "s missing (a ok, 2 of 2 missing)");
}

TEST_CASE("Bail out! ends the report, and is a failure") {
    const auto reader = read("TAP version 13\n1..3\nok 1 a\nBail out! no disk\n");
    CHECK(reader.reports_done() == 1);
    CHECK(written(reader.subtests()) == "a ok, bail out not ok");
    CHECK(reader.subtests()[1].reason == "no disk");
}

TEST_CASE("a plan of none is skipped") {
    CHECK(written(subtests_of("TAP version 13\n1..0 # SKIP no hardware\n")) == "all skipped");
}

TEST_CASE("words that look like results are none outside a report") {
    CHECK(subtests_of("ok 1 a\nnot ok 2 b\n1..2\n# x\nok\nokay\n").empty());
    CHECK(written(subtests_of("KTAP version 1\n1..1\nokay 1 no\nnothing\nok 1 yes\nok 2 late\n")) ==
          "yes ok");
}

TEST_CASE("two reports in a row are two") {
    const auto reader = read("KTAP version 1\n1..1\nok 1 a\nKTAP version 1\n1..1\nok 1 b\n");
    CHECK(reader.reports_done() == 2);
    CHECK(written(reader.subtests()) == "a ok, b ok");
}

TEST_CASE("a flood of levels, results and diagnostics is bounded") {
    KtapReader reader;
    reader.on_line("KTAP version 1");
    reader.on_line("1..100000000");
    for (int i = 0; i < 100; ++i)
        reader.on_line(std::string(static_cast<size_t>(i) * 2 + 2, ' ') + "KTAP version 1");
    for (int i = 0; i < 50'000; ++i) {
        reader.on_line("# " + std::string(1000, 'd'));
        reader.on_line("ok " + std::string(1000, 'n'));
    }
    reader.finish();
    CHECK(reader.subtests().size() < 10'000);
}
