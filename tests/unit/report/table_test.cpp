#include "report/table.h"

#include "catch.h"
#include "report/boots.h"

using namespace kindling;
using namespace kindling::report;

TEST_CASE("columns line up, whatever the cells hold") {
    Table table({{"name"}, {"size", Table::Align::right}, {"end"}});
    table.add({{"caf\xc3\xa9"}, {"1"}, {"x"}});
    table.add({{"longer"}, {"1000"}, {"y"}});
    CHECK(table.text() ==
          "name    size  end\n"
          "caf\xc3\xa9       1  x\n"
          "longer  1000  y\n");
}

TEST_CASE("sizes are for people") {
    CHECK(size_for_people(512) == "512 B");
    CHECK(size_for_people(1331200) == "1.3 MiB");
    CHECK(size_for_people(150 * 1024) == "150 KiB");
}

TEST_CASE("a failing boot shows its step, its place and how to boot it again, without escapes") {
    JudgedBoot boot;
    boot.scenario.name = "evil";
    boot.scenario.file = "evil.boot";
    boot.machine.kernel = "/k/bzImage";
    boot.playback.judgement = {verdict::Verdict::fail, "it said \x1b[31mno\a"};
    boot.playback.failed_step = {7, "expect \"yes\"", ""};
    boot.playback.last_lines = {"line \x1b]0;title\a one", "\xff"};
    const std::string text = failure_of(boot);
    CHECK(text.find("evil.boot:7: expect \"yes\"") != std::string::npos);
    CHECK(text.find("-kernel /k/bzImage") != std::string::npos);
    CHECK(text.find("\\xff") != std::string::npos);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\a') == std::string::npos);
}
