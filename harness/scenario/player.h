#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/scenario.h"
#include "verdict/ktap.h"

namespace kindling::scenario {

// A step that does not hold, whatever comes: a rejected text, a wrong output, a step too late.
struct Contradiction {
    int line;            // in the scenario
    std::string source;  // the step as it is written
    std::string message;
};

// A named capture of a matched expression.
struct Capture {
    std::string name;
    std::string value;
};

// Plays the story of a scenario against what the console says: pure, with time as a number. It
// is given lines and says which bytes are to be typed; it neither waits nor reads.
class Player {
  public:
    // TIME_SCALE stretches the limits that steps set (`within`), for slow hosts.
    Player(const Scenario& scenario, double time_scale);

    // A whole line came, at NOW seconds after the machine's start.
    void on_line(std::string_view line, double now);
    // The line that is not whole yet. QUIET: nothing has come for a while, so it may be all; only
    // then are regular expressions tried on it, that they match no more than half a number.
    void on_unfinished(std::string_view text, bool quiet, double now);
    // Time passed and nothing came.
    void on_time(double now);

    // The console ended: no more lines come.
    void on_end();

    // What is to be typed now; empty for nothing. Taken once.
    [[nodiscard]] std::string take_input();

    [[nodiscard]] bool story_done() const { return step_ >= scenario_.steps.size(); }
    // The step that is waited for.
    [[nodiscard]] const Step* waiting_for() const;
    [[nodiscard]] const std::optional<Contradiction>& contradiction() const {
        return contradiction_;
    }
    [[nodiscard]] const std::vector<Capture>& captures() const { return captures_; }
    // The tests of which the guest itself reported.
    [[nodiscard]] const std::vector<verdict::Subtest>& subtests() const { return ktap_.subtests(); }
    [[nodiscard]] bool at_prompt() const { return at_prompt_; }
    // When on_time() must be called at the latest.
    [[nodiscard]] std::optional<double> deadline() const;

  private:
    enum class Seen { whole, unfinished, quiet };
    enum class RunPhase { wants_prompt, wants_begin, wants_end, has_ended };

    void look(std::string_view line, Seen seen, double now);
    bool advance(std::string_view line, Seen seen);
    bool meet(const Expect& expect, std::string_view line, Seen seen);
    bool meet(const ExpectKtap& expect, std::string_view line, Seen seen);
    bool meet(const Reject& reject, std::string_view line, Seen seen);
    bool meet(const WaitForPrompt& wait, std::string_view line, Seen seen);
    bool meet(const Run& run, std::string_view line, Seen seen);
    bool meet_packed(const Run& run, std::string_view line);
    bool meet(const Send& send, std::string_view line, Seen seen);
    void note_packed(std::string_view line);
    // Takes a line behind a begin mark; the status, when it holds the end mark of STEP.
    std::optional<int> take_output(std::string_view line, size_t step);
    void check(const Run& run, std::string output, int status);
    void check_rejected(std::string_view line);
    // A test that failed in a report that is at its end, where that counts.
    void check_subtests();
    void contradict(const Step& step, std::string message);
    void type(std::string_view bytes, std::string_view line);

    const Scenario& scenario_;
    double time_scale_;
    size_t step_ = 0;
    double step_began_ = 0;
    size_t cursor_ = 0;       // what of the present line earlier steps have used
    size_t searched_ = 0;     // behind it: how far the present step's text is known not to be
    bool at_prompt_ = false;  // a prompt came, and nothing was typed since
    RunPhase phase_ = RunPhase::wants_prompt;
    std::string output_;
    // Of the commands that /init runs by itself: they wait for no step, so each is kept until the
    // story has come to its own.
    struct PackedResult {
        std::string output;
        int status;
    };
    std::map<size_t, PackedResult> packed_results_;
    std::optional<size_t> packed_running_;
    std::string input_;
    std::vector<const Step*> rejects_;
    verdict::KtapReader ktap_;
    size_t reports_met_ = 0;  // by steps
    size_t reports_checked_ = 0;
    std::vector<Capture> captures_;
    std::optional<Contradiction> contradiction_;
};

// Whether a console's unfinished line ends in a shell's prompt ("# " or "$ ").
[[nodiscard]] bool ends_in_prompt(std::string_view unfinished);

}  // namespace kindling::scenario
