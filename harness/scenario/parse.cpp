#include <algorithm>

#include "base/nearest.h"
#include "base/quote.h"
#include "scenario/keyword.h"
#include "scenario/lexer.h"
#include "scenario/scenario.h"

namespace kindling::scenario {

namespace {

std::vector<Keyword> all_keywords() {
    std::vector<Keyword> all;
    for (const auto part :
         {machine_keywords(), suite_keywords(), step_keywords(), judging_keywords()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<std::string> keyword_names() {
    std::vector<std::string> names;
    for (const auto& keyword : all_keywords()) names.emplace_back(keyword.name);
    return names;
}

Handled read_line(Reading& reading) {
    const auto tokens = TRY(tokens_of(reading.source));
    if (tokens.empty()) return {};
    const Token& first = tokens.front();
    static const auto keywords = all_keywords();
    const auto keyword = std::ranges::find(keywords, first.value, &Keyword::name);
    if (first.kind != Token::Kind::word || keyword == keywords.end())
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

void Reading::add(decltype(Step::action) action) const {
    const size_t begin = source.find_first_not_of(" \t");
    scenario.steps.push_back({line, std::string(source.substr(begin)), std::move(action)});
}

bool Scenario::expects_ktap() const {
    return std::ranges::any_of(
        steps, [](const Step& step) { return std::holds_alternative<ExpectKtap>(step.action); });
}

bool Scenario::sends_input() const {
    for (size_t step = 0; step < steps.size(); ++step) {
        if (std::holds_alternative<Send>(steps[step].action)) return true;
        const bool is_packed = packed && step >= packed->first && step < packed->end;
        if (std::holds_alternative<Run>(steps[step].action) && !is_packed) return true;
    }
    return false;
}

namespace {

// Reads all lines; those that begin with another word than ONLY, when it is given, are errors.
Result<void> read_lines(Reading& reading, const std::filesystem::path& file, std::string_view text,
                        std::string_view only) {
    while (!text.empty()) {
        const size_t newline = std::min(text.find('\n'), text.size());
        ++reading.line;
        reading.source = text.substr(0, newline);
        if (reading.source.ends_with('\r')) reading.source.remove_suffix(1);
        text.remove_prefix(std::min(newline + 1, text.size()));
        const auto tokens = tokens_of(reading.source);
        if (!only.empty() && tokens && !tokens->empty() && tokens->front().value != only)
            return error_at(
                file, reading.line, reading.source,
                {fmt::format("here only lines of \"{}\" may stand", only), tokens->front().column});
        if (const auto read = read_line(reading); !read)
            return error_at(file, reading.line, reading.source, read.error());
    }
    return {};
}

}  // namespace

Result<Scenario> parse(const std::filesystem::path& file, const std::string& text) {
    Scenario scenario;
    scenario.file = file;
    scenario.name = file.stem().string();
    Reading reading{scenario, 0, {}};
    TRY(read_lines(reading, file, text, ""));
    if (!reading.ended)
        return failure(
            "{}:{}: the scenario does not say how the boot ends\n"
            "add a last line: end with power-off (or reboot, halt, panic, stop)",
            file.string(), reading.line);
    return scenario;
}

Result<std::vector<Allowance>> parse_allowances(const std::filesystem::path& file,
                                                const std::string& text) {
    Scenario scenario;
    scenario.file = file;
    Reading reading{scenario, 0, {}};
    TRY(read_lines(reading, file, text, "allow"));
    if (scenario.oops_allowed)
        return failure("{}: \"allow oops\" is for a scenario: here each trouble has its title",
                       file.string());
    return std::move(scenario.allowances);
}

}  // namespace kindling::scenario
