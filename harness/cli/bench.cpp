// kindling bench: what a boot costs, to the instruction.

#include <fmt/format.h>

#include <cstdio>

#include "base/file.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/boot_options.h"
#include "cli/boots.h"
#include "cli/console_log.h"
#include "cli/described_machine.h"
#include "cli/subcommands.h"
#include "cli/supplies.h"
#include "cost/listing.h"
#include "cost/measured_boot.h"
#include "cost/profile.h"
#include "machine/kernel_file.h"
#include "report/boots.h"

namespace kindling::cli {

namespace {

using verdict::Verdict;

constexpr int infra = 125;

// The texts of the packed run steps.
std::vector<std::string> commands_of(const scenario::Scenario& scenario) {
    std::vector<std::string> commands;
    if (!scenario.packed) return commands;
    for (size_t step = scenario.packed->first; step < scenario.packed->end; ++step)
        commands.push_back(std::get<scenario::Run>(scenario.steps[step].action).command);
    return commands;
}

class BenchCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "bench"; }
    [[nodiscard]] std::string summary() const override {
        return "Count what boots cost, to the instruction";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling bench hello                # three boots, which must be the same\n"
               "  kindling bench hello --initcalls 0  # every initcall, not only the largest";
    }
    void declare(Options& options) override {
        options.arguments("SCENARIO", names_, "Names under tests/boot, or paths of .boot files");
        options.option("--runs", runs_, "How often each is booted: every boot must be the same");
        options.option("--initcalls", initcalls_, "How many initcalls are shown; 0: all");
        boot_.declare_machine(options);
        boot_.declare_sources(options);
    }
    Result<int> run() override {
        if (names_.empty()) return failure("bench: which scenario? For example: bench hello");
        if (runs_ < 1) return failure("--runs is a number from 1 on");
        boot_.repeatable = true;
        Supplies supplies = TRY(Supplies::open(boot_));
        plugin_ = cost::plugin_for_qemu();
        for (const auto& file : TRY(scenario_files(names_))) {
            const int code = TRY(bench(file, supplies));
            if (code != 0) return code;
        }
        return 0;
    }

  private:
    Result<int> bench(const fs::path& file, Supplies& supplies) {
        auto scenario = TRY(scenario::parse(file, TRY(read_file(file))));
        const auto machine = TRY(described_machine(scenario, supplies, boot_));
        if (scenario.end == verdict::Ending::stopped && !scenario.packed)
            return failure(
                "{}: the harness ends this boot, at a moment that is never the same: let it end by "
                "itself (end with power-off, reboot, halt or panic)",
                printable(file.string()));
        cost::Marks marks;
        if (plugin_) marks = TRY(marks_for(supplies, machine));
        const TemporaryDirectory folder = TRY(TemporaryDirectory::make("bench"));
        ConsoleLog log = TRY(ConsoleLog::open(supplies.cache(), scenario.name));
        std::optional<cost::MeasuredBoot> first;
        Stage stage("bench " + scenario.name, runs_);
        for (int run = 1; run <= runs_; ++run) {
            stage.step(fmt::format("boot {} of {}", run, runs_));
            auto boot =
                TRY(cost::measure(scenario, machine, plugin_, marks, log.path(), folder.path(),
                                  boot_.time_scale, [&stage] { stage.tick(); }));
            if (boot.playback.judgement.verdict != Verdict::pass) {
                report::JudgedBoot judged;
                judged.scenario = scenario;
                judged.machine = machine;
                judged.playback = std::move(boot.playback);
                judged.console_log = TRY(log.keep());
                fmt::print("{}", report::failure_of(judged));
                return verdict::exit_code(judged.playback.judgement.verdict);
            }
            if (!first) {
                first = std::move(boot);
                continue;
            }
            const std::string difference = cost::first_difference(*first, boot, marks);
            if (!difference.empty()) {
                fmt::print("{}  {}: boot {} is not as the first was. {}\n",
                           coloured("red", "infra"), scenario.name, run, difference);
                return infra;
            }
        }
        stage.done(runs_ == 1 ? "one boot" : fmt::format("{} boots, the same to the bit", runs_));
        const auto profile =
            cost::profile_of(marks, first->trace, first->console, commands_of(scenario),
                             scenario.packed ? scenario.packed->first : 0);
        fmt::print("\n{}",
                   cost::listing_of(profile, initcalls_ == 0 ? profile.initcalls.size()
                                                             : static_cast<size_t>(initcalls_)));
        std::fflush(stdout);
        return 0;
    }

    static Result<cost::Marks> marks_for(const Supplies& supplies,
                                         const machine::Description& machine) {
        if (!supplies.vmlinux())
            return failure(
                "bench: the phases are told by the kernel's symbols: add --vmlinux FILE");
        const auto vmlinux = TRY(cost::ElfSymbols::open(*supplies.vmlinux()));
        const bool pvh =
            TRY(machine::check_kernel(machine.kernel)) == machine::KernelFormat::pvh_vmlinux;
        return TRY(cost::marks_of(vmlinux, pvh));
    }

    std::vector<std::string> names_;
    int runs_ = 3;
    int initcalls_ = 10;
    BootOptions boot_;
    std::optional<fs::path> plugin_;
};

}  // namespace

std::unique_ptr<Subcommand> make_bench_command() {
    return std::make_unique<BenchCommand>();
}

}  // namespace kindling::cli
