#include "result_port.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>

#include <array>

#include "siphash.h"
#include "support/fd.h"
#include "support/output.h"
#include "terminal.h"

namespace kindling {
namespace {

std::optional<unsigned> hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return std::nullopt;
}

// Sixteen digits, two for each byte of a half of the key, the first byte the lowest.
std::optional<std::uint64_t> half_key(std::string_view digits) {
    std::uint64_t key = 0;
    for (unsigned at = 0; at < 16; ++at) {
        const auto digit = hex_digit(digits[at]);
        if (!digit) return std::nullopt;
        key |= std::uint64_t{*digit} << ((at ^ 1) * 4);
    }
    return key;
}

// The line goes out as it is: no newline becomes two bytes, and nothing that comes in is echoed.
void make_raw(int fd) {
    termios settings;
    if (::ioctl(fd, TCGETS, &settings) != 0) return;
    settings.c_iflag = 0;
    settings.c_oflag = 0;
    settings.c_lflag = 0;
    settings.c_cflag |= CLOCAL;
    (void)::ioctl(fd, TCSETS, &settings);
}

void say_end(Output& out, int status) {
    if (WIFSIGNALED(status)) {
        out << "signal=" << WTERMSIG(status);
    } else {
        out << "exit=" << WEXITSTATUS(status);
    }
}

}  // namespace

std::optional<ResultPort> parse_result_port(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
    const std::string_view device(text.data(), colon);
    if (device.find('/') != std::string_view::npos) return std::nullopt;
    text.remove_prefix(colon + 1);
    if (text.size() != nonce_digits) return std::nullopt;
    const auto low = half_key(text);
    text.remove_prefix(nonce_digits / 2);
    const auto high = half_key(text);
    if (!low || !high) return std::nullopt;
    return ResultPort{device, *low, *high};
}

std::uint64_t result_tag(const ResultPort& port, std::string_view status) {
    return SipHash(port.key_low, port.key_high).of(status);
}

Result<void> report_result(std::string_view text, int status) {
    const auto port = parse_result_port(text);
    if (!port) return failure("understand", "kindling.result (want ttyS1:32 hex digits)", EINVAL);
    const Terminal terminal = terminal_named(port->device);
    if (terminal.path[0] == '\0') return failure("report the result to", port->device, ENODEV);
    const Fd line(open_terminal(terminal));
    if (line.number() < 0) return failure("report the result to", port->device);
    make_raw(line.number());
    std::array<char, 32> status_room;
    Output status_text(-1, status_room);
    say_end(status_text, status);
    const std::string_view end = status_text.take();
    std::array<char, 96> room;
    Output out(line.number(), room);
    out << result_word << ' ' << end << ' ' << Padded{result_tag(*port, end), 16, '0', 16} << '\n';
    if (!out.flush()) return failure("report the result to", port->device);
    (void)::ioctl(line.number(), TCSBRK, 1);
    return {};
}

}  // namespace kindling
