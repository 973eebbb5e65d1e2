#include "scenario/matrix.h"

#include "catch.h"

using namespace kindling::scenario;

namespace {

std::vector<Scenario> cells_of(const std::string& head) {
    const auto scenario = parse("m.boot", head + "\nexpect \"x\"\nend with stop\n");
    REQUIRE(scenario.has_value());
    return cells(*scenario);
}

std::string error_of(const std::string& head) {
    const auto scenario = parse("m.boot", head + "\nend with stop\n");
    REQUIRE_FALSE(scenario.has_value());
    return scenario.error().message;
}

}  // namespace

TEST_CASE("without a matrix a scenario is one boot of its own name") {
    const auto all = cells_of("memory 64M");
    REQUIRE(all.size() == 1);
    CHECK(all[0].name == "m");
    CHECK(all[0].memory_mib == 64);
}

TEST_CASE("a matrix is the product of its axes, the last running fastest") {
    const auto all = cells_of("matrix machine pc q35 by memory 64M 128M\nmatrix cpus 1 2");
    REQUIRE(all.size() == 8);
    CHECK(all[0].name == "m[machine=pc,memory=64M,cpus=1]");
    CHECK(all[1].name == "m[machine=pc,memory=64M,cpus=2]");
    CHECK(all[7].name == "m[machine=q35,memory=128M,cpus=2]");
    CHECK(all[7].machine == "q35");
    CHECK(all[7].memory_mib == 128);
    CHECK(all[7].cpus == 2);
    CHECK(all[7].steps.size() == 1);
}

TEST_CASE("a value in quotes may be several words, or none") {
    const auto all = cells_of(
        "cmdline quiet\nmatrix kernel \"test vmlinux\" seed by cmdline \"\" \"nokaslr maxcpus=1\"");
    REQUIRE(all.size() == 4);
    CHECK(all[0].boots_vmlinux);
    CHECK(all[0].command_line == "quiet");
    CHECK(all[0].name == "m[kernel=test vmlinux,cmdline=]");
    CHECK(all[3].command_line == "quiet nokaslr maxcpus=1");
    CHECK_FALSE(all[3].boots_vmlinux);
}

TEST_CASE("a mistake in a matrix is found when the scenario is read, at its column") {
    CHECK(error_of("matrix memroy 64M").find("m.boot:1:8: unknown axis \"memroy\", did you mean") !=
          std::string::npos);
    CHECK(error_of("matrix machine pc q36").find("m.boot:1:19: unknown machine \"q36\"") !=
          std::string::npos);
    CHECK(error_of("matrix memory 64M 64M").find("m.boot:1:19: \"64M\" stands there twice") !=
          std::string::npos);
    CHECK(error_of("matrix memory").find("the axis has no values") != std::string::npos);
    CHECK(error_of("matrix memory 64M by").find("axis is missing") != std::string::npos);
    CHECK(error_of("matrix cpus 1\nmatrix cpus 2").find("an axis already") != std::string::npos);
    CHECK(error_of("matrix cpus \"1 2\"").find("too much") != std::string::npos);
}

TEST_CASE("a matrix of more boots than can be meant is refused") {
    std::string hundred;
    for (int i = 1; i <= 100; ++i) hundred += " " + std::to_string(i);
    CHECK(
        error_of("matrix cpus" + hundred + " by cmdline" + hundred).find("these are 10000 boots") !=
        std::string::npos);
}

TEST_CASE("a tag is a word") {
    const auto all = cells_of("tag smoke fast");
    CHECK(all[0].tags == std::vector<std::string>{"smoke", "fast"});
    CHECK(error_of("tag").find("the word is missing") != std::string::npos);
    CHECK(error_of("tag a/b").find("a tag is one word") != std::string::npos);
}
