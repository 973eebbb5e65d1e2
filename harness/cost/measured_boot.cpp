#include "cost/measured_boot.h"

#include <algorithm>

#include "base/checkout.h"
#include "base/file.h"
#include "base/process.h"
#include "base/quote.h"
#include "base/remembered.h"
#include "machine/accelerator.h"

namespace kindling::cost {

namespace {

namespace fs = std::filesystem;

// In QEMU's option lists a comma inside a value is written twice.
std::string option_value(const fs::path& path) {
    std::string doubled;
    for (const char c : path.string()) doubled += c == ',' ? std::string(",,") : std::string(1, c);
    return doubled;
}

// "yes" when QEMU takes the plugin. Fails when it does not say: it is not there, or is too slow.
Result<std::string> ask_qemu(const fs::path& qemu, const fs::path& plugin) {
    const auto asked =
        TRY(run({{qemu.string(), "-machine", "none", "-display", "none", "-nodefaults", "-plugin",
                  fmt::format("file={},ask=yes", option_value(plugin))}},
                {.deadline = std::chrono::seconds(20)}));
    if (asked.timed_out) return failure("{} does not end", qemu.string());
    return std::string(asked.ending.succeeded() ? "yes" : "no");
}

bool takes(const Cache& cache, const fs::path& plugin) {
    const auto qemu = machine::find_qemu();
    if (!qemu) return false;
    const auto answer = remembered(cache, "does this QEMU take this plugin?", {*qemu, plugin},
                                   [&] { return ask_qemu(*qemu, plugin); });
    return answer && *answer == "yes";
}

std::string mark_name(const Marks& marks, const Event& event) {
    if (event.mark == 0 || event.mark > marks.marks.size())
        return fmt::format("a program begins at {:#x}", event.address);
    return marks.marks[event.mark - 1].name;
}

std::string event_text(const Marks& marks, const Trace& trace, size_t index) {
    if (index >= trace.size()) return "no more";
    const auto& event = trace[index];
    return fmt::format("{} at instruction {} ({} waited, {} bytes on the console)",
                       mark_name(marks, event), event.executed, event.waited, event.console);
}

std::string line_at(std::string_view text, size_t offset) {
    const size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    return printable(std::string(text.substr(begin, text.find('\n', offset) - begin)));
}

}  // namespace

std::optional<fs::path> plugin_for_qemu(const Cache& cache) {
    for (const auto* const version : {"1", "2"}) {
        fs::path plugin = checkout::plugin(version);
        if (takes(cache, plugin)) return plugin;
    }
    return std::nullopt;
}

Result<MeasuredBoot> measure(const scenario::Scenario& scenario, machine::Description machine,
                             const std::optional<fs::path>& plugin, const Marks& marks,
                             const fs::path& console, const fs::path& folder, double time_scale) {
    const fs::path trace = folder / "trace";
    if (plugin) {
        const fs::path plan = folder / "plan";
        TRY(replace_file(plan, plan_text(marks, trace, console)));
        machine.plugin = fmt::format("file={},plan={}", option_value(*plugin), option_value(plan));
    }
    MeasuredBoot boot;
    boot.playback = TRY(scenario::play(scenario, machine, console, time_scale, [] {}));
    if (boot.playback.outcome.infra) return boot;
    boot.console = TRY(read_file(console));
    if (plugin) boot.trace = TRY(parse_trace(TRY(read_file(trace))));
    return boot;
}

std::string first_difference(const MeasuredBoot& one, const MeasuredBoot& other,
                             const Marks& marks) {
    if (one.console != other.console) {
        const auto at = std::ranges::mismatch(one.console, other.console).in1 - one.console.begin();
        const auto offset = static_cast<size_t>(at);
        return fmt::format("the console, from byte {} on:\n    {}\n    {}", offset,
                           line_at(one.console, offset), line_at(other.console, offset));
    }
    if (one.trace == other.trace) return {};
    const auto at = std::ranges::mismatch(one.trace, other.trace).in1 - one.trace.begin();
    const auto index = static_cast<size_t>(at);
    return fmt::format("the counts, from note {} on:\n    {}\n    {}", index + 1,
                       event_text(marks, one.trace, index), event_text(marks, other.trace, index));
}

}  // namespace kindling::cost
