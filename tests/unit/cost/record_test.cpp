#include "cost/record.h"

#include "catch.h"

using namespace kindling::cost;

namespace {

Record sample() {
    Record record;
    record.identity = {"hello",       "k",    "c",   "i",     "console=ttyS0",
                       "pc, 128 MiB", "bios", "7.2", "plugin"};
    record.profile.phases = {{"firmware", 0, 10, 10, 1, 2}, {"kernel start", 10, 30, 20, 3, 0}};
    record.profile.initcalls = {{"pty_init", 12, 20, 8, 0, 0}};
    record.profile.steps = {{"say_text", 20, 21, 1, 0, 0}};
    record.profile.commands = {{"echo \"1\"", 21, 25, 4, 0, 0}};
    record.profile.programs = {{25, 0x401000, "init"}};
    record.profile.console = {{13, "[    0.1] <b>"}};
    record.profile.executed = 30;
    record.profile.waited = 4;
    return record;
}

}  // namespace

TEST_CASE("what is saved is read back as it was") {
    const auto read = parse_records(records_text({sample(), sample()}));
    REQUIRE(read);
    CHECK(*read == std::vector<Record>{sample(), sample()});
}

TEST_CASE("guest text that is no UTF-8 does not spoil the file") {
    Record record = sample();
    record.profile.console[0].text = "\xff\x1b[31m";
    const auto read = parse_records(records_text({record}));
    REQUIRE(read);
    CHECK((*read)[0].profile.console[0].text == "\\xff");
}

TEST_CASE("what is no file of boots is refused, and why is said") {
    CHECK(parse_records("").error().message.starts_with("it is no file of boots"));
    CHECK(parse_records("{}").error().message == "it is no file of boots: bench --save makes one");
    CHECK(parse_records(R"({"kindling-boots": 2, "boots": []})").error().message ==
          "it is of version 2, and this program reads version 1: make it anew");
    std::string text = records_text({sample()});
    text.replace(text.find("\"waited\""), 8, "\"walted\"");
    CHECK(parse_records(text).error().message.starts_with("it is no file of boots"));
}
