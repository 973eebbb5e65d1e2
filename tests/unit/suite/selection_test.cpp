#include "suite/selection.h"

#include "catch.h"
#include "scenario/matrix.h"
#include "suite/durations.h"
#include "suite/host.h"
#include "suite/progress.h"

using namespace kindling::suite;

namespace {

std::vector<Scenario> boots_named(const std::vector<std::string>& names) {
    std::vector<Scenario> boots;
    for (const auto& name : names) {
        boots.emplace_back();
        boots.back().name = name;
    }
    return boots;
}

std::vector<std::string> names_of(const std::vector<Scenario>& boots) {
    std::vector<std::string> names;
    for (const auto& boot : boots) names.push_back(boot.name);
    return names;
}

std::vector<Scenario> cells_of(const std::string& matrix) {
    const auto scenario = kindling::scenario::parse("m.boot", matrix + "\nend with stop\n");
    REQUIRE(scenario.has_value());
    return kindling::scenario::cells(*scenario);
}

}  // namespace

TEST_CASE("the shards of a set hold each boot once, in whatever order they are named") {
    const auto all = boots_named({"d", "a", "c", "b", "e"});
    CHECK(names_of(in_shard(all, {1, 3})) == std::vector<std::string>{"a", "d"});
    CHECK(names_of(in_shard(all, {2, 3})) == std::vector<std::string>{"b", "e"});
    CHECK(names_of(in_shard(all, {3, 3})) == std::vector<std::string>{"c"});
    CHECK(in_shard(boots_named({"a"}), {2, 2}).empty());
}

TEST_CASE("a shard is I/N, with I from 1 to N") {
    CHECK(parse_shard("2/3")->index == 2);
    CHECK(parse_shard("2/3")->count == 3);
    for (const auto* text : {"3/2", "0/2", "1", "/", "1/", "a/b", "1/2x", "-1/2", "1/0"})
        CHECK_FALSE(parse_shard(text).has_value());
}

TEST_CASE("a filter is an expression that matches anywhere in a name") {
    const auto all = boots_named({"hello[machine=pc]", "hello[machine=q35]", "busybox"});
    CHECK(names_of(*with_name(all, "q35|busy")) ==
          std::vector<std::string>{"hello[machine=q35]", "busybox"});
    CHECK_FALSE(with_name(all, "(").has_value());
}

TEST_CASE("tags keep those that bear all of them; one that nobody bears is a mistake") {
    auto all = boots_named({"a", "b", "c"});
    all[0].tags = {"smoke"};
    all[1].tags = {"smoke", "fast"};
    CHECK(names_of(*with_tags(all, {"smoke"})) == std::vector<std::string>{"a", "b"});
    CHECK(names_of(*with_tags(all, {"smoke", "fast"})) == std::vector<std::string>{"b"});
    const auto wrong = with_tags(all, {"smok"});
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().message.find("did you mean \"smoke\"") != std::string::npos);
}

TEST_CASE("a cell is named with its values, all or some of them, in any order") {
    const auto cells = cells_of("matrix machine pc q35 by cmdline \"a,b\" quiet by memory 64M");
    CHECK(names_of(*with_values(cells, "machine=q35,cmdline=a,b,memory=64M")) ==
          std::vector<std::string>{"m[machine=q35,cmdline=a,b,memory=64M]"});
    CHECK(with_values(cells, "memory=64M,machine=pc")->size() == 2);
    CHECK(with_values(cells, "")->size() == 4);
    const auto wrong = with_values(cells, "machine=q36");
    REQUIRE_FALSE(wrong.has_value());
    CHECK_FALSE(with_values(cells, "machine=pcx").has_value());
    CHECK_FALSE(with_values(cells, "achine=pc").has_value());
}

TEST_CASE("a name with brackets is a scenario's and its values") {
    CHECK(split_cell_name("a/b.boot[x=1]").scenario == "a/b.boot");
    CHECK(split_cell_name("a/b.boot[x=1]").values == "x=1");
    CHECK(split_cell_name("plain").scenario == "plain");
    CHECK(split_cell_name("odd[name").scenario == "odd[name");
}

TEST_CASE("times are kept by scenario and cell; a damaged line is left out") {
    const auto cells = cells_of("matrix cpus 1 2");
    CHECK(key_of(cells[0]) != key_of(cells[1]));
    const Durations durations{{key_of(cells[0]), 1.5}, {key_of(cells[1]), 2}};
    CHECK(parse_durations(to_text(durations)) == durations);
    CHECK(parse_durations("short 1\n0123456789abcdef x\n0123456789abcdef -1\n").empty());
}

TEST_CASE("the memory that a host can give is what it calls available") {
    CHECK(available_mib("MemTotal: 9 kB\nMemAvailable:   2048 kB\n") == 2);
    CHECK_FALSE(available_mib("MemTotal: 9 kB\n").has_value());
}

TEST_CASE("a name is cut to columns, not in the middle of a character") {
    CHECK(cut_to("hello", 5) == "hello");
    CHECK(cut_to("hello!", 5) == "hell…");
    CHECK(cut_to("ééééé", 3) == "éé…");
    CHECK(cut_to("x", 0).empty());
}
