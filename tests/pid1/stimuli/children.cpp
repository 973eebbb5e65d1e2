// Orphans become PID 1's children (kernel/exit.c: find_new_reaper), and stay zombies until it waits
// for them (wait(2), NOTES).

#include <sys/wait.h>
#include <unistd.h>

#include "orphans.h"
#include "proc.h"
#include "stimulus.h"

namespace kindling::pid1 {

bool make_orphans(long count) {
    // The pipe keeps them until it is gone.
    int gate[2];
    if (::pipe(gate) != 0) return false;
    const pid_t parent = ::fork();
    if (parent < 0) return false;
    if (parent == 0) {
        (void)::close(gate[1]);
        for (long made = 0; made < count; ++made) {
            const pid_t child = ::fork();
            if (child < 0) ::_exit(1);
            if (child > 0) continue;
            char byte;
            (void)!::read(gate[0], &byte, 1);
            ::_exit(0);
        }
        ::_exit(0);
    }
    int status = 0;
    (void)::waitpid(parent, &status, 0);
    (void)::close(gate[0]);
    (void)::close(gate[1]);
    return status == 0;
}

Result<unsigned> zombies_left(long patience) {
    const long until = now_in_milliseconds() + patience;
    for (;;) {
        const auto children = children_of(1);
        if (!children) return std::unexpected(children.error());
        if (children->zombies == 0 || now_in_milliseconds() > until) return children->zombies;
        pause_for(50);
    }
}

int ask_orphans(Words words) {
    const long all = number_of(words, 0, 10'000);
    const long wave = number_of(words, 1, 250);
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    go_on_in_background();
    for (long made = 0; made < all; made += wave) {
        // Where PID 1 is slow to reap there may be no room for more; it gets its time.
        for (int tries = 0; !make_orphans(wave); ++tries) {
            if (tries == 50) return no("orphans: fork failed behind ", made);
            pause_for(200);
        }
        // A sign of life for who waits at the console.
        if (made % (all / 10) == 0) Line() << "orphans: " << made << " so far";
    }
    const auto left = zombies_left(10'000);
    if (!left) return no(left.error());
    Line() << "orphans: " << all << " made, " << *left << " left";
    return 0;
}

int ask_alive(Words) {
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    const auto before = children_of(1);
    if (!before) return no(before.error());
    if (before->zombies != 0) return no("PID 1 has zombies already");
    if (!make_orphans(1)) return no("fork failed");
    const auto left = zombies_left(5'000);
    if (!left) return no(left.error());
    if (*left != 0) return no("PID 1 reaps no more");
    return 0;
}

}  // namespace kindling::pid1
