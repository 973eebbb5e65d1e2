#include "scenario/allowance.h"

#include "catch.h"
#include "scenario/scenario.h"

using namespace kindling::scenario;
using kindling::verdict::Report;

namespace {

std::vector<Allowance> parsed(const std::string& text) {
    return parse_allowances("allowed", text).value();
}

std::string wrong(const std::string& text) {
    const auto result = parse_allowances("allowed", text);
    return result ? "" : result.error().message;
}

constexpr Date day{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(24)};

}  // namespace

TEST_CASE("an allowance names a title, a reason, and how far it goes") {
    const auto all = parsed(
        "# known\nallow \"WARNING in f\" reason=\"two words\" until=2026-11-24 kernels=6.1..6.6\n"
        "allow /^KCSAN: / reason=short\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].reason == "two words");
    CHECK(all[0].where == "allowed:2");
    CHECK(all[0].names("WARNING in f"));
    CHECK_FALSE(all[0].names("WARNING in foo"));
    CHECK_FALSE(all[0].is_outdated(day));
    CHECK(all[0].is_outdated(Date(std::chrono::sys_days(day) + std::chrono::days(1))));
    CHECK(all[1].names("KCSAN: data-race in a / b"));
    CHECK_FALSE(all[1].names("not KCSAN: x"));
}

TEST_CASE("an allowance that says too little or nonsense is refused, with its place") {
    CHECK(wrong("allow \"x\"").find("reason= is missing") != std::string::npos);
    CHECK(wrong("allow \"x\" reason=").find("the reason is empty") != std::string::npos);
    CHECK(wrong("\nallow \"x\" reason=a until=2026-02-30").find("allowed:2:") == 0);
    CHECK(wrong("allow \"x\" reason=a until=soon").find("no date") != std::string::npos);
    CHECK(wrong("allow \"x\" reason=a kernels=new").find("no range") != std::string::npos);
    CHECK(wrong("allow \"x\" reason=a untill=2026-01-01").find("until") != std::string::npos);
    CHECK(wrong("allow x reason=a").find("a pattern is") != std::string::npos);
    CHECK(wrong("allow \"x\" reason=\"open").find("no closing") != std::string::npos);
    CHECK(wrong("expect \"x\"").find("only lines of \"allow\"") != std::string::npos);
    CHECK(wrong("allow oops").find("for a scenario") != std::string::npos);
}

TEST_CASE("a range of kernels compares the parts that it names") {
    const auto holds = [](const char* range, const char* release) {
        return kernel_range_of(range).value().holds(release);
    };
    CHECK(holds("6.1", "6.1.192-foo"));
    CHECK_FALSE(holds("6.1", "6.12.1"));
    CHECK(holds("6.1..6.6", "6.6.99"));
    CHECK_FALSE(holds("6.1..6.6", "6.7.0-rc1"));
    CHECK(holds("6.6..", "6.12"));
    CHECK_FALSE(holds("..6.1.5", "6.1.6"));
    CHECK_FALSE(holds("6.1", ""));
    CHECK_FALSE(kernel_range_of("..").has_value());
    CHECK_FALSE(kernel_range_of("6.").has_value());
    CHECK_FALSE(kernel_range_of("v6.1").has_value());
}

TEST_CASE("what is allowed is said, and a panic never is") {
    const auto allowances =
        parsed("allow \"A\" reason=known\nallow \"B\" reason=old until=2020-01-01\n");
    Report a{.title = "A"};
    Report b{.title = "B"};
    Report gone{.title = "A", .panic = "Kernel panic - not syncing: x"};
    const auto allowed = allowed_of(allowances, {a, a, b, gone}, "6.1", day);
    CHECK(allowed.is_allowed == std::vector<bool>{true, true, false, false});
    CHECK(allowed.used == std::vector<size_t>{0});
    REQUIRE(allowed.said.size() == 2);
    CHECK(allowed.said[0].find("until 2020-01-01 only") != std::string::npos);
    CHECK(allowed.said[1] == "allowed: A, 2 times (known; allowed:1)");
    CHECK(idle_line(allowances[1], day).find("out of date") != std::string::npos);
}

TEST_CASE("an allowance for other kernels allows nothing on this one") {
    const auto allowances = parsed("allow \"A\" reason=known kernels=6.12..\n");
    CHECK_FALSE(allowed_of(allowances, {Report{.title = "A"}}, "6.1.3", day).is_allowed[0]);
    CHECK(allowed_of(allowances, {Report{.title = "A"}}, "6.12.3", day).is_allowed[0]);
}
