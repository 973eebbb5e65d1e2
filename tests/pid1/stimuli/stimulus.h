#pragma once
// What the stimuli share. A stimulus asks one thing of whatever PID 1 there is: it knows no init,
// and answers with a line on the console and its exit status.

#include <span>
#include <string_view>

#include "support/output.h"
#include "support/result.h"

namespace kindling::pid1 {

// The words behind the stimulus's name, as the shell gave them.
using Words = std::span<const char* const>;

// One stimulus: its name, and what it does. It gives the exit status: 0 when the duty is done.
struct Stimulus {
    std::string_view name;
    int (*run)(Words words);
};

// A line on the console that goes out in one write(2), whole or not at all. In the background it
// does not go to the descriptors that were inherited: those are dead when the shell that asked has
// ended, for the end of a session's leader hangs its terminal up (setsid(2), drivers/tty/tty_io.c:
// __tty_hangup).
class Line {
  public:
    Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line();
    template <typename T>
    Line& operator<<(const T& value) {
        out_ << value;
        return *this;
    }

  private:
    char room_[512];
    int fd_;
    Output out_;
};

// Says that the duty is not done and why, and gives the exit status for that.
template <typename... T>
[[nodiscard]] int no(const T&... why) {
    Line line;
    line << "no: ";
    (line << ... << why);
    return 1;
}

[[nodiscard]] int no(const Error& error);

// Who ends the shell that asked can't where it is PID 1 itself (kill(2), NOTES).
inline constexpr const char* shell_is_init = "the shell is PID 1 itself: it can't end";

// The number that a word says, or FALLBACK where there is no such word.
[[nodiscard]] long number_of(Words words, std::size_t index, long fallback);

// Waits so many milliseconds.
void pause_for(long milliseconds);
// Milliseconds since the boot.
[[nodiscard]] long now_in_milliseconds();

// Goes on in a process that the shell does not wait for, in a session of its own; the process that
// called ends with 0, at once or when the other has stopped itself.
enum class Caller { ends_at_once, waits_for_stop };
void go_on_in_background(Caller caller = Caller::ends_at_once);

// The files of stimuli; each is a table row of main.cpp.
int ask_terminal(Words words);
int ask_apart(Words words);
int ask_session(Words words);
int ask_mask(Words words);
int ask_dispositions(Words words);
int ask_descriptors(Words words);
int ask_sleep(Words words);
int ask_orphans(Words words);
int ask_alive(Words words);
int ask_reaping(Words words);
int ask_memory(Words words);
int ask_mount(Words words);
int ask_idle(Words words);
int ask_ctrl_alt_del(Words words);
int ask_loopback(Words words);
int ask_starts(Words words);
int ask_missing(Words words);
int ask_squeeze(Words words);
int ask_hear(Words words);
int ask_stubborn(Words words);
int ask_disk(Words words);
int ask_before(Words words);
int ask_new_root(Words words);

}  // namespace kindling::pid1
