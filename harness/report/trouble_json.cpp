#include "report/trouble_json.h"

#include <nlohmann/json.hpp>

#include "base/quote.h"

namespace kindling::report {

namespace {

using Json = nlohmann::ordered_json;

Json stack_of(const verdict::Report& report, const std::vector<std::vector<SourcePlace>>& places) {
    Json stack = Json::array();
    for (std::size_t i = 0; i < report.stack.size(); ++i) {
        const auto& frame = report.stack[i];
        Json source = Json::array();
        if (i < places.size())
            for (const auto& [function, place] : places[i])
                source.push_back({{"function", printable(function)}, {"place", printable(place)}});
        stack.push_back({{"function", printable(frame.function)},
                         {"offset", frame.offset},
                         {"module", printable(frame.module)},
                         {"certain", frame.certain},
                         {"place", printable(frame.place)},
                         {"source", std::move(source)}});
    }
    return stack;
}

}  // namespace

Json trouble_to_json(const verdict::Report& report,
                     const std::vector<std::vector<SourcePlace>>& places) {
    return {{"title", printable(report.title)},       {"type", name_of(report.type)},
            {"function", printable(report.function)}, {"first_line", report.first_line},
            {"last_line", report.last_line},          {"corrupted", !report.corrupted.empty()},
            {"corrupted_why", report.corrupted},      {"panicked", report.panic.has_value()},
            {"words", printable(report.words)},       {"stack", stack_of(report, places)}};
}

}  // namespace kindling::report
