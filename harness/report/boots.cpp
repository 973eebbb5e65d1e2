#include "report/boots.h"

#include <algorithm>

#include "base/progress.h"
#include "base/quote.h"
#include "report/table.h"

namespace kindling::report {

namespace {

using verdict::Verdict;

std::string seconds(const std::optional<double>& time) {
    return time ? fmt::format("{:.2f} s", *time) : "-";
}

std::string size_of(const std::optional<std::filesystem::path>& file) {
    std::error_code code;
    const auto size = file && !file->empty() ? std::filesystem::file_size(*file, code) : 0;
    return size > 0 && !code ? size_for_people(size) : "-";
}

// Text that comes from elsewhere, made safe for the terminal and set off from ours.
std::string indented(std::string_view text) {
    std::string all = "    ";
    for (const char c : printable(text)) {
        all += c;
        if (c == '\n') all += "    ";
    }
    return all;
}

void add_failed_subtests(const std::vector<verdict::Subtest>& subtests, const std::string& above,
                         std::vector<std::string>& lines) {
    for (const auto& one : subtests) {
        if (!verdict::failed(one)) continue;
        const std::string path = above.empty() ? one.name : above + " > " + one.name;
        const size_t before = lines.size();
        add_failed_subtests(one.children, path, lines);
        if (lines.size() > before) continue;
        lines.push_back(fmt::format("{}: {}", path, name_of(one.outcome)));
        if (!one.reason.empty()) lines.back() += ", " + one.reason;
    }
}

// What the guest's own tests came to, and those that failed, of many the first.
std::string subtests_of(const JudgedBoot& boot) {
    constexpr size_t most_shown = 20;
    const auto [all, failed, skipped] = verdict::counts_of(boot.playback.subtests);
    if (all == 0) return "";
    std::string text = fmt::format("  {}: {} tests of the guest's own, {} failed, {} skipped\n",
                                   printable(boot.scenario.name), all, failed, skipped);
    std::vector<std::string> lines;
    add_failed_subtests(boot.playback.subtests, "", lines);
    for (size_t i = 0; i < std::min(most_shown, lines.size()); ++i)
        text += indented(lines[i]) + "\n";
    if (lines.size() > most_shown)
        text += fmt::format("    … and {} more\n", lines.size() - most_shown);
    return text;
}

}  // namespace

std::string table_of(const Run& run) {
    using enum Table::Align;
    Table table({{"boot"},
                 {"kernel", right},
                 {"image", right},
                 {"verdict"},
                 {"Linux", right},
                 {"/init", right},
                 {"shell", right},
                 {"end", right}});
    for (const auto& test : run.tests) {
        const auto& boot = test.boot();
        const auto& at = boot.playback.milestones;
        table.add({{printable(test.name)},
                   {size_of(boot.machine.kernel)},
                   {size_of(boot.machine.initramfs)},
                   {test.outcome_in_words(), test.colour()},
                   {seconds(at.kernel)},
                   {seconds(at.init)},
                   {seconds(at.shell)},
                   {seconds(at.end)}});
    }
    return table.text();
}

std::string sum_of(const Run& run) {
    if (run.tests.size() < 2) return "";
    const auto flaky = std::ranges::count_if(run.tests, &Test::flaky);
    const auto passed = std::ranges::count_if(run.tests, &Test::passed);
    const auto others = std::ssize(run.tests) - flaky - passed;
    std::string all = fmt::format("{} passed", passed);
    if (flaky > 0) all += ", " + coloured("yellow", fmt::format("{} flaky", flaky));
    if (others > 0) all += ", " + coloured("red", fmt::format("{} did not pass", others));
    return all + fmt::format(", in {:.1f} s\n", run.seconds);
}

std::string captures_of(const JudgedBoot& boot) {
    std::string all;
    for (const auto& [name, value] : boot.playback.captures)
        all += fmt::format("  {} {} = {}\n", printable(boot.scenario.name), name, printable(value));
    if (boot.playback.judgement.verdict != Verdict::pass) return all;
    all += subtests_of(boot);
    for (const auto& remark : boot.playback.remarks)
        all += fmt::format("  {}: {}\n", printable(boot.scenario.name), printable(remark));
    return all;
}

std::string failure_of(const JudgedBoot& boot) {
    const auto& [verdict, reason, evidence] = boot.playback.judgement;
    const auto& playback = boot.playback;
    std::string all = fmt::format("\n{}  {}\n", coloured("red", name_of(verdict)),
                                  coloured("bold", printable(boot.scenario.name)));
    if (verdict == Verdict::infra) {
        all += indented(reason) + "\n";
    } else {
        if (playback.failed_step)
            all += fmt::format("  step     {}:{}: {}\n", boot.scenario.file.string(),
                               playback.failed_step->line, printable(playback.failed_step->source));
        all += "  because  " + printable(reason) + "\n";
    }
    all += fmt::format("  at       {:.2f} s\n", playback.milestones.end);
    for (const auto& remark : playback.remarks) all += "  note     " + printable(remark) + "\n";
    for (const auto& note : boot.notes) all += "  note     " + printable(note) + "\n";
    all += subtests_of(boot);
    if (!playback.last_lines.empty()) {
        all += "  the console's last lines:\n";
        for (const auto& line : playback.last_lines) all += indented(line) + "\n";
    }
    if (!boot.standing.empty()) all += "  where its processors stand:\n";
    for (const auto& place : boot.standing) all += indented(place) + "\n";
    if (!boot.places.empty()) all += "  where that is in the kernel's source:\n";
    for (const auto& place : boot.places) all += indented(place) + "\n";
    if (!boot.console_log.empty())
        all += fmt::format("  the whole console: {}\n", boot.console_log.string());
    if (const std::string command = command_of(boot); !command.empty())
        all += "  boot it again by hand (ctrl-a x leaves):\n    " + command + "\n";
    return all;
}

std::string story_of(const JudgedBoot& boot) {
    if (!boot.passed()) return failure_of(boot);
    const auto& judgement = boot.playback.judgement;
    return fmt::format("pass {}  {}\n  because  {}\n", name_of(judgement.evidence),
                       printable(boot.scenario.name), printable(judgement.reason)) +
           captures_of(boot);
}

}  // namespace kindling::report
