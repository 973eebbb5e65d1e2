#include "machine/monitor.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <utility>

#include "machine/sockets.h"

namespace kindling::machine {

namespace {

// The longest line that QEMU's monitor may say: the registers of 255 processors are less.
constexpr size_t longest_line = size_t{4} << 20;

}  // namespace

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

void Monitor::send(std::string_view command) const {
    [[maybe_unused]] const ssize_t ignored =
        ::send(socket_.get(), command.data(), command.size(), MSG_NOSIGNAL);
}

void Monitor::read() {
    bool closed = false;
    pending_ += read_available(socket_.get(), closed);
    for (size_t newline; (newline = pending_.find('\n')) != std::string::npos;) {
        if (const auto message = parse_qmp(std::string_view(pending_).substr(0, newline)))
            on_message(*message);
        pending_.erase(0, newline + 1);
    }
    if (closed || pending_.size() > longest_line) socket_.reset();
}

void Monitor::on_message(const QmpMessage& message) {
    using Kind = QmpMessage::Kind;
    if (message.kind == Kind::greeting) {
        send("{\"execute\":\"qmp_capabilities\"}\n{\"execute\":\"cont\"}\n");
        guest_started_ = true;
    }
    if (message.kind == Kind::event && message.event == "SHUTDOWN" && !end_) {
        if (message.reason == "guest-shutdown") end_ = End::power_off;
        if (message.reason == "guest-reset") end_ = End::reset;
    }
    // A STOP that nobody asked for: the status tells whether the accelerator failed.
    if (message.kind == Kind::event && message.event == "STOP")
        send("{\"execute\":\"query-status\"}\n");
    if (message.kind == Kind::answer && message.status == "internal-error" && !end_)
        end_ = End::internal_error;
    if (message.text) answer_ = message.text;
}

void Monitor::ask(std::string_view command) {
    answer_.reset();
    send(
        fmt::format("{{\"execute\":\"human-monitor-command\",\"arguments\":"
                    "{{\"command-line\":\"{}\"}}}}\n",
                    command));
}

std::optional<std::string> Monitor::take_answer() {
    return std::exchange(answer_, std::nullopt);
}

void Monitor::quit() const {
    send("{\"execute\":\"quit\"}\n");
}

}  // namespace kindling::machine
