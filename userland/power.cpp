#include "power.h"

#include <signal.h>
#include <sys/reboot.h>
#include <unistd.h>

#include "invocation.h"
#include "support/system.h"

namespace kindling {

Result<void> ask_for_end(Invocation& invocation, int signal, unsigned command) {
    if (!invocation.has('f')) {
        TRY(checked("signal", "process 1", ::kill(1, signal)));
        return {};
    }
    if (!invocation.has('n')) ::sync();
    TRY(checked("ask the kernel for", "the end", ::reboot(static_cast<int>(command))));
    return {};
}

}  // namespace kindling
