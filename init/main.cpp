// The first program that the kernel starts, and the only one that may never end.

#include <unistd.h>

#include "boot_table.h"
#include "children.h"
#include "console.h"
#include "ending.h"
#include "message.h"
#include "settings.h"
#include "shell.h"
#include "signals.h"

namespace kindling {
namespace {

// Nothing is done here but on a signal, or when the shell may be started anew: PID 1 sleeps.
[[noreturn]] void stay(Shell& shell) {
    for (;;) {
        shell.start_if_due(monotonic_time());
        if (const Ending* ending = shell.wanted_ending()) end_machine(*ending, shell);
        const int signal = wait_for_signal(shell.wait_from(monotonic_time()));
        reap_children(shell);
        if (const Ending* ending = ending_for(signal)) end_machine(*ending, shell);
    }
}

}  // namespace
}  // namespace kindling

int main() {
    using namespace kindling;
    if (::getpid() != 1) {
        Line() << "this is the first program of a boot, and runs as process 1 alone";
        return 1;
    }
    block_all_signals();
    open_standard_files();
    take_ctrl_alt_del();
    Settings settings;
    Shell shell(settings);
    Boot boot{shell, settings};
    run_steps(boot_table(), boot);
    stay(shell);
}
