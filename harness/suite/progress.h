#pragma once
// Boots that run side by side, as they are shown while they do.

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kindling::suite {

// On a terminal: each boot that has ended is a line that stays; below them stand those that run and
// a line that counts, redrawn in place. Elsewhere: a line for each boot that has ended, and one
// every ten seconds that says what runs. May be called by several threads at once.
class Progress {
  public:
    using Clock = std::chrono::steady_clock;

    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    // Takes what is redrawn off the terminal.
    ~Progress();

    // A boot began; what it is known by until it ends.
    [[nodiscard]] size_t began(const std::string& name);
    // It ended: what came of it in a few words, in a colour as coloured() takes it.
    void ended(size_t boot, std::string_view words, std::string_view colour);
    // Time has passed, and LEFT boots are to be made yet (nothing: without end).
    void tick(std::optional<size_t> left);

  private:
    struct Boot {
        std::string name;
        Clock::time_point began;
    };
    // All that is redrawn, as it is now: a line of less than 80 columns each.
    [[nodiscard]] std::string live_lines() const;
    [[nodiscard]] std::string counts() const;
    // Puts TEXT, whole lines that stay, above what is redrawn; in one write, so that nothing tears.
    void draw(const std::string& text);

    std::mutex mutex_;
    std::map<size_t, Boot> running_;
    size_t next_ = 0;
    size_t passed_ = 0;
    size_t others_ = 0;
    std::optional<size_t> left_;
    std::string live_;  // as it stands on the terminal now
    size_t lines_drawn_ = 0;
    Clock::time_point said_ = Clock::now();
};

// A name cut to the columns that there are, "…" at its end; counted in characters of UTF-8. Pure.
[[nodiscard]] std::string cut_to(std::string_view text, size_t columns);

}  // namespace kindling::suite
