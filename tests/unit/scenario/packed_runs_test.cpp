#include "scenario/packed_runs.h"

#include "base/file.h"
#include "base/process.h"
#include "catch.h"
#include "scenario/console_text.h"
#include "scenario/player.h"

using namespace kindling;
using namespace kindling::scenario;

namespace {

Scenario story(const std::string& text, const std::string& end = "stop") {
    Scenario scenario = parse("t.boot", text + "\nend with " + end + "\n").value();
    scenario.packed = packable_runs(scenario);
    return scenario;
}

// What the script says on the console of a real shell, and how it ends.
Finished run_script(const Scenario& scenario) {
    const auto folder = TemporaryDirectory::make("script").value();
    REQUIRE(replace_file(folder.path() / "run", script_of(scenario, *scenario.packed)));
    return run({.argv = {"sh", (folder.path() / "run").string()}}).value();
}

// Plays a story against a console.
struct Played {
    Played(const Scenario& scenario, const std::string& console) : player(scenario, 1.0) {
        ConsoleText text;
        for (const auto& line : text.add(console)) player.on_line(line.text, 0);
    }
    Player player;
};

std::string contradiction(const Scenario& scenario, const std::string& console) {
    const Played played(scenario, console);
    return played.player.contradiction() ? played.player.contradiction()->message : "";
}

}  // namespace

TEST_CASE("run steps are packed where nothing is typed") {
    const auto packed = [](const std::string& text) { return story(text).packed; };
    CHECK(packed("run \"a\""));
    const auto middle = packed("expect \"x\"\nreject \"y\"\nrun \"a\"\nrun \"b\"\nexpect \"z\"");
    REQUIRE(middle);
    CHECK(middle->first == 2);
    CHECK(middle->end == 4);
    for (const char* text :
         {"expect \"x\"", "wait for prompt\nrun \"a\"", "run \"a\"\nenter \"reboot\"",
          "type \"x\"\nrun \"a\"", "run \"a\"\nexpect \"x\"\nrun \"b\"", "run \"a\"\npress ctrl-c"})
        CHECK_FALSE(packed(text));
}

TEST_CASE("what is packed is not typed") {
    CHECK_FALSE(story("run \"a\"").sends_input());
    Scenario typed = story("run \"a\"");
    typed.packed.reset();
    CHECK(typed.sends_input());
}

TEST_CASE("/init is told to run the script and to end as the scenario does") {
    CHECK(command_line_of(story("run \"a\"", "reboot")) ==
          "kindling.run=/.kindling-run kindling.onexit=reboot");
    CHECK(command_line_of(story("run \"a\"", "halt")).ends_with("onexit=halt"));
    for (const char* end : {"power-off", "stop", "panic"})
        CHECK(command_line_of(story("run \"a\"", end)).ends_with("onexit=poweroff"));
}

TEST_CASE("the script does what the steps say, and its status says whether they hold") {
    const Scenario scenario = story(
        "run \"echo one; echo 'two words'\"\n  output is \"one\\ntwo words\"\n"
        "run \"x=5; false\"\n  status is 1\n"
        "run \"printf $x\"\n  output is \"5\"");
    const auto finished = run_script(scenario);
    CHECK(finished.ending.exit_code == 0);
    const Played played(scenario, finished.output);
    CHECK(played.player.story_done());
    CHECK_FALSE(played.player.contradiction());
}

TEST_CASE("a status that is not as asserted makes the script's bad") {
    const Scenario scenario = story("run \"false\"\nrun \"true\"");
    const auto finished = run_script(scenario);
    CHECK(finished.ending.exit_code == 1);
    CHECK(contradiction(scenario, finished.output) == "exit status 1, not 0; it printed nothing");
}

TEST_CASE("a command that ends the shell is told, and the rest counts as bad") {
    const Scenario early = story("run \"exit 0\"\nrun \"true\"");
    const auto finished = run_script(early);
    CHECK(finished.ending.exit_code == 1);
    CHECK_FALSE(Played(early, finished.output).player.story_done());
    // With the last one nothing is left out.
    const Scenario last = story("run \"true\"\nrun \"exit 7\"\n  status is 7");
    CHECK(run_script(last).ending.exit_code == 0);
    CHECK(Played(last, run_script(last).output).player.story_done());
    const Scenario syntax = story("run \"if\"\nrun \"true\"");
    CHECK(run_script(syntax).ending.exit_code == 1);
    CHECK(contradiction(syntax, run_script(syntax).output).starts_with("exit status 2, not 0"));
}

TEST_CASE("an output that does not hold is told as a typed command's is") {
    const Scenario scenario = story("run \"echo a\"\n  output is \"b\"");
    CHECK(contradiction(scenario, run_script(scenario).output) ==
          "its output does not hold: is \"b\"; it printed:\na");
}

TEST_CASE("what comes late does not lose what ran meanwhile") {
    const Scenario scenario = story("expect \"late\"\nrun \"echo a\"\n  output is \"a\"");
    const std::string output = run_script(scenario).output;
    CHECK_FALSE(Played(scenario, output).player.story_done());
    CHECK(Played(scenario, output + "late\n").player.story_done());
    CHECK(Played(scenario, "late\n" + output).player.story_done());
}
