#include <algorithm>

#include "base/nearest.h"
#include "base/quote.h"
#include "machine/description.h"
#include "scenario/arguments.h"
#include "scenario/keys.h"
#include "scenario/lexer.h"
#include "scenario/scenario.h"

namespace kindling::scenario {

namespace {

// What a typed line may hold: a shell without line editing takes 4,095 bytes, BusyBox's 1,023.
constexpr size_t longest_command = 900;

// The scenario as far as it is read, and the line that is read now.
struct Reading {
    Scenario& scenario;
    int line;
    std::string_view source;
    bool ended = false;

    void add(decltype(Step::action) action) const {
        const size_t begin = source.find_first_not_of(" \t");
        scenario.steps.push_back({line, std::string(source.substr(begin)), std::move(action)});
    }
};

using Handled = Parsed<void>;

Handled read_image(Reading& reading, Arguments& arguments) {
    reading.scenario.image = TRY(arguments.next("the image's name or path")).value;
    return {};
}

Handled read_kernel(Reading& reading, Arguments& arguments) {
    reading.scenario.kernel = TRY(arguments.next("the profile's name or the kernel's path")).value;
    return {};
}

Handled read_machine(Reading& reading, Arguments& arguments) {
    reading.scenario.machine = TRY(arguments.choice("machine", machine::machine_types()));
    return {};
}

Handled read_memory(Reading& reading, Arguments& arguments) {
    reading.scenario.memory_mib = TRY(arguments.mebibytes());
    return {};
}

Handled read_cpus(Reading& reading, Arguments& arguments) {
    reading.scenario.cpus = TRY(arguments.number("number of processors", 1, 255));
    return {};
}

Handled read_cmdline(Reading& reading, Arguments& arguments) {
    if (arguments.empty()) return arguments.wrong("the kernel's arguments are missing");
    while (!arguments.empty()) {
        if (!reading.scenario.command_line.empty()) reading.scenario.command_line += ' ';
        reading.scenario.command_line += TRY(arguments.next("an argument")).value;
    }
    return {};
}

Handled read_timeout(Reading& reading, Arguments& arguments) {
    reading.scenario.timeout = TRY(arguments.duration());
    return {};
}

Handled read_silence(Reading& reading, Arguments& arguments) {
    reading.scenario.silence = TRY(arguments.duration());
    return {};
}

Handled read_allow(Reading& reading, Arguments& arguments) {
    TRY(arguments.choice("thing to allow", {"oops"}));
    reading.scenario.oops_allowed = true;
    return {};
}

Handled read_expect(Reading& reading, Arguments& arguments) {
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

Handled read_end(Reading& reading, Arguments& arguments) {
    using verdict::Ending;
    if (!arguments.take_word("with")) return arguments.wrong("\"with\" is missing");
    static constexpr Ending endings[] = {Ending::power_off, Ending::reboot, Ending::halt,
                                         Ending::panic, Ending::stopped};
    std::vector<std::string> names;
    for (const auto ending : endings) names.emplace_back(name_of(ending));
    const std::string name = TRY(arguments.choice("ending", names));
    reading.scenario.end = *std::ranges::find(endings, name, [](Ending e) { return name_of(e); });
    reading.scenario.end_line = reading.line;
    if (reading.scenario.end == Ending::panic && !arguments.empty())
        reading.scenario.panic_words = TRY(arguments.pattern());
    reading.ended = true;
    return {};
}

// Where in a scenario a line may stand.
enum class Part { head, story, assertion };

struct Keyword {
    std::string_view name;
    Part part;
    std::string_view usage;
    Handled (*read)(Reading&, Arguments&);
};

constexpr Keyword keywords[] = {
    {"image", Part::head, "image NAME (or a path)", read_image},
    {"kernel", Part::head, "kernel PROFILE (or a path)", read_kernel},
    {"machine", Part::head, "machine pc", read_machine},
    {"memory", Part::head, "memory 128M", read_memory},
    {"cpus", Part::head, "cpus 2", read_cpus},
    {"cmdline", Part::head, "cmdline root=/dev/ram init=/init", read_cmdline},
    {"timeout", Part::head, "timeout 60s", read_timeout},
    {"silence", Part::head, "silence 20s", read_silence},
    {"allow", Part::head, "allow oops", read_allow},
    {"expect", Part::story, "expect \"text\" (or /regex/) [within 5s]", read_expect},
    {"reject", Part::story, "reject \"text\" (or /regex/)", read_reject},
    {"wait", Part::story, "wait for prompt", read_wait},
    {"run", Part::story, "run \"command\" [within 5s]", read_run},
    {"output", Part::assertion, "output is|contains|lacks|matches \"text\"", read_output},
    {"status", Part::assertion, "status is 0", read_status},
    {"type", Part::story, "type \"text\"", read_type},
    {"enter", Part::story, "enter \"text\"", read_enter},
    {"press", Part::story, "press ctrl-c", read_press},
    {"end", Part::story, "end with power-off|reboot|halt|stop|panic [\"text\"]", read_end},
};

std::vector<std::string> keyword_names() {
    std::vector<std::string> names;
    for (const auto& keyword : keywords) names.emplace_back(keyword.name);
    return names;
}

Handled read_line(Reading& reading) {
    const auto tokens = TRY(tokens_of(reading.source));
    if (tokens.empty()) return {};
    const Token& first = tokens.front();
    const auto* const keyword = std::ranges::find(keywords, first.value, &Keyword::name);
    if (first.kind != Token::Kind::word || keyword == std::end(keywords))
        return std::unexpected(LineError{fmt::format("unknown word \"{}\"{}", first.value,
                                                     did_you_mean(first.value, keyword_names())),
                                         first.column});
    if (reading.ended)
        return std::unexpected(
            LineError{"nothing can follow the line that says how the boot ends", first.column});
    if (keyword->part == Part::head && !reading.scenario.steps.empty())
        return std::unexpected(LineError{
            fmt::format("\"{}\" says what is booted: it stands above the steps", first.value),
            first.column});
    Arguments arguments(std::span<const Token>(tokens).subspan(1), reading.source.size(),
                        keyword->usage);
    TRY(keyword->read(reading, arguments));
    if (!arguments.empty()) return arguments.wrong("this is too much");
    return {};
}

std::unexpected<Error> error_at(const std::filesystem::path& file, int line,
                                std::string_view source, const LineError& error) {
    // The caret stands under what the terminal shows of the text before it: tabs stay tabs.
    std::string indent;
    for (const char c : source.substr(0, std::min(error.column, source.size())))
        indent += c == '\t' ? '\t' : ' ';
    return failure("{}:{}:{}: {}\n  {}\n  {}^", file.string(), line, error.column + 1,
                   printable(error.message), printable(source), indent);
}

}  // namespace

bool Scenario::sends_input() const {
    return std::ranges::any_of(steps, [](const Step& step) {
        return std::holds_alternative<Run>(step.action) ||
               std::holds_alternative<Send>(step.action);
    });
}

Result<Scenario> parse(const std::filesystem::path& file, const std::string& text) {
    Scenario scenario;
    scenario.file = file;
    scenario.name = file.stem().string();
    Reading reading{scenario, 0, {}};
    std::string_view rest = text;
    while (!rest.empty()) {
        const size_t newline = std::min(rest.find('\n'), rest.size());
        ++reading.line;
        reading.source = rest.substr(0, newline);
        if (reading.source.ends_with('\r')) reading.source.remove_suffix(1);
        rest.remove_prefix(std::min(newline + 1, rest.size()));
        if (const auto read = read_line(reading); !read)
            return error_at(file, reading.line, reading.source, read.error());
    }
    if (!reading.ended)
        return failure(
            "{}:{}: the scenario does not say how the boot ends\n"
            "add a last line: end with power-off (or reboot, halt, panic, stop)",
            file.string(), reading.line);
    return scenario;
}

}  // namespace kindling::scenario
