#include "cli/wall.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/console_log.h"
#include "cli/described_machine.h"
#include "machine/probe/trial.h"
#include "report/boots.h"
#include "report/table.h"

namespace kindling::cli {

namespace {

using report::JudgedBoot;
using report::Table;
using verdict::Verdict;

// For the trial guest on a host with much else to do.
constexpr std::chrono::seconds patience{60};

// One scenario, and the times of its boots so far, in seconds from QEMU's start.
struct Series {
    JudgedBoot boot;
    std::vector<double> init{};  // "Run /init as init process"
    std::vector<double> word{};  // the first that comes from /init
    std::vector<double> end{};
};

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::string with_spread(const std::vector<double>& values) {
    if (values.empty()) return "-";
    const auto [least, most] = std::ranges::minmax(values);
    return fmt::format("{:.2f} s ({:.2f} to {:.2f})", median(values), least, most);
}

std::string paired(const Series& series, const Series& first) {
    std::vector<double> ratios;
    for (size_t i = 0; i < std::min(series.word.size(), first.word.size()); ++i)
        ratios.push_back(series.word[i] / first.word[i]);
    return ratios.empty() ? "-" : fmt::format("{:.2f}", median(ratios));
}

void note(const scenario::Milestones& milestones, Series& series) {
    if (milestones.init) series.init.push_back(*milestones.init);
    if (milestones.first_word) series.word.push_back(*milestones.first_word);
    series.end.push_back(milestones.end);
}

void print_table(const std::vector<Series>& all, const std::vector<double>& least) {
    Table table({{"wall clock"},
                 {"/init at", Table::Align::right},
                 {"its first word at", Table::Align::right},
                 {"end at", Table::Align::right},
                 {"paired", Table::Align::right}});
    for (const auto& series : all)
        table.add({{printable(series.boot.scenario.name)},
                   {with_spread(series.init)},
                   {with_spread(series.word)},
                   {with_spread(series.end)},
                   {paired(series, all.front())}});
    table.add({{"a guest of 60 lines"}, {"-"}, {"-"}, {with_spread(least)}, {"-"}});
    fmt::print("\n{}", table.text());
}

}  // namespace

Result<int> bench_wall(const std::vector<fs::path>& files, int times, Supplies& supplies,
                       const BootOptions& options) {
    std::vector<Series> all;
    for (const auto& file : files) {
        Series& series = all.emplace_back();
        series.boot.scenario = TRY(scenario::parse(file, TRY(read_file(file))));
        series.boot.machine = TRY(described_machine(series.boot.scenario, supplies, options));
    }
    std::vector<double> least;
    Stage stage("wall clock", static_cast<int>(all.size()) * times);
    for (int round = 1; round <= times; ++round) {
        least.push_back(TRY(machine::try_accelerator(all.front().boot.machine.accelerator,
                                                     machine::qemu_program(), patience))
                            .seconds);
        for (auto& series : all) {
            stage.step(fmt::format("{} {} of {}", series.boot.scenario.name, round, times));
            ConsoleLog log = TRY(ConsoleLog::open(supplies.cache(), series.boot.scenario.name));
            series.boot.playback =
                TRY(scenario::play(series.boot.scenario, series.boot.machine, log.path(),
                                   options.time_scale, [&stage] { stage.tick(); }));
            series.boot.console_log = TRY(log.keep());
            const auto verdict = series.boot.playback.judgement.verdict;
            if (verdict != Verdict::pass) {
                stage.done(name_of(verdict), "red");
                fmt::print("{}", report::failure_of(series.boot));
                return verdict::exit_code(verdict);
            }
            note(series.boot.playback.milestones, series);
        }
    }
    stage.done(fmt::format("{} boots of each", times));
    print_table(all, least);
    std::fflush(stdout);
    return 0;
}

}  // namespace kindling::cli
