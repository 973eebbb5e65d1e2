#include "cli/boots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/cache.h"
#include "base/checkout.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/allowances.h"
#include "cli/console_log.h"
#include "cli/described_machine.h"
#include "cli/kernel_facts.h"
#include "cli/second_opinion.h"
#include "cli/supplies.h"
#include "machine/accelerator.h"
#include "report/boots.h"
#include "report/standing.h"
#include "report/symbols.h"
#include "scenario/play.h"

namespace kindling::cli {

namespace {

using report::JudgedBoot;
using verdict::Verdict;

Result<std::vector<fs::path>> all_scenarios() {
    std::vector<fs::path> files;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(checkout::boot_tests(), code))
        if (entry.path().extension() == ".boot") files.push_back(entry.path());
    if (code) return failure("read {}: {}", checkout::boot_tests().string(), code.message());
    std::ranges::sort(files);
    return files;
}

Result<fs::path> scenario_file(const std::string& name) {
    if (name.ends_with(".boot") || name.contains('/')) return fs::path(name);
    fs::path file = checkout::boot_tests() / (name + ".boot");
    if (fs::exists(file)) return file;
    std::vector<std::string> known;
    for (const auto& other : TRY(all_scenarios())) known.push_back(other.stem().string());
    return failure("there is no scenario \"{}\" under tests/boot{}", printable(name),
                   did_you_mean(name, known));
}

// Where in the kernel's source the stack of its first report of trouble stands. That it can't be
// found out (no symbols, no binutils) is no reason to say nothing else.
std::vector<std::string> places_in_source(const JudgedBoot& judged, const Supplies& supplies) {
    if (judged.playback.reports.empty() || !supplies.vmlinux()) return {};
    const auto stack = report::telling_frames(judged.playback.reports.front().stack);
    const auto places = report::source_places(stack, *supplies.vmlinux());
    if (!places) return {};
    return report::source_lines(stack, *places);
}

Result<JudgedBoot> boot(scenario::Scenario scenario, Supplies& supplies,
                        const BootOptions& options) {
    JudgedBoot judged;
    judged.machine = TRY(described_machine(scenario, supplies, options));
    judged.notes = supplies.notes();
    if (const auto& image = judged.machine.initramfs; image)
        std::ranges::move(image_notes(*image, judged.machine.kernel, judged.machine.memory_mib),
                          std::back_inserter(judged.notes));
    ConsoleLog log = TRY(ConsoleLog::open(supplies.cache(), scenario.name));
    judged.scenario = std::move(scenario);
    Stage stage("boot " + judged.scenario.name);
    judged.playback = TRY(play_with_second_opinion(judged.scenario, judged.machine, log.path(),
                                                   options.time_scale, [&stage] { stage.tick(); }));
    judged.console_log = TRY(log.keep());
    const auto verdict = judged.playback.judgement.verdict;
    if (verdict != Verdict::pass) {
        judged.places = places_in_source(judged, supplies);
        judged.standing = report::standing_of(judged.playback.processors,
                                              judged.playback.first_handler, supplies.vmlinux());
    }
    stage.done(name_of(verdict), verdict == Verdict::pass ? "green" : "red");
    return judged;
}

int exit_code_of(const std::vector<JudgedBoot>& boots) {
    int code = 0;
    for (const auto& boot : boots) {
        const int one = verdict::exit_code(boot.playback.judgement.verdict);
        if (one == 1 || code == 0) code = one;
    }
    return code;
}

}  // namespace

Result<std::vector<fs::path>> scenario_files(const std::vector<std::string>& names) {
    if (names.empty()) return all_scenarios();
    std::vector<fs::path> files;
    for (const auto& name : names) files.push_back(TRY(scenario_file(name)));
    return files;
}

Result<int> boot_and_report(const std::vector<fs::path>& files, const BootOptions& options) {
    std::vector<scenario::Scenario> scenarios;
    for (const auto& file : files)
        scenarios.push_back(TRY(scenario::parse(file, TRY(read_file(file)))));
    TRY(add_shared_allowances(scenarios, options));
    Supplies supplies = TRY(Supplies::open(options));
    if (options.dry_run) return print_commands(std::move(scenarios), supplies, options);
    std::vector<JudgedBoot> boots;
    for (auto& scenario : scenarios)
        boots.push_back(TRY(boot(std::move(scenario), supplies, options)));

    fmt::print("\n{}", report::table_of(boots));
    for (const auto& boot : boots) fmt::print("{}", report::captures_of(boot));
    for (const auto& boot : boots)
        if (boot.playback.judgement.verdict != Verdict::pass)
            fmt::print("{}", report::failure_of(boot));
    for (const auto& line : idle_allowances(boots)) fmt::print("note: {}\n", printable(line));
    std::fflush(stdout);
    return exit_code_of(boots);
}

}  // namespace kindling::cli
