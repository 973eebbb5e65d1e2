// What PID 1 does when the console's program ends at once, or is not there.

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "stimulus.h"
#include "support/system.h"

namespace kindling::pid1 {
namespace {

constexpr const char* shell = "/bin/sh";
constexpr const char* kept_shell = "/bin/sh.kept";
constexpr const char* starts_file = "/duty/starts";

long starts_so_far() {
    struct stat status = {};
    return ::stat(starts_file, &status) == 0 ? static_cast<long>(status.st_size) : 0;
}

}  // namespace

// ask starts SECONDS MOST: puts a program that ends at once in the shell's place, ends the shell
// that asked, and counts how often PID 1 starts it.
int ask_starts(Words words) {
    const pid_t asking = ::getppid();
    if (asking == 1) return no(shell_is_init);
    if (::rename(shell, kept_shell) != 0 || ::symlink("/duty/ends-at-once", shell) != 0)
        return no("the shell can't be replaced");
    go_on_in_background();
    (void)::kill(asking, SIGKILL);
    const long seconds = number_of(words, 0, 5);
    const long most = number_of(words, 1, 10);
    pause_for(seconds * 1000);
    const long starts = starts_so_far();
    (void)::unlink(shell);
    (void)::rename(kept_shell, shell);
    if (starts < 1) return no("the shell was not started anew");
    if (starts > most) return no("it was started ", starts, " times in ", seconds, " s");
    Line() << "a brake: " << starts << " starts in " << seconds << " s";
    return 0;
}

// ask missing SECONDS: the shell is gone when the one that asked ends, and comes back later.
int ask_missing(Words words) {
    const pid_t asking = ::getppid();
    if (asking == 1) return no(shell_is_init);
    if (::rename(shell, kept_shell) != 0) return no("the shell can't be taken away");
    go_on_in_background();
    (void)::kill(asking, SIGKILL);
    pause_for(number_of(words, 0, 3) * 1000);
    (void)::rename(kept_shell, shell);
    Line() << "the shell is back";
    return 0;
}

}  // namespace kindling::pid1
