// fork(2) that fails: EAGAIN for too many processes, ENOMEM for too little memory.

#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "proc.h"
#include "stimulus.h"
#include "support/system.h"

namespace kindling::pid1 {
namespace {

Result<void> write_to(const char* path, std::string_view text) {
    const auto file = TRY(open_file(path, O_WRONLY));
    return write_all(file.number(), text);
}

// PID 1 and the shell into a control group that may hold no process more
// (Documentation/admin-guide/cgroup-v2.rst, "PID"); we stay outside.
Result<void> limit_processes(pid_t asking) {
    (void)::mkdir("/duty/groups", 0755);
    TRY(checked("mount", "cgroup2", ::mount("none", "/duty/groups", "cgroup2", 0, nullptr)));
    TRY(write_to("/duty/groups/cgroup.subtree_control", "+pids"));
    (void)::mkdir("/duty/groups/full", 0755);
    char room[16];
    Output number(-1, room);
    number << asking;
    TRY(write_to("/duty/groups/full/cgroup.procs", number.take()));
    TRY(write_to("/duty/groups/full/cgroup.procs", "1"));
    return write_to("/duty/groups/full/pids.max", "1");
}

Result<void> free_processes() {
    return write_to("/duty/groups/full/pids.max", "max");
}

// No page may be promised any more (Documentation/mm/overcommit-accounting.rst, mode 2).
Result<void> limit_memory() {
    TRY(write_to("/duty/proc/sys/vm/overcommit_kbytes", "1"));
    return write_to("/duty/proc/sys/vm/overcommit_memory", "2");
}

Result<void> free_memory() {
    return write_to("/duty/proc/sys/vm/overcommit_memory", "0");
}

}  // namespace

// ask squeeze processes|memory SECONDS: ends the shell that asked while no new one can be made.
int ask_squeeze(Words words) {
    if (words.empty()) return no("squeeze processes|memory SECONDS");
    const bool processes = std::string_view(words[0]) == "processes";
    const pid_t asking = ::getppid();
    if (asking == 1) return no(shell_is_init);
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    go_on_in_background();
    const auto limited = processes ? limit_processes(asking) : limit_memory();
    if (!limited) return no(limited.error());
    (void)::kill(asking, SIGKILL);
    pause_for(number_of(words, 1, 3) * 1000);
    const auto freed = processes ? free_processes() : free_memory();
    if (!freed) return no(freed.error());
    Line() << "there is room again";
    return 0;
}

}  // namespace kindling::pid1
