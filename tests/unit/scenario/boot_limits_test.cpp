#include "scenario/boot_limits.h"

#include "catch.h"

using namespace kindling::scenario;
using namespace std::chrono_literals;
using kindling::machine::Clock;
using kindling::verdict::Limit;

namespace {

const Clock::time_point start{};

}  // namespace

TEST_CASE("a boot has a limit as a whole, and one for its silence") {
    BootLimits limits(start, 60s, 20s);
    CHECK(limits.next() == start + 20s);
    CHECK(limits.reached(start + 19s) == Limit::none);
    CHECK(limits.reached(start + 20s) == Limit::silence);
    limits.hear(start + 50s);
    CHECK(limits.next() == start + 60s);
    CHECK(limits.reached(start + 59s) == Limit::none);
    CHECK(limits.reached(start + 60s) == Limit::deadline);
}

TEST_CASE("what the guest waited for the host is given to it again, twice") {
    BootLimits limits(start, 60s, 20s);
    limits.wait(8s);
    CHECK(limits.reached(start + 35s) == Limit::none);
    CHECK(limits.reached(start + 36s) == Limit::silence);
    // What it waited before it spoke is not of the silence that follows.
    limits.hear(start + 30s);
    CHECK(limits.reached(start + 50s) == Limit::silence);
    limits.wait(9s);
    CHECK(limits.reached(start + 51s) == Limit::none);
    CHECK(limits.reached(start + 52s) == Limit::silence);
    limits.hear(start + 70s);
    CHECK(limits.reached(start + 77s) == Limit::none);
    CHECK(limits.reached(start + 78s) == Limit::deadline);
}

TEST_CASE("no host can put a limit off for ever") {
    BootLimits limits(start, 60s, 20s);
    limits.wait(100000s);
    CHECK(limits.next() == start + 220s);
}
