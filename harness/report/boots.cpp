#include "report/boots.h"

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
    const auto size = file ? std::filesystem::file_size(*file, code) : 0;
    return file && !code ? size_for_people(size) : "-";
}

std::string_view colour_of(Verdict verdict) {
    return verdict == Verdict::pass ? "green" : "red";
}

// A pass says what it rests on: "pass proved", "pass console".
std::string verdict_of(const verdict::Judgement& judgement) {
    std::string words(name_of(judgement.verdict));
    if (judgement.verdict == Verdict::pass)
        words += fmt::format(" {}", name_of(judgement.evidence));
    return words;
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

}  // namespace

std::string table_of(const std::vector<JudgedBoot>& boots) {
    using enum Table::Align;
    Table table({{"boot"},
                 {"kernel", right},
                 {"image", right},
                 {"verdict"},
                 {"Linux", right},
                 {"/init", right},
                 {"shell", right},
                 {"end", right}});
    for (const auto& boot : boots) {
        const auto verdict = boot.playback.judgement.verdict;
        const auto& at = boot.playback.milestones;
        table.add({{printable(boot.scenario.name)},
                   {size_of(boot.machine.kernel)},
                   {size_of(boot.machine.initramfs)},
                   {verdict_of(boot.playback.judgement), colour_of(verdict)},
                   {seconds(at.kernel)},
                   {seconds(at.init)},
                   {seconds(at.shell)},
                   {seconds(at.end)}});
    }
    return table.text();
}

std::string captures_of(const JudgedBoot& boot) {
    std::string all;
    for (const auto& [name, value] : boot.playback.captures)
        all += fmt::format("  {} {} = {}\n", printable(boot.scenario.name), name, printable(value));
    if (boot.playback.judgement.verdict != Verdict::pass) return all;
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
    if (!playback.last_lines.empty()) {
        all += "  the console's last lines:\n";
        for (const auto& line : playback.last_lines) all += indented(line) + "\n";
    }
    if (!boot.standing.empty()) all += "  where its processors stand:\n";
    for (const auto& place : boot.standing) all += indented(place) + "\n";
    if (!boot.places.empty()) all += "  where that is in the kernel's source:\n";
    for (const auto& place : boot.places) all += indented(place) + "\n";
    all += fmt::format("  the whole console: {}\n", boot.console_log.string());
    all += "  boot it again by hand (ctrl-a x leaves):\n    " +
           shell_quoted(machine::arguments(boot.machine, machine::ByHand{})) + "\n";
    return all;
}

}  // namespace kindling::report
