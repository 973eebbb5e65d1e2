#include "machine/running.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>

#include "base/interrupt.h"
#include "base/quote.h"
#include "machine/console_file.h"
#include "machine/monitor.h"
#include "machine/sockets.h"

namespace kindling::machine {

namespace {

using namespace std::chrono_literals;

constexpr int qmp_fd_in_qemu = 4;
constexpr int result_fd_in_qemu = 5;
// What is kept of the result port: an answer is a line of some fifty bytes.
constexpr size_t most_port_bytes = 4096;
// A QEMU that runs answers its monitor at once; one that has not after so long is stopped or
// wedged, even on a host that has much else to do.
constexpr auto monitor_patience = 10s;
// And quits in this time when it is asked to.
constexpr auto quit_patience = 2s;
// QEMU writes the console a byte at a time; after the first byte the rest is given time to come,
// so that we wake once a line and leave the processors to the guest.
constexpr auto gathering = 2ms;
// A console file can't be polled; this is how often its growth is looked for.
constexpr auto file_interval = 5ms;
constexpr std::string_view stuck_warning = "icount sleep disabled and no active timers";

}  // namespace

struct Running::State {
    std::optional<Child> qemu;
    UniqueFd console;   // a pipe, or the file that QEMU writes
    UniqueFd keyboard;  // what is typed on it; not open when nothing can be
    Monitor monitor;
    UniqueFd errors;
    UniqueFd port;    // the result port; open when there is one
    ConsoleFile log;  // written by us when the console is a pipe
    std::uint64_t log_limit = 0;
    std::uint64_t heard = 0;  // bytes of the console
    bool console_is_file = false;
    bool console_closed = false;
    bool errors_closed = false;
    Clock::time_point started;
    std::string to_send;
    std::string messages;
    std::string port_bytes;
    std::optional<End> own_end;  // by another word than the monitor's
    bool ended = false;          // and all of its output has been read

    std::string read_console() {
        bool at_end = false;
        std::string bytes = read_available(console.get(), at_end);
        // The end of a file is only where QEMU has got to.
        console_closed = console_is_file ? false : at_end;
        heard += bytes.size();
        log.write(bytes);
        return bytes;
    }

    [[nodiscard]] std::optional<End> end() const { return monitor.end() ? monitor.end() : own_end; }

    void read_port() {
        bool closed = false;
        const std::string bytes = read_available(port.get(), closed);
        port_bytes +=
            bytes.substr(0, most_port_bytes - std::min(most_port_bytes, port_bytes.size()));
        if (closed) port.reset();
    }

    void read_errors() {
        messages += read_available(errors.get(), errors_closed);
        if (!end() && messages.find(stuck_warning) != std::string::npos) own_end = End::stuck;
    }

    void send_pending() {
        if (to_send.empty() || !keyboard.is_open()) return;
        const ssize_t sent =
            ::send(keyboard.get(), to_send.data(), to_send.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) to_send.erase(0, static_cast<size_t>(sent));
        // Nobody is there to read it any more.
        if (sent < 0 && errno == EPIPE) to_send.clear();
    }

    // Waits for any of the machine's voices, at most until UNTIL. True when the console spoke.
    bool wait(Clock::time_point until) {
        auto patience = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (console_is_file)
            patience = std::min<std::chrono::milliseconds>(patience, file_interval);
        std::array<pollfd, 7> waits{{
            {console_is_file || console_closed ? -1 : console.get(), POLLIN, 0},
            {monitor.fd(), POLLIN, 0},
            {errors_closed ? -1 : errors.get(), POLLIN, 0},
            {qemu->ended_fd(), POLLIN, 0},
            {interrupt_fd(), POLLIN, 0},
            {port.get(), POLLIN, 0},
            {to_send.empty() ? -1 : keyboard.get(), POLLOUT, 0},
        }};
        ::poll(waits.data(), waits.size(),
               static_cast<int>(std::clamp<int64_t>(patience.count(), 0, 60'000)));
        if (waits[6].revents != 0) send_pending();
        if (waits[1].revents != 0) monitor.read();
        if (waits[2].revents != 0) read_errors();
        if (waits[5].revents != 0) read_port();
        return (waits[0].revents & (POLLIN | POLLHUP)) != 0;
    }

    // Waits for one of QEMU's own voices, not the console, until DONE or UNTIL; leaves the console
    // as it is. False when the time passed or QEMU is gone.
    template <typename Done>
    bool wait_for(Done done, Clock::time_point until) {
        while (!done()) {
            const auto patience =
                std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
            if (patience.count() <= 0 || qemu->poll_ending() || interrupted_by() != 0) return false;
            std::array<pollfd, 4> waits{{{monitor.fd(), POLLIN, 0},
                                         {port.get(), POLLIN, 0},
                                         {qemu->ended_fd(), POLLIN, 0},
                                         {interrupt_fd(), POLLIN, 0}}};
            ::poll(waits.data(), waits.size(), static_cast<int>(patience.count()));
            if (waits[0].revents != 0) monitor.read();
            if (waits[1].revents != 0) read_port();
        }
        return true;
    }

    // QEMU has ended: nothing more comes, so whatever its pipes hold is all.
    std::string read_the_rest() {
        if (monitor.is_open()) monitor.read();
        if (port.is_open()) read_port();
        read_errors();
        std::string rest;
        for (std::string piece; !(piece = read_console()).empty();) rest += piece;
        if (!end()) own_end = End::qemu_ended;
        ended = true;
        return rest;
    }
};

Running::Running(std::unique_ptr<State> state) : state_(std::move(state)) {}
Running::Running(Running&&) noexcept = default;
Running::~Running() = default;

Result<Running> Running::start(const Description& description,
                               const std::filesystem::path& console_log) {
    auto state = std::make_unique<State>();
    SocketPair console = TRY(wide_pipe());
    SocketPair keyboard = TRY(socket_pair());
    SocketPair qmp = TRY(socket_pair());
    SocketPair errors = TRY(socket_pair());
    SocketPair port = TRY(socket_pair());
    UniqueFd log(
        ::open(console_log.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666));
    if (!log.is_open()) return errno_failure("create", console_log.string());

    Child::Setup setup{.fds = {{keyboard.theirs.get(), STDIN_FILENO},
                               {console.theirs.get(), STDOUT_FILENO},
                               {errors.theirs.get(), STDERR_FILENO},
                               {qmp.theirs.get(), qmp_fd_in_qemu},
                               {port.theirs.get(), result_fd_in_qemu}}};
    Wiring wiring = OnSockets{qmp_fd_in_qemu, result_fd_in_qemu, console_log};
    state->console = std::move(console.ours);
    if (description.repeatable) {
        wiring = OnFile{console_log, qmp_fd_in_qemu, result_fd_in_qemu, console_log};
        state->console = std::move(log);
        state->console_is_file = true;
    } else {
        state->keyboard = std::move(keyboard.ours);
        state->log = ConsoleFile(std::move(log), description.log_limit);
    }
    state->log_limit = description.log_limit;
    state->monitor = Monitor(std::move(qmp.ours));
    state->errors = std::move(errors.ours);
    if (!description.nonce.empty()) state->port = std::move(port.ours);
    state->started = Clock::now();
    state->qemu.emplace(TRY(Child::start({arguments(description, wiring)}, setup)));
    return Running(std::move(state));
}

Result<std::string> Running::observe(Clock::time_point until) {
    State& state = *state_;
    if (state.ended) return std::string();
    for (;;) {
        if (interrupted_by() != 0) return interruption();
        bool spoke = state.wait(until);
        if (interrupted_by() != 0) return interruption();
        if (state.qemu->poll_ending()) {
            std::string rest = state.read_the_rest();
            // It never got as far as running the guest: its arguments, its files, its accelerator.
            if (!state.monitor.guest_started() ||
                (rest.empty() && state.end() == End::qemu_ended && !state.qemu->wait().succeeded()))
                return failure("QEMU ended with {} before it ran the guest: {}",
                               describe(state.qemu->wait()), printable(state.messages));
            return rest;
        }
        if (spoke && !state.console_closed) std::this_thread::sleep_for(gathering);
        if (spoke || state.console_is_file) {
            std::string bytes = state.read_console();
            if (!bytes.empty()) return bytes;
        }
        // These two never end by themselves: QEMU stays with a guest that can't go on.
        if (state.end() == End::stuck || state.end() == End::internal_error) {
            std::string rest = stop();
            return rest;
        }
        if (Clock::now() >= until) return std::string();
    }
}

void Running::type(std::string_view bytes) {
    state_->to_send += bytes;
    state_->send_pending();
}

std::optional<End> Running::end() const {
    return state_->ended ? state_->end() : std::nullopt;
}

Ending Running::qemu_ending() {
    return state_->qemu->wait();
}

Clock::time_point Running::started() const {
    return state_->started;
}

const std::string& Running::qemu_messages() const {
    return state_->messages;
}

bool Running::guest_started() const {
    return state_->monitor.guest_started();
}

std::optional<std::string> Running::ask(std::string_view monitor_command) {
    State& state = *state_;
    Monitor& monitor = state.monitor;
    if (state.ended || !monitor.guest_started() || !monitor.is_open()) return std::nullopt;
    monitor.ask(monitor_command);
    if (!state.wait_for([&monitor] { return monitor.has_answer(); },
                        Clock::now() + monitor_patience))
        return std::nullopt;
    return monitor.take_answer();
}

std::optional<HostShare> Running::share() const {
    // Behind its end the number may be another process's.
    return state_->ended ? std::nullopt : host_share(state_->qemu->pid());
}

void Running::wait(Clock::duration time) {
    if (!state_->ended) state_->wait_for([] { return false; }, Clock::now() + time);
}

const std::string& Running::port_bytes() const {
    return state_->port_bytes;
}

void Running::await_answer(Clock::time_point until) {
    State& state = *state_;
    if (state.ended || !state.port.is_open()) return;
    state.wait_for([&state] { return state.port_bytes.find('\n') != std::string::npos; }, until);
}

const std::string& Running::log_trouble() const {
    return state_->log.trouble();
}

std::uint64_t Running::beyond_log_limit() const {
    // What QEMU itself writes into a file is all there.
    if (state_->console_is_file) return state_->heard - std::min(state_->heard, state_->log_limit);
    return state_->log.beyond_limit();
}

std::string Running::stop() {
    State& state = *state_;
    if (state.ended) return {};
    // The guest is not asked: a machine that should have ended by itself is a verdict already.
    if (state.monitor.guest_started() && state.monitor.is_open()) {
        state.monitor.quit();
        state.wait_for([] { return false; }, Clock::now() + quit_patience);
    }
    state.qemu->send_signal(SIGKILL);
    state.qemu->wait();
    return state.read_the_rest();
}

}  // namespace kindling::machine
