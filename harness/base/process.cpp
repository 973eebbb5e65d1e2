#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/interrupt.h"
#include "base/quote.h"

namespace kindling {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto tick = std::chrono::milliseconds(200);
constexpr auto patience_after_sigterm = std::chrono::milliseconds(2000);

// Hands out whole lines of a stream that comes in pieces.
class LineSplitter {
  public:
    explicit LineSplitter(const std::function<void(std::string_view)>& sink) : sink_(sink) {}
    void add(std::string_view piece) {
        if (!sink_) return;
        pending_ += piece;
        size_t begin = 0;
        for (size_t end; (end = pending_.find('\n', begin)) != std::string::npos; begin = end + 1)
            sink_(std::string_view(pending_).substr(begin, end - begin));
        pending_.erase(0, begin);
    }

  private:
    const std::function<void(std::string_view)>& sink_;
    std::string pending_;
};

// Asks the child's group to end, then kills it. make removes half-made files on SIGTERM.
void end_group(Child& child) {
    child.send_signal(SIGTERM);
    pollfd ended{child.ended_fd(), POLLIN, 0};
    const auto limit = Clock::now() + patience_after_sigterm;
    while (!child.poll_ending() && Clock::now() < limit) ::poll(&ended, 1, 50);
    child.send_signal(SIGKILL);
    child.wait();
}

Result<UniqueFd> open_log(const std::filesystem::path& file) {
    if (file.empty()) return UniqueFd();
    UniqueFd log(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (!log.is_open()) return errno_failure("open", file.string());
    return log;
}

}  // namespace

Result<Finished> run(const Command& command, const Supervision& supervision) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return errno_failure("pipe for", command.argv[0]);
    const UniqueFd reading(ends[0]);
    UniqueFd writing(ends[1]);
    const UniqueFd log = TRY(open_log(supervision.log));
    Child child = TRY(Child::start(command, {.fds = {{writing.get(), 1}, {writing.get(), 2}},
                                             .parent_death_signal = SIGTERM}));
    writing.reset();

    Finished finished;
    LineSplitter lines(supervision.on_line);
    std::array<char, 65536> buffer{};
    const auto started = Clock::now();
    auto next_tick = started + tick;
    for (;;) {
        std::array<pollfd, 2> waits{{{reading.get(), POLLIN, 0}, {interrupt_fd(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), static_cast<int>(tick.count()));
        if (interrupted_by() != 0) {
            end_group(child);
            return interruption();
        }
        const auto now = Clock::now();
        if (supervision.on_tick && now >= next_tick) {
            supervision.on_tick();
            next_tick = now + tick;
        }
        if (supervision.deadline && now - started > *supervision.deadline) {
            end_group(child);
            finished.timed_out = true;
            break;
        }
        if ((waits[0].revents & (POLLIN | POLLHUP)) == 0) {
            // A grandchild may keep the pipe open after the program itself has ended.
            if (child.poll_ending()) break;
            continue;
        }
        const ssize_t got = ::read(reading.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        const std::string_view piece(buffer.data(), static_cast<size_t>(got));
        finished.output += piece;
        if (log.is_open()) [[maybe_unused]]
            const ssize_t ignored = ::write(log.get(), piece.data(), piece.size());
        lines.add(piece);
    }
    finished.ending = child.wait();
    return finished;
}

Result<Ending> run_in_foreground(const Command& command) {
    Child child = TRY(Child::start(command, {.fds = {{0, 0}, {1, 1}, {2, 2}},
                                             .own_process_group = false,
                                             .parent_death_signal = SIGTERM}));
    for (;;) {
        std::array<pollfd, 2> waits{{{child.ended_fd(), POLLIN, 0}, {interrupt_fd(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), -1);
        if (interrupted_by() != 0) {
            end_group(child);
            return interruption();
        }
        if (const auto ending = child.poll_ending()) return *ending;
    }
}

Result<std::string> output_of(const Command& command) {
    Finished finished = TRY(run(command, {.deadline = std::chrono::seconds(30)}));
    if (finished.timed_out) return failure("{} did not end in 30 s", shell_quoted(command.argv));
    if (!finished.ending.succeeded())
        return failure("{} ended with {}: {}", shell_quoted(command.argv),
                       describe(finished.ending), printable(finished.output));
    while (finished.output.ends_with('\n')) finished.output.pop_back();
    return finished.output;
}

}  // namespace kindling
