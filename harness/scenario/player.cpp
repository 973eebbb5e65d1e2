#include "scenario/player.h"

#include <algorithm>
#include <charconv>

#include "base/quote.h"
#include "scenario/kernel_line.h"
#include "scenario/packed_runs.h"

namespace kindling::scenario {

namespace {

// A command's output that is kept for its assertions.
constexpr size_t most_output = size_t{1} << 20;

std::optional<Seconds> limit_of(const Step& step) {
    if (const auto* expect = std::get_if<Expect>(&step.action)) return expect->within;
    if (const auto* ktap = std::get_if<ExpectKtap>(&step.action)) return ktap->within;
    if (const auto* run = std::get_if<Run>(&step.action)) return run->within;
    return std::nullopt;
}

bool holds_for(const OutputCheck& check, const std::string& output) {
    using Relation = OutputCheck::Relation;
    switch (check.relation) {
        case Relation::is:
            return output == check.text;
        case Relation::contains:
        case Relation::matches:
            return check.pattern.find(output).has_value();
        case Relation::lacks:
            return !check.pattern.find(output).has_value();
    }
    return false;
}

// What the kernel said meanwhile is not the command's output, unless the command is dmesg: so
// that it holds without those lines is as good.
bool holds(const OutputCheck& check, const std::string& output) {
    if (holds_for(check, output)) return true;
    return check.relation != OutputCheck::Relation::lacks &&
           holds_for(check, without_kernel_lines(output));
}

std::string written(const OutputCheck& check) {
    using Relation = OutputCheck::Relation;
    switch (check.relation) {
        case Relation::is:
            return "is \"" + check.text + "\"";
        case Relation::contains:
            return "contains " + check.pattern.written();
        case Relation::lacks:
            return "lacks " + check.pattern.written();
        case Relation::matches:
            return "matches " + check.pattern.written();
    }
    return "";
}

}  // namespace

bool ends_in_prompt(std::string_view unfinished) {
    return unfinished.ends_with("# ") || unfinished.ends_with("$ ");
}

Player::Player(const Scenario& scenario, double time_scale)
    : scenario_(scenario), time_scale_(time_scale) {}

const Step* Player::waiting_for() const {
    return story_done() ? nullptr : &scenario_.steps[step_];
}

std::string Player::take_input() {
    return std::exchange(input_, {});
}

std::optional<double> Player::deadline() const {
    const Step* step = waiting_for();
    const auto limit = step ? limit_of(*step) : std::nullopt;
    if (!limit) return std::nullopt;
    return step_began_ + limit->count() * time_scale_;
}

void Player::on_line(std::string_view line, double now) {
    check_rejected(line);
    ktap_.on_line(line);
    check_subtests();
    if (scenario_.packed) note_packed(line);
    look(line, Seen::whole, now);
    cursor_ = 0;
    searched_ = 0;
}

void Player::on_unfinished(std::string_view text, bool quiet, double now) {
    if (text.size() > cursor_ && ends_in_prompt(text)) at_prompt_ = true;
    look(text, quiet ? Seen::quiet : Seen::unfinished, now);
}

void Player::on_time(double now) {
    const auto limit = deadline();
    if (limit && now >= *limit)
        contradict(*waiting_for(), fmt::format("not met within {:.1f} s",
                                               limit_of(*waiting_for())->count() * time_scale_));
}

void Player::look(std::string_view line, Seen seen, double now) {
    while (!story_done() && !contradiction_ && advance(line, seen)) {
        ++step_;
        searched_ = 0;
        step_began_ = now;
        phase_ = RunPhase::wants_prompt;
    }
}

bool Player::advance(std::string_view line, Seen seen) {
    const std::string_view rest = line.substr(std::min(cursor_, line.size()));
    return std::visit([&](const auto& action) { return meet(action, rest, seen); },
                      scenario_.steps[step_].action);
}

// A line that grows is looked at each time that it does. Of a text only what is new is searched, so
// that a line of megabytes is searched once; an expression waits until the line is quiet.
bool Player::meet(const Expect& expect, std::string_view line, Seen seen) {
    const bool is_text = !expect.pattern.is_regex();
    if (seen == Seen::unfinished && !is_text) return false;
    const size_t from = is_text ? std::min(searched_, line.size()) : 0;
    const auto match = expect.pattern.find(line.substr(from));
    if (!match) {
        const size_t length = expect.pattern.text().size();
        searched_ = is_text ? line.size() - std::min(line.size(), length - 1) : 0;
        return false;
    }
    cursor_ += from + match->end;
    searched_ = 0;
    for (const auto& [name, value] : match->captures) captures_.push_back({name, value});
    return true;
}

bool Player::meet(const ExpectKtap&, std::string_view, Seen) {
    if (ktap_.reports_done() <= reports_met_) return false;
    ++reports_met_;
    return !contradiction_;
}

bool Player::meet(const Reject&, std::string_view line, Seen) {
    rejects_.push_back(&scenario_.steps[step_]);
    check_rejected(line);
    return true;
}

bool Player::meet(const WaitForPrompt&, std::string_view, Seen) {
    return at_prompt_;
}

// The command is typed between two marks, in one line. What the terminal echoes holds the marks
// cut in two by quotes, so only what the shell really ran can print them whole.
bool Player::meet(const Run& run, std::string_view line, Seen seen) {
    const auto& packed = scenario_.packed;
    if (packed && step_ >= packed->first && step_ < packed->end) return meet_packed(run, line);
    if (phase_ == RunPhase::wants_prompt) {
        if (!at_prompt_) return false;
        const auto echo = [](const std::string& text) {
            return "echo \"@\"\"" + text.substr(1) + "\"";
        };
        type(echo(run_mark("begin", step_) + "@") + "; eval " + single_quoted(run.command) + "; " +
                 echo(run_mark("end", step_) + ":$?@") + "\r",
             line);
        output_.clear();
        phase_ = RunPhase::wants_begin;
        return false;
    }
    // Only with its next prompt is the shell ready for what the scenario types next.
    if (phase_ == RunPhase::has_ended) return at_prompt_;
    if (seen != Seen::whole) return false;
    if (phase_ == RunPhase::wants_begin) {
        if (line.find(run_mark("begin", step_) + "@") != std::string_view::npos)
            phase_ = RunPhase::wants_end;
        return false;
    }
    const auto status = take_output(line, step_);
    if (!status) return false;
    cursor_ += line.size();
    check(run, std::exchange(output_, {}), *status);
    phase_ = RunPhase::has_ended;
    at_prompt_ = false;  // whatever its output looked like
    return false;
}

std::optional<int> Player::take_output(std::string_view line, size_t step) {
    const std::string end_mark = run_mark("end", step) + ":";
    const size_t at = line.find(end_mark);
    if (output_.size() < most_output) output_ += line.substr(0, at);
    if (at == std::string_view::npos) {
        output_ += '\n';
        return std::nullopt;
    }
    int status = -1;
    const std::string_view digits = line.substr(at + end_mark.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), status);
    return status;
}

void Player::note_packed(std::string_view line) {
    if (!packed_running_) {
        for (size_t step = scenario_.packed->first; step < scenario_.packed->end; ++step)
            if (line.find(run_mark("begin", step) + "@") != std::string_view::npos)
                packed_running_ = step;
        output_.clear();
        return;
    }
    const auto status = take_output(line, *packed_running_);
    if (!status) return;
    packed_results_.emplace(*packed_running_, PackedResult{std::exchange(output_, {}), *status});
    packed_running_.reset();
}

bool Player::meet_packed(const Run& run, std::string_view line) {
    auto result = packed_results_.extract(step_);
    if (!result) return false;
    // What stands on this line was said before the next step: it answers nothing.
    cursor_ += line.size();
    check(run, std::move(result.mapped().output), result.mapped().status);
    return !contradiction_;
}

bool Player::meet(const Send& send, std::string_view line, Seen) {
    type(send.bytes, line);
    return true;
}

void Player::check(const Run& run, std::string output, int status) {
    if (output.ends_with('\n')) output.pop_back();
    const Step& step = scenario_.steps[step_];
    const auto printed = [&output] {
        return output.empty() ? std::string("it printed nothing") : "it printed:\n" + output;
    };
    if (status != run.status)
        return contradict(step,
                          fmt::format("exit status {}, not {}; {}", status, run.status, printed()));
    for (const auto& check : run.checks)
        if (!holds(check, output))
            return contradict(
                step, fmt::format("its output does not hold: {}; {}", written(check), printed()));
}

void Player::check_rejected(std::string_view line) {
    for (const Step* step : rejects_)
        if (std::get<Reject>(step->action).pattern.find(line) && !contradiction_)
            contradict(*step, fmt::format("the rejected text came: {}", line));
}

void Player::check_subtests() {
    if (ktap_.reports_done() == reports_checked_ || contradiction_) return;
    reports_checked_ = ktap_.reports_done();
    const auto failure = verdict::first_failure(ktap_.subtests());
    const auto step = std::ranges::find_if(scenario_.steps, [](const Step& one) {
        return std::holds_alternative<ExpectKtap>(one.action);
    });
    if (failure && step != scenario_.steps.end())
        contradict(*step, fmt::format("a test of the guest's failed: {}", *failure));
}

// A report that is cut short fails a story that is done; of any other the end says more.
void Player::on_end() {
    ktap_.finish();
    if (story_done()) check_subtests();
}

void Player::contradict(const Step& step, std::string message) {
    contradiction_ = Contradiction{step.line, step.source, std::move(message)};
}

void Player::type(std::string_view bytes, std::string_view line) {
    input_ += bytes;
    // What stands on the line now was there before the input, so it can answer nothing.
    cursor_ += line.size();
    searched_ = 0;
    at_prompt_ = false;
}

}  // namespace kindling::scenario
