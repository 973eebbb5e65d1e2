// What is said of calls to devices, the network and modules: see calls.cpp.

#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

#include "said_call.h"

namespace {

using kindling::SaidCall;

enum class Argument { interface, number, other };

struct Request {
    int number;
    const char* name;
    Argument argument;
};

// musl's sys/ioctl.h has the names; man 7 netdevice and man 2 ioctl_tty say what they do.
constexpr Request requests[] = {
    {SIOCGIFFLAGS, "SIOCGIFFLAGS", Argument::interface},
    {SIOCSIFFLAGS, "SIOCSIFFLAGS", Argument::interface},
    {SIOCSIFADDR, "SIOCSIFADDR", Argument::interface},
    {SIOCSIFNETMASK, "SIOCSIFNETMASK", Argument::interface},
    {SIOCADDRT, "SIOCADDRT", Argument::other},
    {TIOCSCTTY, "TIOCSCTTY", Argument::number},
    {TCSBRK, "TCSBRK", Argument::number},
    {TCGETS, "TCGETS", Argument::other},
    {TCSETS, "TCSETS", Argument::other},
    {FIONBIO, "FIONBIO", Argument::other},
};

const Request* request_of(int number) {
    for (const Request& request : requests) {
        if (request.number == number) return &request;
    }
    return nullptr;
}

}  // namespace

extern "C" {

// Always with an argument: see ../libc.cpp.
int __real_ioctl(int, int, void*);
int __wrap_ioctl(int fd, int number, void* argument) {
    const int returned = __real_ioctl(fd, number, argument);
    SaidCall said("ioctl", returned);
    said.number(fd);
    const Request* const request = request_of(number);
    if (request == nullptr) {
        said.number(number).word("…");
        return returned;
    }
    said.word(request->name);
    if (request->argument == Argument::interface) {
        said.text(static_cast<const ifreq*>(argument)->ifr_name);
    } else if (request->argument == Argument::number) {
        said.number(reinterpret_cast<long>(argument));
    } else {
        said.word("…");
    }
    return returned;
}

// finit_module(2) has no function in musl. The other calls that come this way are said by name
// where they are worth it, or are not.
long __real_syscall(long, long, long, long, long, long, long);
long __wrap_syscall(long number, long a, long b, long c, long d, long e, long f) {
    const long returned = __real_syscall(number, a, b, c, d, e, f);
    if (number != SYS_finit_module) return returned;
    SaidCall("finit_module", returned).number(a).text(reinterpret_cast<const char*>(b)).number(c);
    return returned;
}
}
