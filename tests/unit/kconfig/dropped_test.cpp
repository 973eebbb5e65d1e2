#include "kconfig/dropped.h"

#include "base/file.h"
#include "catch.h"
#include "kconfig/definition.h"
#include "kconfig/why_dropped.h"

using namespace kindling;

namespace {

kconfig::Fragment fragment(const char* text) {
    const auto parsed = kconfig::parse_fragment(text, "f");
    REQUIRE(parsed);
    return *parsed;
}

std::vector<std::string> symbols(const std::vector<kconfig::Line>& lines) {
    std::vector<std::string> names;
    for (const auto& line : lines) names.push_back(line.symbol);
    return names;
}

constexpr const char* kconfig_text =
    "menu \"Things\"\n"
    "config THING\n"
    "\tbool \"A thing\"\n"
    "\tdepends on PCI && !OLD\n"
    "\tdepends on (NET || WIFI)\n"
    "\thelp\n"
    "\t  Some help.\n"
    "\n"
    "config HIDDEN\n"
    "\tbool\n"
    "\tdepends on PCI\n"
    "endmenu\n";

}  // namespace

TEST_CASE("what did not take, by need") {
    const auto config = kconfig::parse_config(
        "CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_C=m\nCONFIG_N=0x10\nCONFIG_S=\"x\"\n");
    const auto lost = kconfig::dropped(
        fragment("CONFIG_A=y\nCONFIG_B=y\nCONFIG_C=y\nCONFIG_D=y # optional\nCONFIG_N=16\n"
                 "CONFIG_S=\"y\"\n# CONFIG_ABSENT is not set\n"),
        config);
    CHECK(symbols(lost.required) == std::vector<std::string>{"B", "C", "S"});
    CHECK(symbols(lost.optional) == std::vector<std::string>{"D"});
}

TEST_CASE("a requested n holds when the symbol is absent or off, and only then") {
    const auto asked = fragment("# CONFIG_A is not set\n");
    CHECK(kconfig::dropped(asked, kconfig::parse_config("")).required.empty());
    CHECK(
        kconfig::dropped(asked, kconfig::parse_config("# CONFIG_A is not set\n")).required.empty());
    CHECK(kconfig::dropped(asked, kconfig::parse_config("CONFIG_A=y\n")).required.size() == 1);
}

TEST_CASE("what became of a line") {
    const auto config = kconfig::parse_config("# CONFIG_B is not set\nCONFIG_C=m\n");
    const auto lines = fragment("CONFIG_A=y\nCONFIG_B=y\nCONFIG_C=y\n").lines;
    CHECK(kconfig::describe_drop(lines[0], config) ==
          "f:1: CONFIG_A=y did not take: it is not in the result");
    CHECK(kconfig::describe_drop(lines[1], config) ==
          "f:2: CONFIG_B=y did not take: the result has it off");
    CHECK(kconfig::describe_drop(lines[2], config) ==
          "f:3: CONFIG_C=y did not take: the result has CONFIG_C=m");
}

TEST_CASE("a fragment laid over a .config") {
    CHECK(kconfig::overlay("# head\nCONFIG_A=y\n# CONFIG_B is not set\nCONFIG_AB=y\n",
                           fragment("CONFIG_B=y\n# CONFIG_A is not set\n")) ==
          "# head\nCONFIG_AB=y\nCONFIG_B=y\n# CONFIG_A is not set\n");
}

TEST_CASE("definitions in Kconfig files") {
    const auto thing = kconfig::find_definition(kconfig_text, "THING");
    REQUIRE(thing);
    CHECK(thing->line == 2);
    CHECK(thing->has_prompt);
    CHECK(thing->depends == std::vector<std::string>{"PCI && !OLD", "(NET || WIFI)"});
    const auto hidden = kconfig::find_definition(kconfig_text, "HIDDEN");
    REQUIRE(hidden);
    CHECK(!hidden->has_prompt);
    CHECK(!kconfig::find_definition(kconfig_text, "THIN"));
    CHECK(kconfig::defined_symbols(kconfig_text) == std::vector<std::string>{"THING", "HIDDEN"});
}

TEST_CASE("which symbols of an expression are off") {
    const auto config = kconfig::parse_config("CONFIG_PCI=y\nCONFIG_NET=m\n");
    CHECK(kconfig::symbols_off("PCI && !OLD && (NET || WIFI)", config) ==
          std::vector<std::string>{"WIFI"});
    CHECK(kconfig::symbols_off("ARCH != n && PCI = y", config) == std::vector<std::string>{"ARCH"});
}

TEST_CASE("why a line did not take, from a tree") {
    const auto tree = TemporaryDirectory::make("kconfig");
    REQUIRE(tree);
    REQUIRE(replace_file(tree->path() / "Kconfig", kconfig_text));
    REQUIRE(replace_file(tree->path() / "config", "CONFIG_PCI=y\n"));
    const kconfig::KconfigFiles files{tree->path(), "Kconfig"};
    const auto config = kconfig::parse_config("CONFIG_PCI=y\n");
    CHECK(kconfig::why_dropped(files, "THING", config) ==
          "defined in Kconfig:2, depends on PCI && !OLD, depends on (NET || WIFI); off is: NET, "
          "WIFI");
    CHECK(kconfig::why_dropped(files, "THONG", config) ==
          "there is no THONG in this tree, did you mean \"THING\"?");
    CHECK(kconfig::why_dropped(files, "HIDDEN", config).find("no prompt") != std::string::npos);

    const auto checked =
        kconfig::check_all_took(fragment("CONFIG_PCI=y\nCONFIG_THING=y\nCONFIG_X=y # optional\n"),
                                tree->path() / "config", files);
    REQUIRE(!checked);
    CHECK(checked.error().message.find("f:2: CONFIG_THING=y") != std::string::npos);
    CHECK(checked.error().message.find("CONFIG_X") == std::string::npos);
    CHECK(kconfig::check_all_took(fragment("CONFIG_PCI=y\nCONFIG_X=y # optional\n"),
                                  tree->path() / "config", files));
}
