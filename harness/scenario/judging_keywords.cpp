#include <algorithm>

#include "base/nearest.h"
#include "scenario/keyword.h"

namespace kindling::scenario {

namespace {

Handled read_timeout(Reading& reading, Arguments& arguments) {
    reading.scenario.timeout = TRY(arguments.duration());
    return {};
}

Handled read_silence(Reading& reading, Arguments& arguments) {
    reading.scenario.silence = TRY(arguments.duration());
    return {};
}

const std::vector<std::string> keys{"reason", "until", "kernels"};

// reason=…, until=DATE, kernels=RANGE.
Handled read_allowance_word(Allowance& allowance, Arguments& arguments) {
    const Arguments before = arguments;
    const std::string word = TRY(arguments.next("a word")).value;
    const size_t equals = std::min(word.find('='), word.size());
    const std::string_view key = std::string_view(word).substr(0, equals);
    const std::string_view value = std::string_view(word).substr(std::min(equals + 1, word.size()));
    if (key == "reason") {
        allowance.reason = value;
        if (value.empty()) return before.wrong("the reason is empty");
    } else if (key == "until") {
        allowance.until = date_of(value);
        if (!allowance.until)
            return before.wrong(
                fmt::format("\"{}\" is no date: it is written as 2027-01-31", value));
    } else if (key == "kernels") {
        allowance.kernels = kernel_range_of(value);
        if (!allowance.kernels)
            return before.wrong(fmt::format(
                "\"{}\" is no range of kernels: they are written as 6.1, 6.1..6.6, 6.6.. or ..6.1",
                value));
    } else {
        return before.wrong(fmt::format("unknown word \"{}\"{}", key, did_you_mean(key, keys)));
    }
    return {};
}

Handled read_allow(Reading& reading, Arguments& arguments) {
    if (arguments.take_word("oops")) {
        reading.scenario.oops_allowed = true;
        return {};
    }
    Allowance allowance{TRY(arguments.pattern())};
    while (!arguments.empty()) TRY(read_allowance_word(allowance, arguments));
    if (allowance.reason.empty()) return arguments.wrong("reason= is missing");
    allowance.where = fmt::format("{}:{}", reading.scenario.file.string(), reading.line);
    reading.scenario.allowances.push_back(std::move(allowance));
    return {};
}

Handled read_log(Reading& reading, Arguments& arguments) {
    reading.scenario.log_kib = TRY(arguments.kibibytes());
    return {};
}

Handled read_require(Reading& reading, Arguments& arguments) {
    TRY(arguments.choice("thing to require", {"proved"}));
    reading.scenario.proof_required = true;
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

constexpr Keyword keywords[] = {
    {"timeout", Part::head, "timeout 60s", read_timeout},
    {"silence", Part::head, "silence 20s", read_silence},
    {"allow", Part::head,
     "allow oops, or allow \"TITLE\" reason=\"…\" [until=2027-01-31] [kernels=6.1..6.6]",
     read_allow},
    {"log", Part::head, "log 64M", read_log},
    {"require", Part::head, "require proved", read_require},
    {"end", Part::story, "end with power-off|reboot|halt|stop|panic [\"text\"]", read_end},
};

}  // namespace

std::span<const Keyword> judging_keywords() {
    return keywords;
}

}  // namespace kindling::scenario
