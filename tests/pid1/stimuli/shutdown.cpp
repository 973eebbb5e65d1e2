// What a process sees of a shutdown.

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "stimulus.h"
#include "support/system.h"

namespace kindling::pid1 {

// ask hear [stopped]: goes on in the background, and says when SIGTERM comes. A stopped process
// sees it only when SIGCONT lets it go on (signal(7)).
int ask_hear(Words words) {
    const bool stopped = !words.empty();
    sigset_t waited;
    (void)::sigemptyset(&waited);
    (void)::sigaddset(&waited, SIGTERM);
    (void)::sigprocmask(SIG_BLOCK, &waited, nullptr);
    go_on_in_background(stopped ? Caller::waits_for_stop : Caller::ends_at_once);
    if (stopped) (void)::raise(SIGSTOP);
    int signal = 0;
    (void)::sigwait(&waited, &signal);
    Line() << (stopped ? "the stopped one" : "the other") << " heard SIGTERM";
    // Work that a process needs a moment for: who kills it at once loses it.
    pause_for(300);
    Line() << (stopped ? "the stopped one" : "the other") << " has ended well";
    return 0;
}

// ask stubborn FILE: holds FILE open, writes to it now and then, and does not end of SIGTERM.
int ask_stubborn(Words words) {
    if (words.empty()) return no("stubborn FILE");
    const auto file = open_file(words[0], O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (!file) return no(file.error());
    go_on_in_background();
    (void)::signal(SIGTERM, SIG_IGN);
    (void)::signal(SIGHUP, SIG_IGN);
    for (;;) {
        (void)write_all(file->number(), "still here\n");
        pause_for(100);
    }
}

}  // namespace kindling::pid1
