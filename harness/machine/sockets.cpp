#include "machine/sockets.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace kindling::machine {

Result<SocketPair> socket_pair() {
    std::array<int, 2> fds{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0)
        return errno_failure("socketpair for", "QEMU");
    ::fcntl(fds[0], F_SETFL, O_NONBLOCK);
    return SocketPair{UniqueFd(fds[0]), UniqueFd(fds[1])};
}

Result<SocketPair> wide_pipe() {
    std::array<int, 2> fds{};
    if (::pipe2(fds.data(), O_CLOEXEC) != 0) return errno_failure("pipe for", "QEMU");
    ::fcntl(fds[0], F_SETFL, O_NONBLOCK);
    constexpr int wide = 1 << 20;
    (void)::fcntl(fds[0], F_SETPIPE_SZ, wide);
    return SocketPair{UniqueFd(fds[0]), UniqueFd(fds[1])};
}

std::string read_available(int fd, bool& closed) {
    std::string all;
    std::array<char, 65536> buffer{};
    while (all.size() < piece_read) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got == 0 || (got < 0 && errno != EAGAIN)) closed = true;
        if (got <= 0) return all;
        all.append(buffer.data(), static_cast<size_t>(got));
    }
    return all;
}

}  // namespace kindling::machine
