// Where a boot ends, told by somebody who has no part in it. The kernel starts this program in
// /init's place (rdinit=). It leaves a process behind that watches, takes itself off the file
// system, and becomes /init, PID 1 as ever. The watcher sees through a /proc and a /sys of its own,
// in a mount namespace of its own; when nothing has changed for a while, it tells what there is,
// over the serial port ttyS2. It works for any init, with or without a shell.

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "report.h"
#include "support/system.h"

extern "C" char** environ;

namespace kindling::probe {
namespace {

constexpr const char* ourselves = "/.kindling-same";
// So long nothing may change before a boot is at rest, and so long it is waited for.
constexpr int restful_rounds = 4;
constexpr int most_rounds = 120;
constexpr long round_milliseconds = 500;

char out_room[4096];

void pause_for(long milliseconds) {
    timespec left = {milliseconds / 1000, milliseconds % 1000 * 1'000'000};
    while (::nanosleep(&left, &left) != 0) {
    }
}

// Opens a device by its numbers, whatever /dev holds; its node is gone at once.
int open_device(unsigned major_number, unsigned minor_number) {
    constexpr const char* node = "/.kindling-node";
    (void)::mknod(node, S_IFCHR | 0600, makedev(major_number, minor_number));
    const int fd = ::open(node, O_RDWR | O_NOCTTY | O_CLOEXEC);
    (void)::unlink(node);
    return fd;
}

void make_raw(int port) {
    termios settings = {};
    if (::tcgetattr(port, &settings) != 0) return;
    settings.c_oflag &= ~static_cast<tcflag_t>(OPOST);
    settings.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON);
    (void)::tcsetattr(port, TCSANOW, &settings);
}

// What a boot is done with when it is at rest. Sysctls are left out: some change by themselves.
void report_state(Report& report) {
    report_mounts(report);
    report_modules(report);
    report_devices(report);
    report_network(report);
    report_processes(report);
}

bool wait_for_rest() {
    std::uint64_t last = 0;
    int same = 0;
    for (int round = 0; round < most_rounds; ++round) {
        pause_for(round_milliseconds);
        Report report(-1, {});
        report_state(report);
        same = report.sum() == last ? same + 1 : 0;
        last = report.sum();
        if (same >= restful_rounds) return true;
    }
    return false;
}

Result<void> own_mounts() {
    TRY(checked("leave the mounts of", "PID 1", ::unshare(CLONE_NEWNS)));
    (void)::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    // Upon the root itself, which no switch_root can delete from under us. ".." of the root leads
    // to what is mounted upon it (fs/namei.c: follow_dotdot).
    TRY(checked("mount", "ramfs", ::mount("none", "/", "ramfs", 0, nullptr)));
    TRY(checked("enter", "it", ::chdir("/..")));
    TRY(checked("enter", "it", ::chroot(".")));
    (void)::mkdir("/proc", 0755);
    (void)::mkdir("/sys", 0755);
    TRY(checked("mount", "/proc", ::mount("proc", "/proc", "proc", 0, nullptr)));
    return checked("mount", "/sys", ::mount("sysfs", "/sys", "sysfs", 0, nullptr));
}

[[noreturn]] void watch(int port, int log) {
    (void)::setsid();
    for (int fd = 0; fd <= STDERR_FILENO; ++fd) (void)::close(fd);
    if (const auto mounted = own_mounts(); !mounted) {
        char room[256];
        Output out(log, room);
        out << "kindling: the probe " << mounted.error() << '\n';
        (void)out.flush();
        ::_exit(1);
    }
    make_raw(port);
    const bool rests = wait_for_rest();
    Report report(port, out_room);
    report.kind("probe") << "rest";
    report.next() << (rests ? "yes" : "no");
    report.end();
    report_state(report);
    report_sysctls(report);
    const auto facts = report.facts();
    report.kind("probe") << "facts";
    report.next() << facts;
    report.end();
    report.flush();
    (void)::tcdrain(port);
    (void)write_all(log, "kindling: the probe has told all\n");
    ::_exit(0);
}

}  // namespace
}  // namespace kindling::probe

int main(int, char** arguments) {
    using namespace kindling::probe;
    (void)::unlink(ourselves);
    const int port = open_device(4, 66);  // ttyS2
    const int log = open_device(1, 11);   // kmsg
    if (port >= 0 && ::fork() == 0) watch(port, log);
    if (port < 0) (void)kindling::write_all(log, "kindling: the probe finds no port ttyS2\n");
    (void)::close(port);
    static char name[] = "/init";
    arguments[0] = name;
    (void)::execve(name, arguments, environ);
    (void)kindling::write_all(log, "kindling: the probe can't start /init\n");
    return 127;
}
