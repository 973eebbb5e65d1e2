#include "machine/running.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "base/interrupt.h"
#include "base/quote.h"
#include "machine/qmp.h"

namespace kindling::machine {

namespace {

using namespace std::chrono_literals;

constexpr int console_fd_in_qemu = 3;
constexpr int qmp_fd_in_qemu = 4;
constexpr int result_fd_in_qemu = 5;
// What is kept of the result port: an answer is a line of some fifty bytes.
constexpr size_t most_port_bytes = 4096;
// The longest line that QEMU's monitor may say: the registers of 255 processors are less.
constexpr size_t longest_qmp_line = size_t{4} << 20;
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

struct SocketPair {
    UniqueFd ours;
    UniqueFd theirs;
};

Result<SocketPair> socket_pair() {
    std::array<int, 2> fds{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0)
        return errno_failure("socketpair for", "QEMU");
    ::fcntl(fds[0], F_SETFL, O_NONBLOCK);
    return SocketPair{UniqueFd(fds[0]), UniqueFd(fds[1])};
}

// Everything that can be read now; END is set when the other side is closed.
std::string read_available(int fd, bool& closed) {
    std::string all;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got == 0 || (got < 0 && errno != EAGAIN)) closed = true;
        if (got <= 0) return all;
        all.append(buffer.data(), static_cast<size_t>(got));
    }
}

}  // namespace

struct Running::State {
    std::optional<Child> qemu;
    UniqueFd console;  // a socket, or the file that QEMU writes
    UniqueFd qmp;
    UniqueFd errors;
    UniqueFd port;  // the result port; open when there is one
    UniqueFd log;   // open when the console is a socket
    bool console_is_file = false;
    bool console_closed = false;
    bool errors_closed = false;
    Clock::time_point started;
    std::string to_send;
    std::string qmp_pending;
    std::string messages;
    std::string port_bytes;
    std::optional<std::string> monitor_text;  // the last that the human monitor said
    std::string log_trouble;
    bool let_go = false;  // the guest has been started
    std::optional<End> end;
    bool ended = false;  // and all of its output has been read

    std::string read_console() {
        bool at_end = false;
        std::string bytes = read_available(console.get(), at_end);
        // The end of a file is only where QEMU has got to.
        console_closed = console_is_file ? false : at_end;
        write_log(bytes);
        return bytes;
    }

    // Once a piece is lost no later one is written: a log with a gap would tell another story.
    void write_log(std::string_view bytes) {
        while (log.is_open() && log_trouble.empty() && !bytes.empty()) {
            const ssize_t written = ::write(log.get(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) log_trouble = std::strerror(errno);
            bytes.remove_prefix(written < 0 ? bytes.size() : static_cast<size_t>(written));
        }
    }

    void read_port() {
        bool closed = false;
        const std::string bytes = read_available(port.get(), closed);
        port_bytes +=
            bytes.substr(0, most_port_bytes - std::min(most_port_bytes, port_bytes.size()));
        if (closed) port.reset();
    }

    void read_errors() {
        messages += read_available(errors.get(), errors_closed);
        if (!end && messages.find(stuck_warning) != std::string::npos) end = End::stuck;
    }

    void send_qmp(std::string_view command) const {
        [[maybe_unused]] const ssize_t ignored =
            ::send(qmp.get(), command.data(), command.size(), MSG_NOSIGNAL);
    }

    void read_qmp() {
        bool closed = false;
        qmp_pending += read_available(qmp.get(), closed);
        for (size_t newline; (newline = qmp_pending.find('\n')) != std::string::npos;) {
            if (const auto message = parse_qmp(std::string_view(qmp_pending).substr(0, newline)))
                on_qmp(*message);
            qmp_pending.erase(0, newline + 1);
        }
        if (closed || qmp_pending.size() > longest_qmp_line) qmp.reset();
    }

    void on_qmp(const QmpMessage& message) {
        using Kind = QmpMessage::Kind;
        if (message.kind == Kind::greeting) {
            send_qmp("{\"execute\":\"qmp_capabilities\"}\n{\"execute\":\"cont\"}\n");
            let_go = true;
        }
        if (message.kind == Kind::event && message.event == "SHUTDOWN" && !end) {
            if (message.reason == "guest-shutdown") end = End::power_off;
            if (message.reason == "guest-reset") end = End::reset;
        }
        // A STOP that nobody asked for: the status tells whether the accelerator failed.
        if (message.kind == Kind::event && message.event == "STOP")
            send_qmp("{\"execute\":\"query-status\"}\n");
        if (message.kind == Kind::answer && message.status == "internal-error" && !end)
            end = End::internal_error;
        if (message.text) monitor_text = message.text;
    }

    void send_pending() {
        if (to_send.empty() || console_is_file) return;
        const ssize_t sent =
            ::send(console.get(), to_send.data(), to_send.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) to_send.erase(0, static_cast<size_t>(sent));
    }

    // Waits for any of the machine's voices, at most until UNTIL. True when the console spoke.
    bool wait(Clock::time_point until) {
        auto patience = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (console_is_file)
            patience = std::min<std::chrono::milliseconds>(patience, file_interval);
        std::array<pollfd, 6> waits{{
            {console_is_file || console_closed ? -1 : console.get(),
             static_cast<short>(to_send.empty() ? POLLIN : POLLIN | POLLOUT), 0},
            {qmp.get(), POLLIN, 0},
            {errors_closed ? -1 : errors.get(), POLLIN, 0},
            {qemu->ended_fd(), POLLIN, 0},
            {interrupt_fd(), POLLIN, 0},
            {port.get(), POLLIN, 0},
        }};
        ::poll(waits.data(), waits.size(),
               static_cast<int>(std::clamp<int64_t>(patience.count(), 0, 60'000)));
        if (waits[0].revents & POLLOUT) send_pending();
        if (waits[1].revents != 0) read_qmp();
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
            std::array<pollfd, 4> waits{{{qmp.get(), POLLIN, 0},
                                         {port.get(), POLLIN, 0},
                                         {qemu->ended_fd(), POLLIN, 0},
                                         {interrupt_fd(), POLLIN, 0}}};
            ::poll(waits.data(), waits.size(), static_cast<int>(patience.count()));
            if (waits[0].revents != 0) read_qmp();
            if (waits[1].revents != 0) read_port();
        }
        return true;
    }

    // QEMU has ended: nothing more comes, so whatever its pipes hold is all.
    std::string read_the_rest() {
        if (qmp.is_open()) read_qmp();
        if (port.is_open()) read_port();
        read_errors();
        std::string rest = read_console();
        if (!end) end = End::qemu_ended;
        ended = true;
        return rest;
    }
};

std::string_view name_of(End end) {
    switch (end) {
        case End::power_off:
            return "power-off";
        case End::reset:
            return "reboot";
        case End::internal_error:
            return "internal error of the accelerator";
        case End::stuck:
            return "stuck: guest time stands still";
        case End::qemu_ended:
            return "QEMU ended";
    }
    return "";
}

Running::Running(std::unique_ptr<State> state) : state_(std::move(state)) {}
Running::Running(Running&&) noexcept = default;
Running::~Running() = default;

Result<Running> Running::start(const Description& description,
                               const std::filesystem::path& console_log) {
    auto state = std::make_unique<State>();
    SocketPair console = TRY(socket_pair());
    SocketPair qmp = TRY(socket_pair());
    SocketPair errors = TRY(socket_pair());
    SocketPair port = TRY(socket_pair());
    state->log = UniqueFd(
        ::open(console_log.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666));
    if (!state->log.is_open()) return errno_failure("create", console_log.string());

    Child::Setup setup{.fds = {{errors.theirs.get(), 2},
                               {console.theirs.get(), console_fd_in_qemu},
                               {qmp.theirs.get(), qmp_fd_in_qemu},
                               {port.theirs.get(), result_fd_in_qemu}}};
    Wiring wiring = OnSockets{console_fd_in_qemu, qmp_fd_in_qemu, result_fd_in_qemu, console_log};
    state->console = std::move(console.ours);
    if (description.repeatable) {
        wiring = OnFile{console_log, qmp_fd_in_qemu, result_fd_in_qemu, console_log};
        state->console = std::move(state->log);
        state->console_is_file = true;
    }
    state->qmp = std::move(qmp.ours);
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
            if (!state.let_go ||
                (rest.empty() && state.end == End::qemu_ended && !state.qemu->wait().succeeded()))
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
        if (state.end == End::stuck || state.end == End::internal_error) {
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
    return state_->ended ? state_->end : std::nullopt;
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
    return state_->let_go;
}

std::optional<std::string> Running::ask(std::string_view monitor_command) {
    State& state = *state_;
    if (state.ended || !state.let_go || !state.qmp.is_open()) return std::nullopt;
    state.monitor_text.reset();
    state.send_qmp(
        fmt::format("{{\"execute\":\"human-monitor-command\",\"arguments\":"
                    "{{\"command-line\":\"{}\"}}}}\n",
                    monitor_command));
    if (!state.wait_for([&state] { return state.monitor_text.has_value(); },
                        Clock::now() + monitor_patience))
        return std::nullopt;
    return std::exchange(state.monitor_text, std::nullopt);
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
    return state_->log_trouble;
}

std::string Running::stop() {
    State& state = *state_;
    if (state.ended) return {};
    // The guest is not asked: a machine that should have ended by itself is a verdict already.
    if (state.let_go && state.qmp.is_open()) {
        state.send_qmp("{\"execute\":\"quit\"}\n");
        state.wait_for([] { return false; }, Clock::now() + quit_patience);
    }
    state.qemu->send_signal(SIGKILL);
    state.qemu->wait();
    return state.read_the_rest();
}

}  // namespace kindling::machine
