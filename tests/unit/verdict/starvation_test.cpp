#include "verdict/starvation.h"

#include "catch.h"

using namespace kindling::verdict;

namespace {

const Report stall{.type = Type::rcu_stall, .title = "INFO: rcu detected stall in do_idle"};

}  // namespace

TEST_CASE("a kernel that its host did not run is not to blame for a stall") {
    const auto words = starved(stall, 8.6, 84.9);
    REQUIRE(words);
    CHECK(
        *words ==
        "the kernel reported \"INFO: rcu detected stall in do_idle\", but this host let it run "
        "for only 8.6 s and wait for 84.9 s: nobody can tell. Boot it again with less to do beside "
        "it (fewer --jobs)");
}

TEST_CASE("a stall on a host that had time for it is the kernel's") {
    CHECK(!starved(stall, 25, 2));
    CHECK(!starved(stall, 25, 24));
    CHECK(!starved(stall, 0.5, 2));
}

TEST_CASE("what does not go by the clock is the kernel's on any host") {
    for (const Type type :
         {Type::null_pointer, Type::bug, Type::kasan, Type::oom_kill, Type::hung_task, Type::panic})
        CHECK(!starved({.type = type, .title = "t"}, 1, 80));
    for (const Type type : {Type::soft_lockup, Type::hard_lockup, Type::workqueue_lockup})
        CHECK(starved({.type = type, .title = "t"}, 1, 80));
}
