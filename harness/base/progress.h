#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kindling {

// Whether stdout is a terminal that takes colour: a terminal, TERM is not dumb, NO_COLOR unset.
[[nodiscard]] bool stdout_takes_colour();

// The text in a colour ("green", "red", "yellow", "bold", "dim"), where stdout takes colour.
[[nodiscard]] std::string coloured(std::string_view colour, std::string_view text);

// Whether stdout is a terminal whose cursor can be moved: TERM is not dumb.
[[nodiscard]] bool stdout_is_terminal();

// "0:07", "12:30": minutes and seconds.
[[nodiscard]] std::string minutes_and_seconds(std::chrono::steady_clock::duration spent);

// One stage of long work, shown on stdout. On a terminal: one line of at most 80 columns that is
// rewritten (what, how far, time spent). Elsewhere: a plain line when it has lasted two seconds,
// one every ten seconds, and one at its end. A stage that goes away without done() has failed.
class Stage {
  public:
    // TITLE says what: "kernel seed". EXPECTED_STEPS, where known, gives the percentage.
    explicit Stage(std::string title, std::optional<int> expected_steps = std::nullopt);
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage();

    // One more step is done; DETAIL says what is worked on now.
    void step(std::string_view detail);
    // Time has passed: show it.
    void tick();
    // The stage is finished; OUTCOME is one phrase: "bzImage 1.2 MB", in a colour as
    // coloured() takes it.
    void done(std::string_view outcome, std::string_view colour = "");

  private:
    void show();
    void clear_line() const;
    [[nodiscard]] std::chrono::steady_clock::duration spent() const;

    std::string title_;
    std::optional<int> expected_steps_;
    int steps_ = 0;
    std::string detail_;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point shown_;
    bool shown_once_ = false;
    bool finished_ = false;
};

}  // namespace kindling
