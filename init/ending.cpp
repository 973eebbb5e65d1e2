#include "ending.h"

#include <signal.h>
#include <sys/reboot.h>
#include <sys/wait.h>
#include <unistd.h>

#include "message.h"
#include "processes.h"
#include "settings.h"
#include "unmount.h"

namespace kindling {
namespace {

constexpr Ending endings[] = {
    {SIGUSR1, "halting", RB_HALT_SYSTEM},    {SIGPWR, "halting", RB_HALT_SYSTEM},
    {SIGUSR2, "powering off", RB_POWER_OFF}, {SIGTERM, "rebooting", RB_AUTOBOOT},
    {SIGINT, "rebooting", RB_AUTOBOOT},
};

constexpr Ending panicking = {0, "panicking, as asked", 0};

// In a child, because reboot(2) for a halt or a power-off ends its caller when it returns
// (kernel/reboot.c: do_exit after kernel_halt), and PID 1 must not end.
Result<void> call_reboot(const Ending& ending) {
    volatile int failed = 0;
    const pid_t pid = ::vfork();
    if (pid == 0) {
        if (::reboot(static_cast<int>(ending.command)) != 0) failed = errno;
        ::_exit(0);
    }
    if (pid < 0) return failure("start a process for", ending.doing);
    if (failed != 0) return failure("ask the kernel for", ending.doing, failed);
    return {};
}

}  // namespace

const Ending* ending_for(int signal) {
    for (const Ending& ending : endings) {
        if (ending.signal == signal) return &ending;
    }
    return nullptr;
}

const Ending* ending_after_exit(const Settings& settings) {
    switch (settings.on_exit) {
        case OnExit::as_usual:
            return settings.run == nullptr ? nullptr : ending_for(SIGUSR2);
        case OnExit::respawn:
            return nullptr;
        case OnExit::poweroff:
            return ending_for(SIGUSR2);
        case OnExit::reboot:
            return ending_for(SIGTERM);
        case OnExit::halt:
            return ending_for(SIGUSR1);
        case OnExit::panic:
            return &panicking;
    }
    return nullptr;
}

void take_ctrl_alt_del() {
    (void)::reboot(RB_DISABLE_CAD);
}

void end_machine(const Ending& ending) {
    ::sync();
    unmount_all();
    wait_for_console();
    if (ending.command == 0) ::_exit(1);
    if (const auto asked = call_reboot(ending); !asked) Line() << asked.error();
}

}  // namespace kindling
