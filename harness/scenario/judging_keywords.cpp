#include <algorithm>

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

Handled read_allow(Reading& reading, Arguments& arguments) {
    TRY(arguments.choice("thing to allow", {"oops"}));
    reading.scenario.oops_allowed = true;
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
    {"allow", Part::head, "allow oops", read_allow},
    {"require", Part::head, "require proved", read_require},
    {"end", Part::story, "end with power-off|reboot|halt|stop|panic [\"text\"]", read_end},
};

}  // namespace

std::span<const Keyword> judging_keywords() {
    return keywords;
}

}  // namespace kindling::scenario
