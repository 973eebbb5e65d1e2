#include "scenario/player.h"

#include <ctime>

#include "catch.h"
#include "scenario/console_text.h"
#include "scenario/kernel_line.h"

using namespace kindling;
using namespace kindling::scenario;

namespace {

// Plays a story against what a console says.
struct Stage {
    explicit Stage(const std::string& story)
        : scenario(parse("t.boot", story + "\nend with stop\n").value()), player(scenario, 1.0) {}

    void says(const std::string& bytes) {
        for (const auto& line : text.add(bytes)) player.on_line(line.text, time);
        player.on_unfinished(text.unfinished(), false, time);
    }
    void is_quiet() { player.on_unfinished(text.unfinished(), true, time); }
    // What a shell does with a typed line that run made.
    void runs(const std::string& output, int status) {
        const std::string typed = player.take_input();
        REQUIRE(typed.find("eval") != std::string::npos);
        says(typed + "\n");  // the terminal's echo
        CHECK_FALSE(player.story_done());
        says("@kindling begin 0@\r\n" + output + "@kindling end 0:" + std::to_string(status) +
             "@\r\n");
        CHECK_FALSE(player.story_done());
        says("/ # ");
    }

    Scenario scenario;
    Player player;
    ConsoleText text;
    double time = 0;
};

}  // namespace

TEST_CASE("expectations are met in their order, behind one another") {
    Stage stage("expect \"one\"\nexpect \"two\"");
    stage.says("two one\n");
    CHECK(stage.player.waiting_for()->source == "expect \"two\"");
    stage.says("one two\n");
    CHECK(stage.player.story_done());
}

TEST_CASE("two expectations can be met in one line, but not by the same text") {
    Stage stage("expect \"a\"\nexpect \"a\"");
    stage.says("xax\n");
    CHECK_FALSE(stage.player.story_done());
    stage.says("aa\n");
    CHECK(stage.player.story_done());
}

TEST_CASE("a text that is cut by reads is found, and escapes do not hide it") {
    Stage stage("expect \"Hello, world\"");
    stage.says("Hel");
    stage.says("\x1b[1mlo, \x1b");
    stage.says("[0mwor");
    CHECK_FALSE(stage.player.story_done());
    stage.says("ld");
    CHECK(stage.player.story_done());
}

TEST_CASE("an expression is not tried on half a line, unless nothing more comes") {
    Stage stage("expect /took (?P<seconds>[0-9.]+)/");
    stage.says("took 1");
    CHECK_FALSE(stage.player.story_done());
    stage.says("2.5 s\n");
    REQUIRE(stage.player.captures().size() == 1);
    CHECK(stage.player.captures()[0].name == "seconds");
    CHECK(stage.player.captures()[0].value == "12.5");

    Stage login("expect /login: $/");
    login.says("login: ");
    CHECK_FALSE(login.player.story_done());
    login.is_quiet();
    CHECK(login.player.story_done());
}

TEST_CASE("a rejected text ends the story wherever it comes later") {
    Stage stage("expect \"start\"\nreject \"bad\"\nexpect \"end\"");
    stage.says("bad luck before\nstart\n");
    CHECK_FALSE(stage.player.contradiction());
    stage.says("still bad\n");
    REQUIRE(stage.player.contradiction());
    CHECK(stage.player.contradiction()->line == 2);
    CHECK(stage.player.contradiction()->message == "the rejected text came: still bad");
}

TEST_CASE("a command is typed at the prompt, once, and its output is judged") {
    Stage stage("run \"uname\"\noutput is \"Linux\"");
    stage.says("booting\n");
    CHECK(stage.player.take_input().empty());
    stage.says("/ # \x1b[6n");
    stage.runs("Linux\r\n", 0);
    CHECK(stage.player.story_done());
    CHECK_FALSE(stage.player.contradiction());
    CHECK(stage.player.take_input().empty());
}

TEST_CASE("the echo of a typed command is no answer to it") {
    Stage stage("run \"uname\"");
    stage.says("$ ");
    const std::string typed = stage.player.take_input();
    CHECK(typed.find("@kindling begin 0@") == std::string::npos);
    CHECK(typed.find("@kindling end 0:") == std::string::npos);
}

TEST_CASE("what the kernel prints into a line does not hide it") {
    Stage prompt("run \"uname\"\noutput is \"Linux\"");
    prompt.says("/ # [    2.250000] input: AT keyboard\r\n");
    prompt.runs("[    2.300000] clocksource: tsc\nLin[    2.310000] input: mouse\nux\n", 0);
    CHECK(prompt.player.story_done());

    Stage mark("run \"true\"");
    mark.says("$ ");
    CHECK_FALSE(mark.player.take_input().empty());
    mark.says("@kindling be[    1.000000][    T1] a\ngin 0@\n");
    mark.says("@kindling end 0[    2.000000] b\n:0@\n$ ");
    CHECK(mark.player.story_done());

    Stage dmesg("run \"dmesg\"\noutput contains \"Linux version\"\noutput lacks \"x\"");
    dmesg.says("$ ");
    CHECK_FALSE(dmesg.player.take_input().empty());
    dmesg.says("@kindling begin 0@\n[    0.000000] Linux version 6.1\n[    1.000000] x\n");
    dmesg.says("@kindling end 0:0@\n");
    REQUIRE(dmesg.player.contradiction());
    CHECK(dmesg.player.contradiction()->message.find("lacks") != std::string::npos);
}

TEST_CASE("the kernel's words are known by their stamp") {
    CHECK(kernel_words("[    1.234567] x") == 0);
    CHECK(kernel_words("[12345.123456][    T1] x") == 0);
    CHECK(kernel_words("a[    1.234567] x") == 1);
    CHECK(kernel_words("[1] + done [1.5] [ 1.234567]x") == std::string::npos);
    CHECK(kernel_words("[") == std::string::npos);
    CHECK(kernel_words("[    1.23456") == std::string::npos);
    CHECK(without_kernel_lines("a\n[    1.234567] x\nb") == "a\nb");
    CHECK(without_kernel_lines("[    1.234567] x").empty());
}

TEST_CASE("what follows a command is typed at the next prompt, not before") {
    Stage stage("run \"true\"\nenter \"exit\"\nwait for prompt");
    stage.says("$ ");
    stage.runs("", 0);
    CHECK(stage.player.take_input() == "exit\r");
    CHECK_FALSE(stage.player.story_done());
    stage.says("exit\r\n");
    CHECK_FALSE(stage.player.story_done());
    stage.says("/ # ");
    CHECK(stage.player.story_done());
}

TEST_CASE("a wrong output or status contradicts, and says what came") {
    Stage output("run \"uname\"\noutput is \"Linux\"");
    output.says("$ ");
    output.runs("Hurd\n", 0);
    REQUIRE(output.player.contradiction());
    CHECK(output.player.contradiction()->message.find("Hurd") != std::string::npos);

    Stage status("run \"false\"");
    status.says("$ ");
    status.runs("", 1);
    REQUIRE(status.player.contradiction());
    CHECK(status.player.contradiction()->message == "exit status 1, not 0; it printed nothing");

    Stage wanted("run \"false\"\nstatus is 1");
    wanted.says("$ ");
    wanted.runs("", 1);
    CHECK(wanted.player.story_done());
}

TEST_CASE("output that ends in no newline is whole all the same") {
    Stage stage("run \"printf x\"\noutput is \"x\"");
    stage.says("$ ");
    stage.runs("x", 0);
    CHECK(stage.player.story_done());
}

TEST_CASE("a quote in a command survives the typing") {
    Stage stage("run \"echo 'a'\"");
    stage.says("$ ");
    CHECK(stage.player.take_input().find("eval 'echo '\\''a'\\''';") != std::string::npos);
}

TEST_CASE("a step that must be met in time is not met later") {
    Stage stage("expect \"x\" within 2s");
    REQUIRE(stage.player.deadline());
    CHECK(*stage.player.deadline() == 2.0);
    stage.player.on_time(1.9);
    CHECK_FALSE(stage.player.contradiction());
    stage.player.on_time(2.0);
    CHECK(stage.player.contradiction());
}

TEST_CASE("what is typed waits for nothing but its turn") {
    Stage stage("wait for prompt\nenter \"sleep 100\"\npress ctrl-c\nwait for prompt");
    stage.says("$");
    CHECK(stage.player.take_input().empty());
    stage.says(" ");
    CHECK(stage.player.take_input() == "sleep 100\r\x03");
    CHECK_FALSE(stage.player.story_done());
    stage.says("sleep 100\r\n^C\r\n$ ");
    CHECK(stage.player.story_done());
}

TEST_CASE("a console line of any length costs bounded memory") {
    ConsoleText text;
    size_t lines = 0;
    for (int i = 0; i < 160; ++i) lines += text.add(std::string(65536, 'x')).size();
    CHECK(lines >= 159);
    CHECK(text.unfinished().size() <= 65536);
}

TEST_CASE("a line that grows byte by byte is searched once, not once for each byte") {
    // The processor's time for a line of N bytes. Were it searched anew for each byte, four times
    // the length would take sixteen times as long.
    const auto cost = [](size_t length) {
        Stage stage("reject /a.*z/\nexpect \"needle that never comes\"");
        stage.says("\n");
        const std::clock_t begin = std::clock();
        for (size_t i = 0; i < length; ++i) stage.says("n");
        return static_cast<double>(std::clock() - begin);
    };
    double best = 1e9;
    for (int attempt = 0; attempt < 3 && best >= 8; ++attempt)
        best = std::min(best, cost(60'000) / std::max(cost(15'000), 1.0));
    CHECK(best < 8);
}

TEST_CASE("a text is found where it comes in pieces") {
    Stage stage("expect \"abcabd\"\nexpect \"d!\"");
    for (const char* piece : {"x", "ab", "cab", "cab", "d", "d", "!"}) stage.says(piece);
    CHECK(stage.player.story_done());
}

TEST_CASE("expect ktap waits for a whole report, and each step for one of its own") {
    Stage stage("expect ktap\nexpect ktap\nexpect \"over\"");
    stage.says("KTAP version 1\n1..2\nok 1 a\n");
    CHECK(stage.player.waiting_for()->source == "expect ktap");
    stage.says("ok 2 b # SKIP\n");
    CHECK(stage.player.waiting_for()->line == 2);
    stage.says("TAP version 13\n1..1\nnot ok 1 c # TODO\nover\n");
    CHECK(stage.player.story_done());
    CHECK_FALSE(stage.player.contradiction().has_value());
    CHECK(stage.player.subtests().size() == 3);
}

TEST_CASE("a test of the guest's that fails contradicts expect ktap, in a later report too") {
    Stage stage("expect ktap");
    stage.says("KTAP version 1\n1..1\nok 1 a\n");
    CHECK(stage.player.story_done());
    stage.says("KTAP version 1\n1..1\nnot ok 1 b\n");
    REQUIRE(stage.player.contradiction().has_value());
    CHECK(stage.player.contradiction()->message == "a test of the guest's failed: b");
    CHECK(stage.player.contradiction()->line == 1);
}

TEST_CASE("a report that is cut short fails a story that is done, and no other") {
    Stage done("expect ktap");
    done.says("KTAP version 1\n1..1\nok 1 a\nKTAP version 1\n1..2\nok 1 b\n");
    done.player.on_end();
    CHECK(done.player.contradiction().has_value());
    Stage waiting("expect ktap");
    waiting.says("KTAP version 1\n1..2\nok 1 b\n");
    waiting.player.on_end();
    CHECK_FALSE(waiting.player.contradiction().has_value());
    CHECK(waiting.player.subtests().size() == 2);
}

TEST_CASE("without expect ktap the guest's own tests decide nothing") {
    Stage stage("expect \"over\"");
    stage.says("KTAP version 1\n1..1\nnot ok 1 a\nover\n");
    stage.player.on_end();
    CHECK(stage.player.story_done());
    CHECK_FALSE(stage.player.contradiction().has_value());
    CHECK(stage.player.subtests().size() == 1);
}
