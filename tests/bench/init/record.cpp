// Records the system calls of an init, from its exec to that of its shell. The kernel starts it
// (rdinit=/record): it becomes /init, under the eyes of a child that follows it by ptrace(2),
// prints each call with what its arguments point to, and ends the machine when the shell has begun.
//
// A line: "call NUMBER A B C D E F", where an argument is a number, "=HEX" for bytes that the call
// reads, "+LENGTH" for room that it writes to, or "*HEX,HEX" for a list of strings.

#include <elf.h>
#include <fcntl.h>
#include <linux/ptrace.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "support/output.h"
#include "support/system.h"

extern "C" char** environ;

namespace {

using namespace kindling;

constexpr pid_t init = 1;

enum class Kind : std::uint8_t {
    number,
    text,     // a string
    in,       // bytes that the call reads, as many as the next argument says
    out,      // room for as many as the next argument says
    fixed,    // bytes that the call reads or writes, as many as `size` says
    strings,  // a list of strings, as execve(2) takes them
};

struct Argument {
    Kind kind = Kind::number;
    std::uint8_t size = 0;
};

constexpr Argument number = {};
constexpr Argument text = {Kind::text};
constexpr Argument in = {Kind::in};
constexpr Argument out = {Kind::out};
constexpr Argument strings = {Kind::strings};
constexpr Argument fixed(std::uint8_t size) {
    return {Kind::fixed, size};
}

// The calls that have arguments which point somewhere.
struct Signature {
    long number;
    Argument arguments[5];
};
constexpr Signature signatures[] = {
    {SYS_read, {number, out}},
    {SYS_write, {number, in}},
    {SYS_open, {text}},
    {SYS_rt_sigaction, {number, fixed(32), fixed(32)}},
    {SYS_rt_sigprocmask, {number, fixed(8), fixed(8)}},
    {SYS_access, {text}},
    {SYS_nanosleep, {fixed(16), fixed(16)}},
    {SYS_execve, {text, strings, strings}},
    {SYS_chdir, {text}},
    {SYS_mkdir, {text}},
    {SYS_unlink, {text}},
    {SYS_symlink, {text, text}},
    {SYS_readlink, {text, out}},
    {SYS_mknod, {text}},
    {SYS_arch_prctl, {number, fixed(128)}},
    {SYS_mount, {text, text, text, number, text}},
    {SYS_sethostname, {in}},
    {SYS_getdents64, {number, out}},
    {SYS_clock_gettime, {number, fixed(16)}},
    {SYS_statx, {number, text, number, number, fixed(255)}},
};
// The calls without such arguments, and the requests of ioctl(2).
constexpr long plain[] = {SYS_close, SYS_getpid, SYS_getppid, SYS_vfork,  SYS_setsid,
                          SYS_dup2,  SYS_umask,  SYS_reboot,  SYS_socket, SYS_fcntl};
struct Request {
    std::uint64_t number;
    Argument argument;
};
constexpr Request requests[] = {
    {0x5401, fixed(64)},  // TCGETS
    {0x5402, fixed(64)},  // TCSETS
    {0x540e, number},     // TIOCSCTTY
    {0x5421, fixed(4)},   // FIONBIO
    {0x8913, fixed(40)},  // SIOCGIFFLAGS
    {0x8914, fixed(40)},  // SIOCSIFFLAGS
};

// All that is recorded, until it is printed: the console is /init's meanwhile.
char record_room[256 * 1024];
Output record(-1, record_room);

[[noreturn]] void give_up(const char* why, std::uint64_t which) {
    char room[128];
    {
        Output said(STDOUT_FILENO, room);
        said << "record: " << why << ' ' << which << '\n';
    }
    (void)::reboot(RB_AUTOBOOT);
    ::_exit(1);
}

// An aligned word at a time, by the raw call: it needs nothing that a small kernel may lack
// (process_vm_readv wants CONFIG_CROSS_MEMORY_ATTACH).
std::uint64_t word_at(pid_t pid, std::uint64_t address) {
    std::uint64_t word = 0;
    if (::syscall(SYS_ptrace, PTRACE_PEEKDATA, pid, address, &word) != 0)
        give_up("can't read at", address);
    return word;
}

std::uint8_t byte_at(pid_t pid, std::uint64_t address) {
    return static_cast<std::uint8_t>(word_at(pid, address & ~7UL) >> (address % 8 * 8));
}

void add_bytes(pid_t pid, std::uint64_t address, std::size_t size) {
    for (std::size_t at = 0; at < size; ++at) {
        record << Padded{byte_at(pid, address + at), 2, '0', 16};
    }
}

void add_text(pid_t pid, std::uint64_t address) {
    for (std::uint8_t byte = 1; byte != 0; ++address) {
        byte = byte_at(pid, address);
        record << Padded{byte, 2, '0', 16};
    }
}

void add_strings(pid_t pid, std::uint64_t address) {
    for (;; address += sizeof address) {
        const std::uint64_t one = word_at(pid, address);
        if (one == 0) return;
        add_text(pid, one);
        record << ',';
    }
}

void add_argument(pid_t pid, const __ptrace_syscall_info& call, std::size_t at, Argument argument) {
    const std::uint64_t value = call.entry.args[at];
    const std::uint64_t length = at < 5 ? call.entry.args[at + 1] : 0;
    record << ' ';
    if (argument.kind == Kind::number || value == 0) {
        record << value;
    } else if (argument.kind == Kind::out) {
        record << '+' << length;
    } else if (argument.kind == Kind::strings) {
        record << '*';
        add_strings(pid, value);
    } else {
        record << '=';
        if (argument.kind == Kind::text) add_text(pid, value);
        if (argument.kind == Kind::in) add_bytes(pid, value, length);
        if (argument.kind == Kind::fixed) add_bytes(pid, value, argument.size);
    }
}

Argument argument_of(const __ptrace_syscall_info& call, std::size_t at) {
    const auto number_of_call = static_cast<long>(call.entry.nr);
    if (number_of_call == SYS_ioctl) {
        const auto* request =
            std::ranges::find(requests, call.entry.args[1] & 0xffffffff, &Request::number);
        if (request == std::end(requests)) give_up("an unknown ioctl:", call.entry.args[1]);
        return at == 2 ? request->argument : number;
    }
    if (std::ranges::find(plain, number_of_call) != std::end(plain)) return number;
    const auto* known = std::ranges::find(signatures, number_of_call, &Signature::number);
    if (known == std::end(signatures)) give_up("an unknown call:", call.entry.nr);
    return at < std::size(known->arguments) ? known->arguments[at] : number;
}

void add_call(pid_t pid, const __ptrace_syscall_info& call) {
    record << "call " << call.entry.nr;
    for (std::size_t at = 0; at < std::size(call.entry.args); ++at)
        add_argument(pid, call, at, argument_of(call, at));
    record << '\n';
}

[[noreturn]] void print() {
    if (!write_all(STDOUT_FILENO, record.take())) give_up("can't print", 0);
    (void)::reboot(RB_AUTOBOOT);
    ::_exit(1);
}

bool is_exec(int status) {
    return status >> 8 == (SIGTRAP | PTRACE_EVENT_EXEC << 8);
}

// Lets PID go on to its next system call, with the signal that it stopped for.
void go_on(pid_t pid, int status) {
    const int signal = WSTOPSIG(status);
    // Stops that are ptrace's own: of a call, of an event, and the first of a new child.
    const bool is_own = signal == (SIGTRAP | 0x80) || status >> 16 != 0;
    (void)::ptrace(PTRACE_SYSCALL, pid, 0, is_own ? 0 : signal);
}

[[noreturn]] void follow() {
    bool began = false;
    bool has_child = false;
    for (;;) {
        int status = 0;
        const pid_t pid = ::waitpid(-1, &status, __WALL);
        if (pid < 0 || !WIFSTOPPED(status)) give_up("lost", static_cast<std::uint64_t>(errno));
        if (is_exec(status) && began) print();
        began |= is_exec(status);
        __ptrace_syscall_info call = {};
        const bool is_call = WSTOPSIG(status) == (SIGTRAP | 0x80);
        if (is_call && ::ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof call, &call) < 0)
            give_up("no information on a call", static_cast<std::uint64_t>(errno));
        if (!began || call.op != PTRACE_SYSCALL_INFO_ENTRY || (pid == init && has_child)) {
            go_on(pid, status);
            continue;
        }
        add_call(pid, call);
        // From here on it is the child's turn, up to its exec, which lets PID 1 go on.
        has_child |= call.entry.nr == SYS_vfork;
        go_on(pid, status);
    }
}

}  // namespace

int main() {
    int gate[2];
    if (::pipe2(gate, O_CLOEXEC) != 0) give_up("no pipe", 0);
    if (::fork() == 0) {
        constexpr long options =
            PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEFORK;
        if (::ptrace(PTRACE_SEIZE, init, 0, options) != 0)
            give_up("can't follow PID 1", static_cast<std::uint64_t>(errno));
        (void)!::write(gate[1], ".", 1);
        follow();
    }
    char byte = 0;
    (void)!::read(gate[0], &byte, 1);
    static char name[] = "/init";
    char* arguments[] = {name, nullptr};
    (void)::execve(name, arguments, environ);
    give_up("/init can't be started", 0);
}
