#include "cli/min_memory.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/file.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/console_log.h"
#include "cli/described_machine.h"
#include "report/table.h"
#include "scenario/play.h"

namespace kindling::cli {

namespace {

using verdict::Verdict;

// What a boot in so much memory came to.
struct Trial {
    bool passed = false;
    std::string words;
    int exit_code = 0;
};

Result<Trial> trial(const scenario::Scenario& scenario, machine::Description machine, int mib,
                    const fs::path& console, double time_scale, Stage& stage) {
    machine.memory_mib = mib;
    stage.step(fmt::format("{} MiB", mib));
    const auto playback =
        TRY(scenario::play(scenario, machine, console, time_scale, [&stage] { stage.tick(); }));
    const auto verdict = playback.judgement.verdict;
    // QEMU itself refuses a machine that its firmware, kernel and image do not fit into.
    if (verdict == Verdict::infra) return Trial{false, "QEMU: " + *playback.outcome.infra, 125};
    std::string words{name_of(verdict)};
    if (playback.outcome.panic) words += ": " + *playback.outcome.panic;
    return Trial{verdict == Verdict::pass, words, verdict::exit_code(verdict)};
}

}  // namespace

Result<int> find_min_memory(const fs::path& file, Supplies& supplies, const BootOptions& options) {
    auto scenario = TRY(scenario::parse(file, TRY(read_file(file))));
    const auto machine = TRY(described_machine(scenario, supplies, options));
    ConsoleLog log = TRY(ConsoleLog::open(supplies.cache(), scenario.name));
    Stage stage("memory " + scenario.name);
    const auto boot = [&](int mib) {
        return trial(scenario, machine, mib, log.path(), options.time_scale, stage);
    };
    int enough = machine.memory_mib;
    if (const Trial whole = TRY(boot(enough)); !whole.passed) {
        stage.done("does not boot", "red");
        fmt::print("{}: it does not pass with its {} MiB: {}\n", printable(scenario.name), enough,
                   printable(whole.words));
        return whole.exit_code;
    }
    int too_little = 0;
    std::string words;
    while (enough - too_little > 1) {
        const int middle = too_little + (enough - too_little) / 2;
        Trial tried = TRY(boot(middle));
        if (!tried.passed) words = std::move(tried.words);
        (tried.passed ? enough : too_little) = middle;
    }
    stage.done(fmt::format("{} MiB", enough), "green");
    fmt::print("{}: the smallest memory is {} MiB; with {} MiB: {}\n", printable(scenario.name),
               enough, too_little, printable(words.substr(0, words.find('\n'))));
    std::fflush(stdout);
    return 0;
}

}  // namespace kindling::cli
