#include "suite/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "base/progress.h"
#include "base/quote.h"

namespace kindling::suite {

namespace {

using namespace std::chrono_literals;

constexpr size_t widest = 79;
constexpr size_t name_width = 40;
constexpr auto say_every = 10s;

struct Size {
    size_t rows = 24;
    size_t columns = widest;
};

Size terminal_size() {
    winsize window{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0) return {};
    // One column is left free: a terminal may wrap a line that fills it.
    return {window.ws_row, std::min<size_t>(widest, window.ws_col - 1U)};
}

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

void write_whole(std::string_view text) {
    std::fflush(stdout);  // what was printed before comes before
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text.remove_prefix(static_cast<size_t>(written));
    }
}

}  // namespace

std::string cut_to(std::string_view text, size_t columns) {
    size_t characters = 0;
    for (const char c : text) characters += begins_character(c) ? 1 : 0;
    if (characters <= columns) return std::string(text);
    if (columns == 0) return "";
    std::string cut;
    size_t kept = 0;
    for (const char c : text) {
        if (begins_character(c) && ++kept == columns) break;
        cut += c;
    }
    return cut + "…";
}

Progress::~Progress() {
    const std::scoped_lock lock(mutex_);
    running_.clear();
    left_.reset();
    if (lines_drawn_ > 0) write_whole(fmt::format("\x1b[{}A\x1b[J", lines_drawn_));
}

size_t Progress::began(const std::string& name) {
    const std::scoped_lock lock(mutex_);
    running_[next_] = {printable(name), Clock::now()};
    return next_++;
}

void Progress::ended(size_t boot, std::string_view words, std::string_view colour) {
    const std::scoped_lock lock(mutex_);
    const auto found = running_.find(boot);
    if (found == running_.end()) return;
    const auto spent = Clock::now() - found->second.began;
    (colour == "green" ? passed_ : others_) += 1;
    std::string text = fmt::format("boot {:<{}} {}{}\n", found->second.name, name_width - 5,
                                   coloured(colour, printable(words)),
                                   coloured("dim", "  " + minutes_and_seconds(spent)));
    running_.erase(found);
    draw(text);
}

void Progress::tick(std::optional<size_t> left) {
    const std::scoped_lock lock(mutex_);
    left_ = left;
    if (stdout_is_terminal()) return draw("");
    if (Clock::now() - said_ < say_every || running_.empty()) return;
    said_ = Clock::now();
    std::string names;
    for (const auto& [id, boot] : running_)
        names += fmt::format("{} {} {}", names.empty() ? ":" : ",", boot.name,
                             minutes_and_seconds(Clock::now() - boot.began));
    draw(counts() + names + "\n");
}

std::string Progress::counts() const {
    std::string all = fmt::format("{} passed", passed_);
    if (others_ > 0) all += fmt::format(", {} did not", others_);
    all += fmt::format("; {} running", running_.size());
    if (left_) all += fmt::format(", {} to come", *left_);
    return all;
}

std::string Progress::live_lines() const {
    const auto [rows, columns] = terminal_size();
    // The newest are left out when there are more than the terminal has rows.
    size_t room = std::max<size_t>(rows, 4) - 3;
    std::string all;
    for (const auto& [id, boot] : running_) {
        if (room-- == 0) break;
        const std::string time = minutes_and_seconds(Clock::now() - boot.began);
        const size_t width = columns > 20 ? std::min(columns - 15, name_width - 5) : 5;
        const std::string name = cut_to(boot.name, width);
        all += cut_to(fmt::format("  .. {:<{}} {:>7}", name, width, time), columns) + "\n";
    }
    return all + coloured("dim", cut_to(counts(), columns)) + "\n";
}

void Progress::draw(const std::string& text) {
    if (!stdout_is_terminal()) return write_whole(text);
    const std::string live = running_.empty() && !left_ ? "" : live_lines();
    if (text.empty() && live == live_) return;
    live_ = live;
    std::string all;
    if (lines_drawn_ > 0) all += fmt::format("\x1b[{}A\r", lines_drawn_);
    // Each line is cleared behind its own text, so that nothing flickers.
    for (const char c : text + live) all += c == '\n' ? std::string("\x1b[K\n") : std::string(1, c);
    write_whole(all + "\x1b[J");
    lines_drawn_ = static_cast<size_t>(std::ranges::count(live, '\n'));
}

}  // namespace kindling::suite
