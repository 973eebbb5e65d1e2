#include "scenario/player.h"

#include <charconv>

#include "base/quote.h"
#include "scenario/kernel_line.h"

namespace kindling::scenario {

namespace {

// A command's output that is kept for its assertions.
constexpr size_t most_output = size_t{1} << 20;

std::optional<Seconds> limit_of(const Step& step) {
    if (const auto* expect = std::get_if<Expect>(&step.action)) return expect->within;
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
    look(line, Seen::whole, now);
    cursor_ = 0;
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
        step_began_ = now;
        phase_ = RunPhase::wants_prompt;
    }
}

bool Player::advance(std::string_view line, Seen seen) {
    const std::string_view rest = line.substr(std::min(cursor_, line.size()));
    return std::visit([&](const auto& action) { return meet(action, rest, seen); },
                      scenario_.steps[step_].action);
}

bool Player::meet(const Expect& expect, std::string_view line, Seen seen) {
    if (seen == Seen::unfinished && expect.pattern.is_regex()) return false;
    const auto match = expect.pattern.find(line);
    if (!match) return false;
    cursor_ += match->end;
    for (const auto& [name, value] : match->captures) captures_.push_back({name, value});
    return true;
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
    if (phase_ == RunPhase::wants_prompt) {
        if (!at_prompt_) return false;
        const auto echo = [](const std::string& text) {
            return "echo \"@\"\"" + text.substr(1) + "\"";
        };
        type(echo(mark("begin") + "@") + "; eval " + single_quoted(run.command) + "; " +
                 echo(mark("end") + ":$?@") + "\r",
             line);
        output_.clear();
        phase_ = RunPhase::wants_begin;
        return false;
    }
    // Only with its next prompt is the shell ready for what the scenario types next.
    if (phase_ == RunPhase::has_ended) return at_prompt_;
    if (seen != Seen::whole) return false;
    if (phase_ == RunPhase::wants_begin) {
        if (line.find(mark("begin") + "@") != std::string_view::npos) phase_ = RunPhase::wants_end;
        return false;
    }
    const std::string end_mark = mark("end") + ":";
    const size_t at = line.find(end_mark);
    if (output_.size() < most_output) output_ += line.substr(0, at);
    if (at == std::string_view::npos) {
        output_ += '\n';
        return false;
    }
    int status = -1;
    const std::string_view digits = line.substr(at + end_mark.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), status);
    cursor_ += line.size();
    check(run, status);
    phase_ = RunPhase::has_ended;
    at_prompt_ = false;  // whatever its output looked like
    return false;
}

bool Player::meet(const Send& send, std::string_view line, Seen) {
    type(send.bytes, line);
    return true;
}

void Player::check(const Run& run, int status) {
    if (output_.ends_with('\n')) output_.pop_back();
    const Step& step = scenario_.steps[step_];
    const auto printed = [this] {
        return output_.empty() ? std::string("it printed nothing") : "it printed:\n" + output_;
    };
    if (status != run.status)
        return contradict(step,
                          fmt::format("exit status {}, not {}; {}", status, run.status, printed()));
    for (const auto& check : run.checks)
        if (!holds(check, output_))
            return contradict(
                step, fmt::format("its output does not hold: {}; {}", written(check), printed()));
}

void Player::check_rejected(std::string_view line) {
    for (const Step* step : rejects_)
        if (std::get<Reject>(step->action).pattern.find(line) && !contradiction_)
            contradict(*step, fmt::format("the rejected text came: {}", line));
}

void Player::contradict(const Step& step, std::string message) {
    contradiction_ = Contradiction{step.line, step.source, std::move(message)};
}

void Player::type(std::string_view bytes, std::string_view line) {
    input_ += bytes;
    // What stands on the line now was there before the input, so it can answer nothing.
    cursor_ += line.size();
    at_prompt_ = false;
}

std::string Player::mark(std::string_view which) const {
    return fmt::format("@kindling {} {}", which, step_);
}

}  // namespace kindling::scenario
