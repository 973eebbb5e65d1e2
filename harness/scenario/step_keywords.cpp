#include "base/nearest.h"
#include "scenario/keys.h"
#include "scenario/keyword.h"

namespace kindling::scenario {

namespace {

// What a typed line may hold: a shell without line editing takes 4,095 bytes, BusyBox's 1,023.
constexpr size_t longest_command = 900;

Handled read_expect(Reading& reading, Arguments& arguments) {
    if (arguments.take_word("ktap")) {
        reading.add(ExpectKtap{TRY(arguments.within())});
        return {};
    }
    Pattern pattern = TRY(arguments.pattern());
    reading.add(Expect{std::move(pattern), TRY(arguments.within())});
    return {};
}

Handled read_reject(Reading& reading, Arguments& arguments) {
    reading.add(Reject{TRY(arguments.pattern())});
    return {};
}

Handled read_wait(Reading& reading, Arguments& arguments) {
    if (!arguments.take_word("for") || !arguments.take_word("prompt"))
        return arguments.wrong("only a prompt can be waited for");
    reading.add(WaitForPrompt{});
    return {};
}

Handled read_run(Reading& reading, Arguments& arguments) {
    const Arguments before = arguments;
    Run run{.command = TRY(arguments.text("the command"))};
    if (run.command.size() > longest_command || run.command.find('\n') != std::string::npos)
        return before.wrong(
            fmt::format("a command is one line of at most {} bytes", longest_command));
    run.within = TRY(arguments.within());
    reading.add(std::move(run));
    return {};
}

Handled read_type(Reading& reading, Arguments& arguments) {
    reading.add(Send{TRY(arguments.text("the text"))});
    return {};
}

Handled read_enter(Reading& reading, Arguments& arguments) {
    reading.add(Send{TRY(arguments.text("the text")) + "\r"});
    return {};
}

Handled read_press(Reading& reading, Arguments& arguments) {
    const Arguments before = arguments;
    const Token key = TRY(arguments.next("the key"));
    auto bytes = bytes_of_key(key.value);
    if (!bytes)
        return before.wrong(
            fmt::format("unknown key \"{}\"{}", key.value, did_you_mean(key.value, key_names())));
    reading.add(Send{*std::move(bytes)});
    return {};
}

// The run step that an assertion belongs to: the one just above it.
Run* run_above(Reading& reading) {
    if (reading.scenario.steps.empty()) return nullptr;
    return std::get_if<Run>(&reading.scenario.steps.back().action);
}

Handled read_output(Reading& reading, Arguments& arguments) {
    using Relation = OutputCheck::Relation;
    Run* run = run_above(reading);
    if (!run) return arguments.wrong("there is no \"run\" above whose output this could be");
    const std::string relation =
        TRY(arguments.choice("relation", {"is", "contains", "lacks", "matches"}));
    if (relation == "is") {
        run->checks.push_back({Relation::is, {}, TRY(arguments.text("the whole output"))});
        return {};
    }
    const Relation kind = relation == "lacks"      ? Relation::lacks
                          : relation == "contains" ? Relation::contains
                                                   : Relation::matches;
    run->checks.push_back({kind, TRY(arguments.pattern()), ""});
    return {};
}

Handled read_status(Reading& reading, Arguments& arguments) {
    Run* run = run_above(reading);
    if (!run) return arguments.wrong("there is no \"run\" above whose status this could be");
    if (!arguments.take_word("is")) return arguments.wrong("\"is\" is missing");
    run->status = TRY(arguments.number("exit status", 0, 255));
    return {};
}

constexpr Keyword keywords[] = {
    {"expect", Part::story, "expect \"text\" (or /regex/, or ktap) [within 5s]", read_expect},
    {"reject", Part::story, "reject \"text\" (or /regex/)", read_reject},
    {"wait", Part::story, "wait for prompt", read_wait},
    {"run", Part::story, "run \"command\" [within 5s]", read_run},
    {"output", Part::assertion, "output is|contains|lacks|matches \"text\"", read_output},
    {"status", Part::assertion, "status is 0", read_status},
    {"type", Part::story, "type \"text\"", read_type},
    {"enter", Part::story, "enter \"text\"", read_enter},
    {"press", Part::story, "press ctrl-c", read_press},
};

}  // namespace

std::span<const Keyword> step_keywords() {
    return keywords;
}

}  // namespace kindling::scenario
