#include "machine/host_share.h"

#include <unistd.h>

#include "catch.h"

using namespace kindling::machine;

TEST_CASE("a task's time is in nanoseconds") {
    const auto share = parse_schedstat("1500000000 250000000 17\n");
    REQUIRE(share);
    CHECK(share->ran == Approx(1.5));
    CHECK(share->waited == Approx(0.25));
    for (const char* bad : {"", "12", "x 1 2", "1,2", "-1 2 3", "1 x"})
        CHECK(!parse_schedstat(bad));
}

TEST_CASE("a process that is not there has no share") {
    CHECK(!host_share(-1));
    // This one ran, where the kernel keeps it.
    if (const auto share = host_share(::getpid())) CHECK(share->ran > 0);
}
