#include "report/json.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/quote.h"
#include "report/trouble_json.h"

namespace kindling::report {

namespace {

// Members stay in the order in which they are written down here.
using Json = nlohmann::ordered_json;

template <typename Lines>
Json lines_of(const Lines& lines) {
    Json all = Json::array();
    for (const auto& line : lines) all.push_back(printable(line));
    return all;
}

Json seconds_of(const std::optional<double>& time) {
    return time ? Json(*time) : Json(nullptr);
}

Json milestones_of(const scenario::Milestones& at) {
    return {{"kernel", seconds_of(at.kernel)},
            {"init", seconds_of(at.init)},
            {"shell", seconds_of(at.shell)},
            {"end", at.end}};
}

Json machine_of(const JudgedBoot& boot) {
    const auto& machine = boot.machine;
    if (machine.kernel.empty()) return nullptr;
    return {{"type", machine.type},
            {"accelerator", machine.accelerator},
            {"memory_mib", machine.memory_mib},
            {"cpus", machine.cpus},
            {"kernel", printable(machine.kernel.string())},
            {"initramfs",
             machine.initramfs ? Json(printable(machine.initramfs->string())) : Json(nullptr)},
            {"command_line", printable(machine::full_command_line(machine))}};
}

Json step_of(const JudgedBoot& boot) {
    const auto& step = boot.playback.failed_step;
    if (!step) return nullptr;
    return {{"line", step->line}, {"text", printable(step->source)}};
}

Json captures_in(const JudgedBoot& boot) {
    Json all = Json::array();
    for (const auto& [name, value] : boot.playback.captures)
        all.push_back({{"name", name}, {"value", printable(value)}});
    return all;
}

Json subtests_of(const std::vector<verdict::Subtest>& subtests) {
    Json all = Json::array();
    for (const auto& one : subtests)
        all.push_back({{"name", printable(one.name)},
                       {"outcome", name_of(one.outcome)},
                       {"reason", printable(one.reason)},
                       {"diagnostics", lines_of(one.diagnostics)},
                       {"subtests", subtests_of(one.children)}});
    return all;
}

Json reports_of(const JudgedBoot& boot) {
    Json all = Json::array();
    for (const auto& report : boot.playback.reports) all.push_back(trouble_to_json(report));
    return all;
}

Json attempt_of(const JudgedBoot& boot) {
    const auto& judgement = boot.playback.judgement;
    return {{"verdict", name_of(judgement.verdict)},
            {"reason", printable(judgement.reason)},
            {"evidence", name_of(judgement.evidence)},
            {"milestones", milestones_of(boot.playback.milestones)},
            {"step", step_of(boot)},
            {"captures", captures_in(boot)},
            {"subtests", subtests_of(boot.playback.subtests)},
            {"reports", reports_of(boot)},
            {"remarks", lines_of(boot.playback.remarks)},
            {"notes", lines_of(boot.notes)},
            {"last_lines", lines_of(boot.playback.last_lines)},
            {"processors", lines_of(boot.standing)},
            {"source", lines_of(boot.places)},
            {"machine", machine_of(boot)},
            {"command", printable(command_of(boot))},
            {"console", printable(boot.console_log.string())}};
}

Json test_of(const Test& test) {
    const auto& scenario = test.boot().scenario;
    Json cell = Json::object();
    for (const auto& [key, value] : scenario.cell) cell[key] = printable(value);
    Json attempts = Json::array();
    for (const auto& attempt : test.attempts) attempts.push_back(attempt_of(attempt));
    return {{"name", printable(test.name)},
            {"outcome", test.outcome()},
            {"file", printable(scenario.file.string())},
            {"cell", std::move(cell)},
            {"tags", lines_of(scenario.tags)},
            {"attempts", std::move(attempts)}};
}

Json summary_of(const Run& run) {
    const auto passed = std::ranges::count_if(run.tests, &Test::passed);
    const auto flaky = std::ranges::count_if(run.tests, &Test::flaky);
    return {{"tests", run.tests.size()},
            {"passed", passed},
            {"flaky", flaky},
            {"failed", std::ssize(run.tests) - passed - flaky}};
}

std::string written(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const Run& run) {
    const auto started = std::chrono::system_clock::to_time_t(run.started);
    Json tests = Json::array();
    for (const auto& test : run.tests) tests.push_back(test_of(test));
    return written({{"format", "kindling-run"},
                    {"version", json_version},
                    {"program", run.program},
                    {"started", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(started))},
                    {"seconds", run.seconds},
                    {"exit_code", run.exit_code()},
                    {"summary", summary_of(run)},
                    {"tests", std::move(tests)}});
}

std::string boot_to_json(const JudgedBoot& boot) {
    Json all = {{"format", "kindling-boot"},
                {"version", json_version},
                {"name", printable(boot.scenario.name)}};
    all.update(attempt_of(boot));
    return written(all);
}

}  // namespace kindling::report
