#include "verdict/judge.h"

#include "catch.h"

using namespace kindling::verdict;

namespace {

// A boot in which all went well, to be spoilt by each test.
Outcome good() {
    Outcome outcome;
    outcome.heard_anything = true;
    outcome.wanted = Ending::power_off;
    outcome.ended = Ending::power_off;
    outcome.machine_gone = true;
    return outcome;
}

}  // namespace

TEST_CASE("a pass needs every step and the ending") {
    CHECK(judge(good()).verdict == Verdict::pass);
    CHECK(judge(Outcome{}).verdict == Verdict::infra);

    Outcome stopped;
    stopped.heard_anything = true;
    stopped.wanted = Ending::stopped;
    CHECK(judge(stopped).verdict != Verdict::pass);
    stopped.stopped_by_us = true;
    CHECK(judge(stopped).verdict == Verdict::pass);
    // A story without steps, and a guest that never spoke: nothing was seen, so nothing passes.
    stopped.heard_anything = false;
    CHECK(judge(stopped).verdict != Verdict::pass);
}

TEST_CASE("each way to fail has its verdict") {
    Outcome outcome = good();
    outcome.ended = Ending::reboot;
    CHECK(judge(outcome).verdict == Verdict::fail);

    outcome = good();
    outcome.contradiction = "x";
    CHECK(judge(outcome).verdict == Verdict::fail);

    outcome = good();
    outcome.waited_for = "expect \"x\"";
    CHECK(judge(outcome).verdict == Verdict::fail);
    outcome.ended = Ending::reboot;
    CHECK(judge(outcome).verdict == Verdict::exited);

    outcome = Outcome{.waited_for = "x", .heard_anything = true, .limit = Limit::silence};
    CHECK(judge(outcome).verdict == Verdict::hang);
    outcome.at_prompt = true;
    CHECK(judge(outcome).verdict == Verdict::fail);
    outcome.heard_anything = false;
    outcome.at_prompt = false;
    CHECK(judge(outcome).verdict == Verdict::silent);
    outcome.heard_anything = true;
    outcome.limit = Limit::deadline;
    CHECK(judge(outcome).verdict == Verdict::timeout);
}

TEST_CASE("a panic is no pass, whatever else holds") {
    Outcome outcome = good();
    outcome.panic = "Kernel panic - not syncing: x";
    CHECK(judge(outcome).verdict == Verdict::panic);
    outcome.oopses = {"BUG: y"};
    outcome.contradiction = "z";
    CHECK(judge(outcome).verdict == Verdict::panic);
    outcome.infra = "no QEMU";
    CHECK(judge(outcome).verdict == Verdict::infra);
}

TEST_CASE("a panic that the scenario asks for is its ending") {
    Outcome outcome = good();
    outcome.wanted = Ending::panic;
    outcome.panic = "Kernel panic - not syncing: x";
    outcome.ended = Ending::panic;
    outcome.panic_wanted = true;
    CHECK(judge(outcome).verdict == Verdict::pass);
    outcome.panic_wanted = false;  // other words
    CHECK(judge(outcome).verdict == Verdict::panic);
    outcome.panic_wanted = true;
    outcome.waited_for = "expect \"x\"";
    CHECK(judge(outcome).verdict == Verdict::fail);
}

TEST_CASE("an oops fails a boot that does not allow it") {
    Outcome outcome = good();
    outcome.oopses = {"WARNING: CPU: 0"};
    CHECK(judge(outcome).verdict == Verdict::oops);
    outcome.oops_allowed = true;
    CHECK(judge(outcome).verdict == Verdict::pass);
}

TEST_CASE("exit codes are those that git bisect run knows") {
    CHECK(exit_code(Verdict::pass) == 0);
    CHECK(exit_code(Verdict::infra) == 125);
    for (const auto verdict : {Verdict::panic, Verdict::oops, Verdict::fail, Verdict::exited,
                               Verdict::silent, Verdict::timeout, Verdict::hang})
        CHECK(exit_code(verdict) == 1);
}

TEST_CASE("a pass says what it rests on, and a proof can be required") {
    Outcome outcome = good();
    CHECK(judge(outcome).evidence == Evidence::console);
    outcome.proof_required = true;
    CHECK(judge(outcome).verdict == Verdict::fail);
    CHECK(judge(outcome).reason.find("no answer") != std::string::npos);
    outcome.proof_complaint = "a wrong tag";
    CHECK(judge(outcome).reason.find("a wrong tag") != std::string::npos);
    outcome.proved = true;
    CHECK(judge(outcome).verdict == Verdict::pass);
    CHECK(judge(outcome).evidence == Evidence::proved);
    // It proves what was run, not how the machine ended.
    outcome.ended = Ending::reboot;
    CHECK(judge(outcome).verdict == Verdict::fail);
    outcome.panic = "x";
    CHECK(judge(outcome).verdict == Verdict::panic);
}
