#include <sys/utsname.h>

#include "invocation.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr Option options[] = {
    {'a', "all of them, in this order"},
    {'s', "the kernel's name (this, if nothing is asked for)"},
    {'n', "the host's name"},
    {'r', "the kernel's release"},
    {'v', "the kernel's version"},
    {'m', "the machine"},
};

Result<void> uname_run(Invocation& invocation) {
    utsname names;
    TRY(checked("ask for", "the system's names", ::uname(&names)));
    struct Field {
        char option;
        const char* text;
    };
    const Field fields[] = {{'s', names.sysname},
                            {'n', names.nodename},
                            {'r', names.release},
                            {'v', names.version},
                            {'m', names.machine}};
    const char* between = "";
    for (const Field& field : fields) {
        if (!invocation.has('a') && !invocation.has(field.option)) continue;
        invocation.out() << between << field.text;
        between = " ";
    }
    if (*between == '\0') invocation.out() << names.sysname;
    invocation.out() << '\n';
    return {};
}

}  // namespace

const Command uname_command = {
    .name = "uname",
    .operands = "",
    .purpose = "Say what system this is.",
    .options = options,
    .fewest = 0,
    .most = 0,
    .words = Words::options_anywhere,
    .run = uname_run,
};

}  // namespace kindling
