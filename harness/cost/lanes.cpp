#include "cost/lanes.h"

#include <algorithm>

namespace kindling::cost {

namespace {

Bar bar_of(const Span& span, std::string_view kind) {
    return {span.name, kind, span.begin, span.end, span.executed, span.waited};
}

std::vector<Bar> bars_of(const std::vector<Span>& spans, std::string_view kind) {
    std::vector<Bar> bars;
    for (const auto& span : spans) bars.push_back(bar_of(span, kind));
    return bars;
}

// A phase that lies within another (the unpacking) is drawn in a lane of its own.
bool lies_within_another(const Span& span, const std::vector<Span>& spans) {
    return std::ranges::any_of(spans, [&](const Span& other) {
        return &other != &span && other.begin <= span.begin && span.end <= other.end;
    });
}

// A program is drawn until the next begins: which of them runs when, nobody tells us.
std::vector<Bar> programs_of(const Profile& profile) {
    std::vector<Bar> bars;
    for (size_t i = 0; i < profile.programs.size(); ++i) {
        const auto& program = profile.programs[i];
        const std::uint64_t end =
            i + 1 < profile.programs.size() ? profile.programs[i + 1].at : profile.executed;
        bars.push_back({program.name, "program", program.at, end, end - program.at, 0});
    }
    return bars;
}

}  // namespace

std::vector<Lane> lanes_of(const Profile& profile) {
    Lane phases{"phases", {}};
    Lane inner{"unpacking", {}};
    for (const auto& phase : profile.phases) {
        const bool within = lies_within_another(phase, profile.phases);
        (within ? inner : phases).bars.push_back(bar_of(phase, within ? "inner" : "phase"));
    }
    Lane console{"console", {}};
    for (const auto& line : profile.console)
        console.bars.push_back({line.text, "line", line.at, line.at, 0, 0});
    std::vector<Lane> lanes = {phases,
                               {"initcalls", bars_of(profile.initcalls, "initcall")},
                               inner,
                               {"programs", programs_of(profile)},
                               {"steps of /init", bars_of(profile.steps, "step")},
                               {"commands", bars_of(profile.commands, "command")},
                               console};
    std::erase_if(lanes, [](const Lane& lane) { return lane.bars.empty(); });
    return lanes;
}

}  // namespace kindling::cost
