// A stopwatch around an init, in guest time. The kernel starts it (rdinit=/stopwatch): it notes the
// time and becomes /init. The same program stands where the init's shell is looked for: there it
// says how long that took, and ends the machine.
//
// With fuse=SECONDS on the kernel's command line a child ends the machine after that time instead:
// for an init whose shell is a real one, which nobody ends (a counted boot must end by itself).

#include <fcntl.h>
#include <sys/reboot.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "support/output.h"
#include "support/system.h"

extern "C" char** environ;

namespace {

using namespace kindling;

constexpr const char* started_file = "/started";

// Under -icount shift=0 the time stamp counter is the guest's time, in nanoseconds.
std::uint64_t now() {
    return __builtin_ia32_rdtsc();
}

[[noreturn]] void end_machine() {
    (void)::reboot(RB_AUTOBOOT);
    ::_exit(1);
}

void light_fuse(const char* seconds) {
    if (::fork() != 0) return;
    timespec left = {std::atol(seconds), 0};
    (void)::nanosleep(&left, nullptr);
    end_machine();
}

[[noreturn]] void say(std::uint64_t nanoseconds) {
    {
        char room[64];
        Output out(STDOUT_FILENO, room);
        out << "stopwatch: " << nanoseconds << " ns\n";
    }
    end_machine();
}

void start() {
    if (const char* seconds = std::getenv("fuse")) light_fuse(seconds);
    const auto file = open_file(started_file, O_WRONLY | O_CREAT, 0600);
    static char name[] = "/init";
    char* arguments[] = {name, nullptr};
    const std::uint64_t started = now();
    if (file) (void)!::write(file->number(), &started, sizeof started);
    (void)::execve(name, arguments, environ);
}

}  // namespace

int main() {
    const std::uint64_t stopped = now();
    char room[sizeof(std::uint64_t) + 1];
    const auto text = read_file(started_file, room);
    if (!text) {
        start();
        return 1;
    }
    std::uint64_t started = 0;
    std::memcpy(&started, text->data(), sizeof started);
    say(stopped - started);
}
