#include "suite/plan.h"

#include "catch.h"

using namespace kindling::suite;

namespace {

constexpr Budget two_processors{2, 1000};

std::vector<size_t> started_now(Plan& plan) {
    std::vector<size_t> tests;
    while (const auto turn = plan.begin()) tests.push_back(turn->test);
    return tests;
}

}  // namespace

TEST_CASE("as many boots begin as the budget has processors and memory for") {
    Plan by_cpus({{1, 10}, {1, 10}, {1, 10}}, {}, two_processors);
    CHECK(started_now(by_cpus) == std::vector<size_t>{0, 1});
    by_cpus.end({0, 1, 1}, true);
    CHECK(started_now(by_cpus) == std::vector<size_t>{2});

    Plan by_memory({{1, 600}, {1, 600}}, {}, two_processors);
    CHECK(started_now(by_memory) == std::vector<size_t>{0});
}

TEST_CASE("a boot that wants more than all there is runs alone, and is not overtaken") {
    Plan plan({{1, 10}, {8, 10}, {1, 10}}, {}, two_processors);
    CHECK(started_now(plan) == std::vector<size_t>{0});
    plan.end({0, 1, 1}, true);
    CHECK(started_now(plan) == std::vector<size_t>{1});
    plan.end({1, 1, 1}, true);
    CHECK(started_now(plan) == std::vector<size_t>{2});
    plan.end({2, 1, 1}, true);
    CHECK(plan.done());
}

TEST_CASE("boots are repeated round by round") {
    Plan plan({{1, 1}, {1, 1}}, {.repeat = 2}, {1, 100});
    std::vector<Turn> turns;
    while (const auto turn = plan.begin()) {
        turns.push_back(*turn);
        plan.end(*turn, false);
    }
    CHECK(turns == std::vector<Turn>{{0, 1, 1}, {1, 1, 1}, {0, 2, 1}, {1, 2, 1}});
    CHECK(plan.done());
}

TEST_CASE("what does not pass is tried again, before anything else, and so often only") {
    Plan plan({{1, 1}, {1, 1}}, {.retry = 2}, {1, 100});
    const auto first = plan.begin();
    REQUIRE(first == Turn{0, 1, 1});
    CHECK(plan.left() == 1);
    plan.end(*first, false);
    CHECK(plan.left() == 2);
    const auto second = plan.begin();
    REQUIRE(second == Turn{0, 1, 2});
    plan.end(*second, false);
    const auto third = plan.begin();
    REQUIRE(third == Turn{0, 1, 3});
    plan.end(*third, false);
    CHECK(plan.begin() == Turn{1, 1, 1});
}

TEST_CASE("until one fails: none is begun any more, those that run are waited for") {
    Plan plan({{1, 1}, {1, 1}}, {.repeat = 0, .until_fail = true}, two_processors);
    CHECK_FALSE(plan.left().has_value());
    const auto one = plan.begin();
    const auto other = plan.begin();
    REQUIRE(one.has_value());
    REQUIRE(other.has_value());
    plan.end(*one, true);
    const auto next = plan.begin();
    REQUIRE(next == Turn{0, 2, 1});
    plan.end(*other, false);
    CHECK_FALSE(plan.begin().has_value());
    CHECK_FALSE(plan.done());
    plan.end(*next, true);
    CHECK(plan.done());
}

TEST_CASE("a plan that is stopped begins nothing") {
    Plan plan({{1, 1}}, {}, two_processors);
    plan.stop();
    CHECK_FALSE(plan.begin().has_value());
    CHECK(plan.done());
}

TEST_CASE("no tests are done at once") {
    Plan plan({}, {.repeat = 0, .until_fail = true}, two_processors);
    CHECK_FALSE(plan.begin().has_value());
    CHECK(plan.done());
}

TEST_CASE("the longest come first, and before them those that are not known") {
    CHECK(longest_first({1, 0, 3, 2, 0}) == std::vector<size_t>{1, 4, 2, 3, 0});
}
