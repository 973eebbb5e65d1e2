#include "cli/benched.h"

#include <fmt/format.h>

#include <atomic>
#include <mutex>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/console_log.h"
#include "cli/described_machine.h"
#include "cli/guest_programs.h"
#include "cost/identity.h"
#include "cost/measured_boot.h"
#include "cost/printk_profile.h"
#include "cost/profile.h"
#include "machine/kernel_file.h"
#include "report/boots.h"
#include "suite/host.h"
#include "suite/pool.h"

namespace kindling::cli {

namespace {

using verdict::Verdict;

constexpr int infra = 125;

// A scenario with the machine that it asks for, and what is to be noted in its kernel.
struct Prepared {
    scenario::Scenario scenario;
    machine::Description machine;
    cost::Marks marks;
};

// One boot of several.
struct Run {
    cost::MeasuredBoot measured;
    fs::path kept_console;  // of one that did not pass

    [[nodiscard]] Verdict verdict() const { return measured.playback.judgement.verdict; }
};

std::vector<std::string> commands_of(const scenario::Scenario& scenario) {
    std::vector<std::string> commands;
    if (!scenario.packed) return commands;
    for (size_t step = scenario.packed->first; step < scenario.packed->end; ++step)
        commands.push_back(std::get<scenario::Run>(scenario.steps[step].action).command);
    return commands;
}

Result<cost::Marks> marks_for(const Supplies& supplies, const machine::Description& machine) {
    const fs::path file = supplies.vmlinux() ? *supplies.vmlinux() : vmlinux_of(machine.kernel);
    if (file.empty())
        return failure("bench: the phases are told by the kernel's symbols: add --vmlinux FILE");
    const auto vmlinux = TRY(cost::ElfSymbols::open(file));
    const bool pvh =
        TRY(machine::check_kernel(machine.kernel)) == machine::KernelFormat::pvh_vmlinux;
    return TRY(cost::marks_of(supplies.cache(), vmlinux, pvh));
}

Result<Prepared> prepared(const fs::path& file, Supplies& supplies, const BenchRequest& request) {
    Prepared boot;
    boot.scenario = TRY(scenario::parse(file, TRY(read_file(file))));
    boot.machine = TRY(described_machine(boot.scenario, supplies, request.boot));
    if (!request.command_line.empty()) boot.machine.command_line += " " + request.command_line;
    if (boot.scenario.end == verdict::Ending::stopped && !boot.scenario.packed)
        return failure(
            "{}: the harness ends this boot, at a moment that is never the same: let it end by "
            "itself (end with power-off, reboot, halt or panic)",
            printable(file.string()));
    if (request.plugin) {
        boot.marks = TRY(marks_for(supplies, boot.machine));
        const auto init = boot.machine.initramfs ? symbols_of_init(*boot.machine.initramfs)
                                                 : std::optional<cost::ElfSymbols>();
        if (init) cost::add_init_steps(*init, boot.marks);
    } else {
        boot.machine.command_line += cost::printk_options;
    }
    return boot;
}

cost::Profile profile_of(const Prepared& boot, const BenchRequest& request,
                         const cost::MeasuredBoot& measured) {
    if (!request.plugin) return cost::printk_profile(measured.console);
    auto profile =
        cost::profile_of(boot.marks, measured.trace, measured.console, commands_of(boot.scenario),
                         boot.scenario.packed ? boot.scenario.packed->first : 0);
    if (boot.machine.initramfs) cost::name_programs(programs_of(*boot.machine.initramfs), profile);
    return profile;
}

Result<Run> one_boot(const Prepared& boot, const Cache& cache, const BenchRequest& request) {
    const TemporaryDirectory folder = TRY(TemporaryDirectory::make("bench"));
    ConsoleLog log = TRY(ConsoleLog::open(cache, boot.scenario.name));
    Run run{TRY(cost::measure(boot.scenario, boot.machine, request.plugin, boot.marks, log.path(),
                              folder.path(), request.boot.time_scale)),
            {}};
    if (run.verdict() != Verdict::pass) run.kept_console = TRY(log.keep());
    return run;
}

// What came of the boots, in the order in which they ended.
struct Outcome {
    std::optional<cost::MeasuredBoot> first;
    std::optional<Result<Run>> spoiler;  // one that failed, or was not as the first
    int spoiler_number = 0;
    std::string difference;  // of the spoiler to the first, where both passed
};

// The boots, side by side: what one costs does not hang on what the host has to do. None is begun
// any more once one has spoiled it.
Outcome all_boots(const Prepared& boot, const Cache& cache, const BenchRequest& request,
                  Stage& stage) {
    suite::Plan plan({suite::need_of_guest(boot.machine.cpus, boot.machine.memory_mib)},
                     {.repeat = request.runs, .until_fail = true},
                     suite::budget_of_host(request.jobs));
    Outcome outcome;
    std::mutex mutex;
    std::atomic<int> ended = 0;
    const auto work = [&](const suite::Turn&) {
        auto run = one_boot(boot, cache, request);
        const std::scoped_lock lock(mutex);
        const int number = ++ended;
        const bool passed = run && run->verdict() == Verdict::pass;
        std::string difference =
            passed && outcome.first
                ? cost::first_difference(*outcome.first, run->measured, boot.marks)
                : std::string();
        if (passed && difference.empty()) {
            if (!outcome.first) outcome.first = std::move(run->measured);
            return true;
        }
        if (!outcome.spoiler) {
            outcome.spoiler = std::move(run);
            outcome.spoiler_number = number;
            outcome.difference = std::move(difference);
        }
        return false;
    };
    int shown = 0;
    const auto show = [&](std::optional<size_t>) {
        for (; shown < ended; ++shown)
            stage.step(fmt::format("boot {} of {}", shown + 1, request.runs));
        stage.tick();
    };
    suite::work_off(plan, static_cast<size_t>(request.jobs), work, show);
    return outcome;
}

NotBenched report_failure(const Prepared& boot, Run run) {
    report::JudgedBoot judged;
    judged.scenario = boot.scenario;
    judged.machine = boot.machine;
    judged.playback = std::move(run.measured.playback);
    judged.console_log = run.kept_console;
    fmt::print("{}", report::failure_of(judged));
    return {verdict::exit_code(judged.playback.judgement.verdict)};
}

NotBenched report_unequal(const Prepared& boot, int run, const std::string& difference) {
    fmt::print("{}  {}: boot {} is not as the first was. What differs first: {}\n",
               coloured("red", "infra"), printable(boot.scenario.name), run, difference);
    return {infra};
}

}  // namespace

fs::path vmlinux_of(const fs::path& kernel) {
    const auto format = machine::check_kernel(kernel);
    if (format && *format == machine::KernelFormat::pvh_vmlinux) return kernel;
    const fs::path folder = fs::absolute(kernel).parent_path();
    std::error_code ignored;
    for (const fs::path& candidate : {folder / "vmlinux", folder / "../../../vmlinux"})
        if (fs::exists(candidate, ignored)) return candidate;
    return {};
}

Result<Benched> bench_scenario(const fs::path& file, Supplies& supplies,
                               const BenchRequest& request) {
    const Prepared boot = TRY(prepared(file, supplies, request));
    Stage stage("bench " + boot.scenario.name, request.runs);
    Outcome outcome = all_boots(boot, supplies.cache(), request, stage);
    if (interrupted_by() != 0) return interruption();
    if (outcome.spoiler) {
        Run run = TRY(*std::move(outcome.spoiler));
        if (!outcome.difference.empty())
            return report_unequal(boot, outcome.spoiler_number, outcome.difference);
        stage.done(name_of(run.verdict()), "red");
        return report_failure(boot, std::move(run));
    }
    stage.done(request.runs == 1 ? "one boot"
                                 : fmt::format("{} boots, the same to the bit", request.runs));
    return cost::Record{
        TRY(cost::identity_of(supplies.cache(), boot.scenario.name, boot.machine, request.plugin)),
        profile_of(boot, request, *outcome.first)};
}

int say_not_comparable(const std::string& reason) {
    fmt::print("\nnot comparable: {}\n", reason);
    return infra;
}

}  // namespace kindling::cli
