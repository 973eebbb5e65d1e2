// The first program that the kernel starts, and the only one that may never end.

#include <sys/stat.h>
#include <unistd.h>

#include "boot_table.h"
#include "console.h"
#include "ending.h"
#include "message.h"
#include "settings.h"
#include "signals.h"
#include "start.h"
#include "step.h"
#include "supervisor.h"

namespace kindling {

void live(char** arguments) {
    if (::getpid() != 1) {
        Line() << "this is the first program of a boot, and runs as process 1 alone";
        ::_exit(1);
    }
    block_all_signals();
    open_standard_files();
    take_ctrl_alt_del();
    (void)::umask(022);
    Settings settings;
    settings.arguments = arguments;
    read_arguments(settings);
    Supervisor supervisor(settings);
    Boot boot{supervisor, settings};
    run_steps(boot_table(), boot);
    supervisor.stay();
}

}  // namespace kindling
