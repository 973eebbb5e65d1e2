#include "conformance/duty.h"

#include <algorithm>

#include "base/file.h"
#include "catch.h"
#include "conformance/expectation.h"
#include "conformance/group.h"
#include "conformance/subject.h"

using namespace kindling;
using namespace kindling::conformance;

namespace {

Duty duty(const std::string& name, const std::string& head, const std::string& steps,
          const std::string& end = "stop") {
    auto parsed =
        parse_duty(name + ".boot", "# asks: something\n# source: init(8)\n" + head +
                                       "\nwait for prompt\n" + steps + "end with " + end + "\n");
    REQUIRE(parsed);
    return *parsed;
}

scenario::Playback failed_at(int step) {
    scenario::Playback playback;
    playback.milestones.init = 1.0;
    playback.judgement = {verdict::Verdict::fail, "it did not come"};
    playback.failed_step = scenario::Contradiction{step, "run \"x\"", "wrong"};
    return playback;
}

}  // namespace

TEST_CASE("a duty says what it asks and where that comes from") {
    const auto parsed =
        parse_duty("a/signal-usr1.boot",
                   "# asks: SIGUSR1 halts\n# source: init(8)\n# source: signal(7)\n# disk: ext4\n"
                   "# after: words: the last ones\nwait for prompt\nend with halt\n");
    REQUIRE(parsed);
    CHECK(parsed->name == "signal-usr1");
    CHECK(parsed->asks == "SIGUSR1 halts");
    CHECK(parsed->sources.size() == 2);
    CHECK(parsed->disk == DiskKind::ext4);
    CHECK(parsed->afterwards->name == "words");
    CHECK(parsed->afterwards->text == "the last ones");
    CHECK_FALSE(may_share(*parsed));
}

TEST_CASE("a duty without a source is none, nor one that looks at a disk that is not there") {
    const auto error = [](const std::string& head) {
        const auto parsed = parse_duty("x.boot", head + "wait for prompt\nend with stop\n");
        REQUIRE_FALSE(parsed);
        return describe(parsed.error());
    };
    CHECK(error("# asks: something\n").contains("# source:"));
    CHECK(error("# asks: a\n# source: b\n# after: x: y\n").contains("needs \"# disk:\""));
    CHECK(error("# asks: a\n# source: b\n# disk: vfat\n").contains("ext4"));
    CHECK(error("# asks: a\n# source: b\n# disk: ext4\n# after: x\n").contains("FILE: TEXT"));
}

TEST_CASE("duties share a boot when they are booted the same way and leave a shell behind") {
    const std::vector<Duty> duties{
        duty("a", "", "run \"a\"\n"), duty("b", "cmdline word\n", "run \"b\"\n"),
        duty("c", "# alone: it takes the shell away\n", "run \"c\"\n"),
        duty("d", "", "run \"d1\"\nrun \"d2\"\n"), duty("e", "", "enter \"e\"\n", "halt")};
    const std::vector<size_t> wanted{0, 1, 2, 3, 4};
    CHECK(grouped(duties, wanted) == std::vector<Group>{{0, 3}, {1}, {2}, {4}});
    const auto whole = joined(duties, {0, 3});
    CHECK(whole.steps.size() == 5);
    CHECK(whole.steps[4].line == 4);
}

TEST_CASE("a boot that fails is the doing of the duty whose step failed") {
    const std::vector<Duty> duties{duty("a", "", "run \"a\"\n"), duty("b", "", "run \"b\"\n"),
                                   duty("c", "", "run \"c\"\n")};
    const Group group{0, 1, 2};
    CHECK(split(duties, group, failed_at(0)).passed == 0);
    CHECK(split(duties, group, failed_at(1)).passed == 0);
    CHECK(split(duties, group, failed_at(2)).passed == 1);
    CHECK(split(duties, group, failed_at(3)).passed == 1);
    CHECK(split(duties, group, failed_at(5)).passed == 2);
    CHECK(split(duties, group, failed_at(5)).reason.contains("run \"x\""));

    scenario::Playback playback;
    playback.judgement = {verdict::Verdict::pass, ""};
    CHECK(split(duties, group, playback).passed == 3);
    playback.judgement = {verdict::Verdict::panic, "the kernel panicked"};
    CHECK(split(duties, group, playback).trouble);
    playback.milestones.init = 1.0;
    CHECK_FALSE(split(duties, group, playback).trouble);
    CHECK(split(duties, group, playback).passed == 2);
    playback.judgement = {verdict::Verdict::infra, "QEMU is missing"};
    CHECK(split(duties, group, playback).passed == 0);
    CHECK(split(duties, group, playback).trouble);
}

TEST_CASE("what an init does not claim is quoted") {
    const std::vector<std::string> duties{"mount-dev", "mount-proc", "zombies"};
    const auto subject = parse_subject("inits/x.init",
                                       "about: an init\nimage: x.list\npackages: x libx1\n\n"
                                       "not claimed: mount-*\nsays: it mounts\nsays: nothing\n"
                                       "where: init(8)\n",
                                       duties);
    REQUIRE(subject);
    CHECK(subject->name == "x");
    CHECK(subject->image == "inits/x.list");
    CHECK(subject->packages == std::vector<std::string>{"x", "libx1"});
    CHECK(subject->not_claimed.size() == 2);
    CHECK(subject->not_claimed.at("mount-proc").says == "it mounts nothing");

    const auto error = [&](const std::string& text) {
        const auto parsed = parse_subject("x.init", text, duties);
        REQUIRE_FALSE(parsed);
        return describe(parsed.error());
    };
    CHECK(error("not claimed: zombie\nsays: a\nwhere: b\n").contains("did you mean \"zombies\"?"));
    CHECK(error("not claimed: zombies\nwhere: b\n").contains("needs says:"));
    CHECK(error("imgae: x\n").contains("x.init:1: unknown key"));
}

TEST_CASE("each duty is failed by an init of which that is expected") {
    const fs::path folder = (fs::path(TEST_DATA) / "../../../pid1").lexically_normal();
    const auto duties = load_duties(folder);
    REQUIRE(duties);
    std::vector<std::string> names;
    for (const auto& duty : *duties) names.push_back(duty.name);
    REQUIRE(load_subjects(folder / "inits", names));
    const auto text = read_file(folder / "expected");
    REQUIRE(text);
    const auto expectations = parse_expectations(folder / "expected", *text, names);
    REQUIRE(expectations);
    for (const auto& name : names) {
        INFO(name);
        // An init that gives no shell at all is the test pid1/no-shell.
        CHECK((name == "console-shell" || std::ranges::any_of(*expectations, [&](const auto& init) {
                   return init.second.fails.contains(name);
               })));
    }
}

TEST_CASE("what is expected of an init's failures") {
    const std::vector<std::string> duties{"idle", "zombies"};
    const auto parsed =
        parse_expectations("expected", "init: x\nfails: zombies\nmay fail: idle\n", duties);
    REQUIRE(parsed);
    const Expectation& expected = parsed->at("x");
    CHECK(contradiction_of(expected, "zombies", true).empty());
    CHECK(contradiction_of(expected, "zombies", false) == "zombies was expected to fail");
    CHECK(contradiction_of(expected, "idle", true).empty());
    CHECK(contradiction_of(expected, "idle", false).empty());
    CHECK_FALSE(contradiction_of({}, "idle", true).empty());
    const auto open =
        parse_expectations("expected", "init: x\nfails: zombies\nmay fail: *\n", duties);
    REQUIRE(open);
    CHECK(contradiction_of(open->at("x"), "idle", true).empty());
    CHECK_FALSE(contradiction_of(open->at("x"), "zombies", false).empty());
    CHECK_FALSE(parse_expectations("expected", "init: x\nfails: zomby\n", duties));
    CHECK_FALSE(parse_expectations("expected", "fails: zombies\n", duties));
}
