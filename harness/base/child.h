#pragma once
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"

namespace kindling {

// A program to start: argv[0] is looked up in PATH; no shell ever reads any of it.
struct Command {
    std::vector<std::string> argv;
    std::filesystem::path directory{};                               // empty: ours
    std::vector<std::pair<std::string, std::string>> environment{};  // set on top of ours
};

// Prints each command line that is started from now on to stderr (--verbose).
void show_commands(bool on);

// How a process ended: its exit code, or the signal that ended it.
struct Ending {
    int exit_code = 0;
    int signal = 0;
    [[nodiscard]] bool succeeded() const { return exit_code == 0 && signal == 0; }
};

// "exit code 2" or "signal 11 (Segmentation fault)".
[[nodiscard]] std::string describe(const Ending& ending);

// Which of our descriptors becomes which of the child's.
struct PassedFd {
    int ours;
    int childs;
};

// A running process that never outlives us: it leads a process group of its own, gets
// parent_death_signal when we die, and its whole group is killed when this object goes away.
class Child {
  public:
    struct Setup {
        std::vector<PassedFd> fds{};    // 0, 1 and 2 that are not named are /dev/null
        bool own_process_group = true;  // false: it shares our terminal's foreground
        int parent_death_signal = 9;    // SIGKILL
    };

    // Fails, naming the program, when it can't be executed.
    [[nodiscard]] static Result<Child> start(const Command& command, const Setup& setup);

    Child(Child&& other) noexcept;
    Child& operator=(Child&&) = delete;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    // Readable (for poll) once the process has ended.
    [[nodiscard]] int ended_fd() const { return pidfd_.get(); }
    [[nodiscard]] pid_t pid() const { return pid_; }

    // Its ending, if it has ended; reaps it.
    [[nodiscard]] std::optional<Ending> poll_ending();
    // Waits for its end.
    Ending wait();
    // Sends a signal to its whole group (or to it alone, when it has none of its own).
    void send_signal(int number) const;

  private:
    Child(pid_t pid, UniqueFd pidfd, bool leads_group)
        : pid_(pid), pidfd_(std::move(pidfd)), leads_group_(leads_group) {}

    pid_t pid_ = -1;
    UniqueFd pidfd_;
    bool leads_group_ = true;
    std::optional<Ending> ending_;
};

}  // namespace kindling
