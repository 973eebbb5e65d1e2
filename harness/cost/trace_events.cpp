#include "cost/trace_events.h"

#include <nlohmann/json.hpp>

#include "base/quote.h"
#include "cost/lanes.h"

namespace kindling::cost {

namespace {

using Json = nlohmann::ordered_json;

constexpr double instructions_per_us = 1000;

Json event_of(const Bar& bar, int lane) {
    Json event = {{"name", printable(bar.name)},
                  {"cat", bar.kind},
                  {"ph", "X"},
                  {"pid", 1},
                  {"tid", lane},
                  {"ts", static_cast<double>(bar.begin) / instructions_per_us}};
    if (bar.kind == "line") {
        event["ph"] = "i";
        event["s"] = "t";
        return event;
    }
    event["dur"] = static_cast<double>(bar.end - bar.begin) / instructions_per_us;
    event["args"] = {{"instructions", bar.executed}, {"waiting", bar.waited}};
    return event;
}

Json named(std::string_view what, const std::string& name, int lane) {
    return {{"name", what}, {"ph", "M"}, {"pid", 1}, {"tid", lane}, {"args", {{"name", name}}}};
}

}  // namespace

std::string trace_events(const Record& boot) {
    Json events = Json::array();
    events.push_back(named("process_name", printable(boot.identity.scenario), 0));
    int number = 0;
    for (const auto& lane : lanes_of(boot.profile)) {
        events.push_back(named("thread_name", lane.title, ++number));
        for (const auto& bar : lane.bars) events.push_back(event_of(bar, number));
    }
    const Json whole = {{"displayTimeUnit", "ns"}, {"traceEvents", events}};
    return whole.dump(1) + "\n";
}

}  // namespace kindling::cost
