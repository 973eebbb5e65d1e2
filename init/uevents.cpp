#include "uevents.h"

#include <fcntl.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

namespace kindling {
namespace {

// Not through musl's fcntl, whose other commands take 400 bytes.
bool control(const Fd& fd, int command, long argument) {
    return ::syscall(SYS_fcntl, fd.number(), command, argument) == 0;
}

}  // namespace

std::optional<std::string_view> arrived_device(std::string_view text) {
    if (!text.starts_with("add@")) return std::nullopt;
    text.remove_prefix(std::min(text.rfind('/') + 1, text.size()));
    if (text.empty()) return std::nullopt;
    return text;
}

Uevents::Uevents()
    : socket_(
          ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT)) {
    // Group 1 is the kernel's; 2 would be udev's.
    sockaddr_nl kernel = {.nl_family = AF_NETLINK, .nl_pad = 0, .nl_pid = 0, .nl_groups = 1};
    const bool heard =
        ::bind(socket_.number(), reinterpret_cast<sockaddr*>(&kernel), sizeof kernel) == 0 &&
        control(socket_, F_SETOWN, 1) && control(socket_, F_SETFL, O_ASYNC | O_NONBLOCK);
    if (!heard) socket_ = Fd();
}

void Uevents::take() {
    std::array<char, 2048> room;
    for (;;) {
        const ssize_t got = ::read(socket_.number(), room.data(), room.size() - 1);
        // ENOBUFS: more came than fitted. Who looks after this sees what is there all the same.
        if (got < 0 && errno == ENOBUFS) continue;
        if (got <= 0) return;
        room[static_cast<std::size_t>(got)] = '\0';
        if (const auto name = arrived_device(room.data())) note(*name);
    }
}

void Uevents::note(std::string_view name) {
    if (used_ + 1 + name.size() > arrived_.size()) return;
    arrived_[used_++] = ' ';
    std::ranges::copy(name, arrived_.begin() + used_);
    used_ += name.size();
}

void Uevents::say_arrived(Output& out) const {
    out << (used_ == 0 ? " nothing" : std::string_view(arrived_.data(), used_));
}

}  // namespace kindling
