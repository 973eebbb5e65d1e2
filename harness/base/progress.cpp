#include "base/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/quote.h"

namespace kindling {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr size_t columns = 79;
constexpr size_t title_width = 20;

}  // namespace

bool stdout_is_terminal() {
    const char* term = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) == 1 && term && std::string_view(term) != "dumb";
}

std::string minutes_and_seconds(Clock::duration spent) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(spent).count();
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

bool stdout_takes_colour() {
    const char* no_color = std::getenv("NO_COLOR");
    return stdout_is_terminal() && (!no_color || *no_color == '\0');
}

std::string coloured(std::string_view colour, std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, int>, 5> codes{
        {{"bold", 1}, {"dim", 2}, {"red", 31}, {"green", 32}, {"yellow", 33}}};
    const auto* const code =
        std::ranges::find(codes, colour, &std::pair<std::string_view, int>::first);
    if (code == codes.end() || !stdout_takes_colour()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code->second, text);
}

Stage::Stage(std::string title, std::optional<int> expected_steps)
    : title_(std::move(title)),
      expected_steps_(expected_steps),
      started_(Clock::now()),
      shown_(started_) {}

Stage::~Stage() {
    if (finished_) return;
    clear_line();
    fmt::print("{:<{}} {} after {}\n", title_, title_width, coloured("red", "failed"),
               minutes_and_seconds(spent()));
    std::fflush(stdout);
}

Clock::duration Stage::spent() const {
    return Clock::now() - started_;
}

void Stage::clear_line() const {
    if (shown_once_ && stdout_is_terminal()) fmt::print("\r\x1b[K");
}

void Stage::step(std::string_view detail) {
    ++steps_;
    detail_ = printable(detail);
    tick();
}

void Stage::tick() {
    const auto between =
        stdout_is_terminal() ? Clock::duration(100ms) : Clock::duration(shown_once_ ? 10s : 2s);
    if (Clock::now() - shown_ >= between) show();
}

void Stage::show() {
    std::string far = steps_ > 0 ? fmt::format("{} steps", steps_) : "";
    if (expected_steps_)  // an estimate: never 100 % before the end
        far = fmt::format("{:>2} %", std::min(99, steps_ * 100 / std::max(1, *expected_steps_)));
    std::string line = fmt::format("{:<{}} {:>9} {:>6}  {}", title_, title_width, far,
                                   minutes_and_seconds(spent()), detail_);
    if (line.size() > columns) line.resize(columns);
    clear_line();
    fmt::print("{}{}", line, stdout_is_terminal() ? "" : "\n");
    std::fflush(stdout);
    shown_ = Clock::now();
    shown_once_ = true;
}

void Stage::done(std::string_view outcome, std::string_view colour) {
    finished_ = true;
    clear_line();
    const std::string time = spent() >= 1s ? "  " + minutes_and_seconds(spent()) : "";
    fmt::print("{:<{}} {}{}\n", title_, title_width, coloured(colour, printable(outcome)),
               coloured("dim", time));
    std::fflush(stdout);
}

}  // namespace kindling
