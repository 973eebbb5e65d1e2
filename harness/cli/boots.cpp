#include "cli/boots.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>

#include "base/cache.h"
#include "base/checkout.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/allowances.h"
#include "cli/described_machine.h"
#include "cli/prepared_boot.h"
#include "cli/run_folder.h"
#include "cli/supplies.h"
#include "report/boots.h"
#include "suite/durations.h"
#include "suite/host.h"
#include "suite/pool.h"
#include "suite/progress.h"

namespace kindling::cli {

namespace {

using report::JudgedBoot;
using suite::Turn;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string name_of_turn(const scenario::Scenario& scenario, const Turn& turn) {
    return turn.repetition > 1 ? fmt::format("{}#{}", scenario.name, turn.repetition)
                               : scenario.name;
}

// The boots as they are made: what is shown of them, and what came of them.
class Campaigning {
  public:
    Campaigning(std::vector<PreparedBoot> boots, const BootOptions& options,
                const Campaign& campaign, fs::path artifacts)
        : boots_(std::move(boots)),
          options_(options),
          campaign_(campaign),
          artifacts_(std::move(artifacts)) {}

    // Makes them all, in this order of BOOTS.
    void make(const std::vector<size_t>& order) {
        std::vector<suite::Need> needs;
        for (const size_t boot : order)
            needs.push_back(
                suite::need_of_guest(boots_[boot].machine.cpus, boots_[boot].machine.memory_mib));
        suite::Plan plan(std::move(needs), campaign_.rounds, suite::budget_of_host(campaign_.jobs));
        suite::Progress progress;
        const auto work = [&](Turn turn) {
            turn.test = order[turn.test];
            const std::string name = name_of_turn(boots_[turn.test].scenario, turn);
            const size_t shown = progress.began(name);
            auto judged = made(name, turn);
            if (!judged) return false;  // interrupted
            const report::Test one{name, {*std::move(judged)}};
            progress.ended(shown, one.outcome_in_words(), one.colour());
            const bool passed = one.passed();
            note(turn, std::move(one.attempts.front()));
            return passed;
        };
        suite::work_off(plan, static_cast<size_t>(campaign_.jobs), work,
                        [&progress](std::optional<size_t> left) { progress.tick(left); });
    }

    // What came of them, in the order of BOOTS.
    [[nodiscard]] std::vector<report::Test> take_tests() {
        std::vector<report::Test> tests;
        for (auto& [turn, attempts] : results_)
            tests.push_back({name_of_turn(boots_[turn.test].scenario, turn), std::move(attempts)});
        results_.clear();
        return tests;
    }
    [[nodiscard]] const suite::Durations& durations() const { return durations_; }

  private:
    // A boot and the folder that it leaves behind. That the folder can't be filled is the host's
    // trouble.
    Result<JudgedBoot> made(const std::string& name, const Turn& turn) const {
        const PreparedBoot& prepared = boots_[turn.test];
        if (!prepared.trouble.empty()) return not_made(prepared, prepared.trouble);
        const std::string suffix = turn.attempt > 1 ? fmt::format("~{}", turn.attempt) : "";
        auto folder = RunFolder::open(artifacts_, name + suffix);
        if (!folder) return not_made(prepared, describe(folder.error()));
        JudgedBoot judged = TRY(boot(prepared, folder->console(), options_.time_scale));
        judged.console_log = folder->kept_console();
        if (const auto kept = folder->keep(judged); !kept)
            return not_made(prepared, describe(kept.error()));
        return judged;
    }

    void note(const Turn& turn, JudgedBoot judged) {
        const std::scoped_lock lock(mutex_);
        const bool passed = judged.passed();
        durations_[suite::key_of(boots_[turn.test].scenario)] = judged.playback.milestones.end;
        results_[{turn.test, turn.repetition, 1}].push_back(std::move(judged));
        if (campaign_.rounds.until_fail && passed) forget_before(turn);
    }

    // Of boots that are made until one fails, which may be many, a pass is kept until the next one.
    void forget_before(const Turn& turn) {
        const auto begin = results_.lower_bound({turn.test, 0, 0});
        const auto end = results_.lower_bound({turn.test, turn.repetition, 0});
        std::error_code ignored;
        for (auto earlier = begin; earlier != end;) {
            const bool at_once = earlier->second.size() == 1 && earlier->second.front().passed();
            if (!at_once) {
                ++earlier;
                continue;
            }
            const std::string name = name_of_turn(boots_[turn.test].scenario, earlier->first);
            fs::remove_all(artifacts_ / folder_name(name), ignored);
            earlier = results_.erase(earlier);
        }
    }

    std::vector<PreparedBoot> boots_;
    const BootOptions& options_;
    const Campaign& campaign_;
    fs::path artifacts_;
    std::mutex mutex_;
    std::map<Turn, std::vector<JudgedBoot>> results_;
    suite::Durations durations_;
};

void print(const report::Run& run) {
    fmt::print("\n{}{}", report::table_of(run), report::sum_of(run));
    for (const auto& test : run.tests) fmt::print("{}", report::captures_of(test.boot()));
    for (const auto& test : run.tests)
        for (const auto& attempt : test.attempts)
            if (!attempt.passed()) fmt::print("{}", report::failure_of(attempt));
    for (const auto& line : idle_allowances(run)) fmt::print("note: {}\n", printable(line));
    std::fflush(stdout);
}

Result<std::vector<PreparedBoot>> all_prepared(std::vector<scenario::Scenario> scenarios,
                                               Supplies& supplies, const BootOptions& options) {
    // An accelerator that does not work is no boot's own trouble.
    [[maybe_unused]] const auto accelerator = TRY(supplies.accelerator());
    std::vector<PreparedBoot> boots;
    for (auto& scenario : scenarios)
        boots.push_back(TRY(prepared(std::move(scenario), supplies, options)));
    return boots;
}

// Longest first, so that no long one is left for the end; one after the other, the order in which a
// person named them is as good.
std::vector<size_t> order_of(const std::vector<scenario::Scenario>& scenarios,
                             const suite::Durations& known, int jobs) {
    std::vector<double> seconds;
    if (jobs == 1) return suite::longest_first(std::vector<double>(scenarios.size(), 1.0));
    for (const auto& scenario : scenarios) {
        const auto found = known.find(suite::key_of(scenario));
        seconds.push_back(found == known.end() ? 0 : found->second);
    }
    return suite::longest_first(seconds);
}

}  // namespace

Result<int> boot_and_report(std::vector<scenario::Scenario> scenarios, const BootOptions& options,
                            const Campaign& campaign) {
    TRY(add_shared_allowances(scenarios, options));
    Supplies supplies = TRY(Supplies::open(options));
    if (options.dry_run) return print_commands(std::move(scenarios), supplies, options);
    report::Run run;
    run.started = std::chrono::system_clock::now();
    run.program = fmt::format("kindling {}", checkout::version);
    const auto began = Clock::now();

    const fs::path known = supplies.cache().root() / "durations";
    const auto order = order_of(scenarios, suite::read_durations(known), campaign.jobs);
    auto boots = TRY(all_prepared(std::move(scenarios), supplies, options));
    const fs::path artifacts =
        campaign.artifacts.empty() ? supplies.cache().root() / "runs" : campaign.artifacts;
    Campaigning making(std::move(boots), options, campaign, artifacts);
    making.make(order);
    if (interrupted_by() != 0) return interruption();
    suite::remember(known, making.durations());
    run.tests = making.take_tests();
    run.seconds = seconds_since(began);
    print(run);
    const int code = run.exit_code();
    const auto written = campaign.reports.write(run);
    if (!written && code != 1) return std::unexpected(written.error());
    if (!written) fmt::print(stderr, "kindling: {}\n", printable(describe(written.error())));
    return code;
}

}  // namespace kindling::cli
