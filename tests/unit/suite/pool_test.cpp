#include "suite/pool.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "catch.h"

using namespace kindling::suite;

namespace {

constexpr auto no_tick = [](std::optional<size_t>) {};

}  // namespace

TEST_CASE("a plan is worked off side by side, each turn once, never more at a time than fit") {
    constexpr size_t tests = 50;
    Plan plan(std::vector<Need>(tests, Need{1, 1}), {.repeat = 2}, {3, 1000});
    std::mutex mutex;
    std::set<Turn> made;
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> twice = 0;
    work_off(
        plan, 8,
        [&](const Turn& turn) {
            int now = ++running;
            for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
            }
            // Long enough that others begin meanwhile.
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            --running;
            const std::scoped_lock lock(mutex);
            if (!made.insert(turn).second) ++twice;
            return true;
        },
        no_tick);
    CHECK(made.size() == 2 * tests);
    CHECK(twice == 0);
    CHECK(most >= 2);
    CHECK(most <= 3);
}

TEST_CASE("what the work throws ends the plan and comes out") {
    Plan plan(std::vector<Need>(10, Need{1, 1}), {.repeat = 0, .until_fail = true}, {2, 100});
    CHECK_THROWS_AS(work_off(
                        plan, 2,
                        [](const Turn& turn) -> bool {
                            if (turn.repetition == 3) throw std::runtime_error("no");
                            return true;
                        },
                        no_tick),
                    std::runtime_error);
}

TEST_CASE("who waits is told how many are to come") {
    Plan plan(std::vector<Need>(3, Need{1, 1}), {}, {1, 100});
    std::atomic<bool> told = false;
    std::vector<size_t> left;
    work_off(
        plan, 1,
        [&](const Turn&) {
            while (!told) std::this_thread::yield();
            return true;
        },
        [&](std::optional<size_t> now) {
            left.push_back(now.value_or(99));
            told = true;
        });
    REQUIRE_FALSE(left.empty());
    CHECK(left.front() == 2);
}
