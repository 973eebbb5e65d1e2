#include "ending.h"

#include <signal.h>
#include <sys/reboot.h>
#include <sys/wait.h>
#include <unistd.h>

#include "children.h"
#include "message.h"
#include "settings.h"
#include "shell.h"
#include "unmount.h"

namespace kindling {
namespace {

constexpr Ending endings[] = {
    {SIGUSR1, "halting", RB_HALT_SYSTEM},
    {SIGUSR2, "powering off", RB_POWER_OFF},
    {SIGTERM, "rebooting", RB_AUTOBOOT},
    {SIGINT, "rebooting", RB_AUTOBOOT},
};

constexpr Ending panicking = {0, "panicking, as asked", 0};

constexpr Milliseconds time_to_end = 2000;
constexpr Milliseconds time_to_die = 1000;

// kill(-1) reaches every process but PID 1 itself (kernel/signal.c: kill_something_info).
void end_processes(const Shell& shell) {
    (void)::kill(-1, SIGTERM);
    // A stopped process would only see the SIGTERM when it goes on.
    (void)::kill(-1, SIGCONT);
    shell.hang_up();
    if (wait_for_all_children(time_to_end)) return;
    (void)::kill(-1, SIGKILL);
    if (!wait_for_all_children(time_to_die)) Line() << "some processes do not end";
}

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

void end_machine(const Ending& ending, const Shell& shell) {
    Line() << ending.doing;
    end_processes(shell);
    ::sync();
    unmount_all();
    if (ending.command == 0) ::_exit(1);
    if (const auto asked = call_reboot(ending); !asked) Line() << asked.error();
}

}  // namespace kindling
