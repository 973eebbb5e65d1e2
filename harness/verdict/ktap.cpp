#include "verdict/ktap.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "base/lines.h"
#include "verdict/kernel_message.h"

namespace kindling::verdict {

namespace {

using Outcome = Subtest::Outcome;

// What a guest can make us keep: bytes in all (then of the results only some that failed),
// diagnostics of one result, levels in one another, bytes of a line.
constexpr size_t most_bytes = size_t{8} << 20;
constexpr size_t most_failures_beyond = 100;
constexpr size_t most_diagnostics = 20;
constexpr size_t most_levels = 16;
constexpr size_t longest_text = 400;
// And of what a plan announces and never comes, so many are named.
constexpr size_t most_missing = 20;

std::string kept(std::string_view text) {
    return std::string(trimmed(text).substr(0, longest_text));
}

bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<size_t> take_number(std::string_view& text) {
    size_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    return number;
}

bool is_word_end(std::string_view text) {
    return text.empty() || text.front() == ' ' || text.front() == '\t';
}

std::string upper(std::string_view text) {
    std::string all(text);
    std::ranges::transform(all, all.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return all;
}

// "name # SKIP reason" in its parts. A "#" with no directive behind it belongs to the name.
struct Described {
    std::string name;
    std::string directive;  // SKIP, TODO, XFAIL, TIMEOUT, ERROR; or empty
    std::string reason;
};

Described described(std::string_view text) {
    static constexpr std::string_view directives[] = {"SKIP", "TODO", "XFAIL", "TIMEOUT", "ERROR"};
    for (size_t hash = text.find('#'); hash != std::string_view::npos;
         hash = text.find('#', hash + 1)) {
        const std::string_view behind = trimmed(text.substr(hash + 1));
        const std::string word = upper(behind.substr(0, behind.find_first_of(" \t:")));
        for (const auto directive : directives)
            if (word == directive)
                return {kept(text.substr(0, hash)), word, kept(behind.substr(word.size()))};
    }
    return {kept(text), "", ""};
}

Outcome outcome_of(bool ok, std::string_view directive) {
    if (directive == "SKIP") return Outcome::skipped;
    if (directive == "TODO" || directive == "XFAIL") return ok ? Outcome::ok : Outcome::todo;
    return ok ? Outcome::ok : Outcome::not_ok;
}

}  // namespace

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::ok:
            return "ok";
        case Outcome::not_ok:
            return "not ok";
        case Outcome::skipped:
            return "skipped";
        case Outcome::todo:
            return "todo";
        case Outcome::missing:
            return "missing";
    }
    return "";
}

bool failed(const Subtest& subtest) {
    // What is expected to fail, or was skipped, says so for all that is below it.
    if (subtest.outcome == Outcome::todo || subtest.outcome == Outcome::skipped) return false;
    return subtest.outcome == Outcome::not_ok || subtest.outcome == Outcome::missing ||
           std::ranges::any_of(subtest.children, failed);
}

std::optional<std::string> first_failure(const std::vector<Subtest>& subtests) {
    const auto found = std::ranges::find_if(subtests, failed);
    if (found == subtests.end()) return std::nullopt;
    const auto below = first_failure(found->children);
    return below ? found->name + " > " + *below : found->name;
}

SubtestCounts counts_of(const std::vector<Subtest>& subtests) {
    SubtestCounts counts;
    for (const auto& one : subtests) {
        const auto below = counts_of(one.children);
        counts.all += below.all;
        counts.failed += below.failed;
        counts.skipped += below.skipped;
        // A result that failed with nothing below it that did counts by itself.
        if (!one.children.empty() && (below.failed > 0 || !failed(one))) continue;
        ++counts.all;
        counts.failed += failed(one) ? 1 : 0;
        counts.skipped += one.outcome == Outcome::skipped ? 1 : 0;
    }
    return counts;
}

void KtapReader::on_line(std::string_view line) {
    // Outside a report only a head means anything: nearly every line of a console is done with
    // here.
    if (levels_.empty() && line.find("TAP version ") == std::string_view::npos) return;
    std::string_view text = message_of(line);
    const size_t indent = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(indent);
    if (text.empty()) return;
    switch (text.front()) {
        case 'K':
        case 'T':
            if (text.starts_with("KTAP version ") || text.starts_with("TAP version "))
                on_version(indent);
            return;
        case '1':
            if (take(text, "1.."))
                if (const auto count = take_number(text)) on_plan(indent, *count, text);
            return;
        case 'o':
            if (take(text, "ok") && is_word_end(text)) on_result(indent, true, text);
            return;
        case 'n':
            if (take(text, "not ok") && is_word_end(text)) on_result(indent, false, text);
            return;
        case '#':
            on_diagnostic(indent, text.substr(1));
            return;
        case 'B':
            if (take(text, "Bail out!")) on_bail_out(text);
            return;
        default:
            return;
    }
}

KtapReader::Level& KtapReader::level_at(size_t indent) {
    const bool deeper = levels_.empty() || indent > levels_.back().indent;
    if (deeper && levels_.size() < most_levels) levels_.push_back({.indent = indent});
    return levels_.back();
}

// A second head at the same level is another report: the one before is over, whole or not.
void KtapReader::on_version(size_t indent) {
    if (!levels_.empty() && indent <= levels_.front().indent) close_outermost();
    level_at(indent);
}

void KtapReader::on_plan(size_t indent, size_t count, std::string_view rest) {
    // Without a head before it "1..3" may be anybody's words: only inside a report is it a plan.
    if (levels_.empty()) return;
    Level& level = level_at(indent);
    if (level.plan) return;
    level.plan = count;
    level.skipped = count == 0;
    const bool whole = levels_.size() == 1 && level.come >= count;
    if (level.skipped && levels_.size() == 1)
        level.tests.push_back({"all", Outcome::skipped, described(rest).reason, {}, {}});
    if (whole) close_outermost();
}

void KtapReader::on_diagnostic(size_t indent, std::string_view text) {
    if (levels_.empty()) return;
    std::string_view name = trimmed(text);
    if (take(name, "Subtest:")) {
        level_at(indent).name = kept(name);
        return;
    }
    if (diagnostics_.size() == most_diagnostics) diagnostics_.erase(diagnostics_.begin());
    diagnostics_.push_back(kept(text));
}

std::vector<Subtest> KtapReader::tests_of(Level level) {
    const size_t announced = level.skipped ? 0 : level.plan.value_or(level.come);
    const size_t come = level.come;
    for (size_t i = come; i < announced && i < come + most_missing; ++i)
        level.tests.push_back(
            {fmt::format("{} of {}", i + 1, announced),
             Outcome::missing,
             level.reason.empty() ? "it was announced, and did not come" : level.reason,
             {},
             {}});
    if (!level.skipped && come > announced)
        level.tests.push_back({"plan",
                               Outcome::not_ok,
                               fmt::format("{} were announced, and {} came", announced, come),
                               {},
                               {}});
    return std::move(level.tests);
}

// A subtest whose own result did not come, in the level that should have had it.
void KtapReader::add_cut_short(Level& level, const std::string& name,
                               std::vector<Subtest> children) {
    ++level.come;
    level.tests.push_back({name.empty() ? "a subtest" : name,
                           Outcome::missing,
                           "its result did not come",
                           {},
                           std::move(children)});
}

std::vector<Subtest> KtapReader::close_deeper(size_t indent) {
    std::vector<Subtest> tests;
    std::string deeper_name;
    while (!levels_.empty() && levels_.back().indent > indent) {
        Level level = std::move(levels_.back());
        levels_.pop_back();
        // What is two levels deeper than the result had no result of its own.
        if (!tests.empty()) add_cut_short(level, deeper_name, std::exchange(tests, {}));
        deeper_name = level.name;
        tests = tests_of(std::move(level));
    }
    return tests;
}

void KtapReader::on_result(size_t indent, bool ok, std::string_view rest) {
    if (levels_.empty()) return;
    std::vector<Subtest> children = close_deeper(indent);
    if (levels_.empty()) levels_.push_back({.indent = indent});
    rest = trimmed(rest);
    const auto number = take_number(rest);
    rest = trimmed(rest);
    if (take(rest, "-")) rest = trimmed(rest);
    auto [name, directive, reason] = described(rest);
    if (name.empty()) name = number ? fmt::format("{}", *number) : "a test";
    if (directive == "TIMEOUT" || directive == "ERROR") reason = trimmed(directive + " " + reason);
    Level& level = level_at(indent);
    ++level.come;
    keep(level, {std::move(name), outcome_of(ok, directive), std::move(reason),
                 std::exchange(diagnostics_, {}), std::move(children)});
    if (levels_.size() == 1 && level.plan && level.come >= *level.plan) close_outermost();
}

void KtapReader::keep(Level& level, Subtest subtest) {
    size_t bytes = sizeof(Subtest) + subtest.name.size() + subtest.reason.size();
    for (const auto& line : subtest.diagnostics) bytes += line.size();
    if (kept_bytes_ + bytes > most_bytes &&
        (!failed(subtest) || ++failures_beyond_ > most_failures_beyond))
        return;
    kept_bytes_ += bytes;
    level.tests.push_back(std::move(subtest));
}

void KtapReader::on_bail_out(std::string_view reason) {
    if (levels_.empty()) return;
    for (auto& level : levels_) level.reason = "bail out: " + kept(reason);
    levels_.front().tests.push_back(
        {"bail out", Outcome::not_ok, kept(reason), std::exchange(diagnostics_, {}), {}});
    levels_.front().plan = levels_.front().come;
    close_outermost();
}

void KtapReader::close_outermost() {
    if (levels_.empty()) return;
    const std::string name = levels_.size() > 1 ? levels_[1].name : "";
    auto open = close_deeper(levels_.front().indent);
    Level level = std::move(levels_.front());
    levels_.clear();
    if (!open.empty()) add_cut_short(level, name, std::move(open));
    if (!level.plan && !level.skipped)
        level.tests.push_back({"plan",
                               Outcome::missing,
                               "no plan came, so nobody knows how many "
                               "tests there should be",
                               {},
                               {}});
    auto tests = tests_of(std::move(level));
    std::ranges::move(tests, std::back_inserter(subtests_));
    diagnostics_.clear();
    ++reports_done_;
}

void KtapReader::finish() {
    if (!levels_.empty() &&
        (levels_.size() > 1 || levels_.front().plan || !levels_.front().tests.empty()))
        close_outermost();
    levels_.clear();
}

}  // namespace kindling::verdict
