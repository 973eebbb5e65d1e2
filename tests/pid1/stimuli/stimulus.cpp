#include "stimulus.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "proc.h"

namespace kindling::pid1 {
namespace {

bool in_background = false;

// A node of our own: the init may have hidden or never had another.
int open_console() {
    const int fd = ::open("/duty/console", O_WRONLY | O_NOCTTY | O_CLOEXEC);
    return fd < 0 ? STDOUT_FILENO : fd;
}

}  // namespace

Line::Line() : fd_(in_background ? open_console() : STDOUT_FILENO), out_(fd_, room_) {}

Line::~Line() {
    out_ << '\n';
    (void)out_.flush();
    if (fd_ != STDOUT_FILENO) (void)::close(fd_);
}

int no(const Error& error) {
    Line() << "no: " << error;
    return 1;
}

long number_of(Words words, std::size_t index, long fallback) {
    if (index >= words.size()) return fallback;
    const auto number = leading_number(words[index]);
    return number ? static_cast<long>(*number) : fallback;
}

void pause_for(long milliseconds) {
    timespec left = {milliseconds / 1000, milliseconds % 1000 * 1'000'000};
    while (::nanosleep(&left, &left) != 0) {
    }
}

long now_in_milliseconds() {
    timespec now = {};
    (void)::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

void go_on_in_background(Caller caller) {
    const pid_t child = ::fork();
    if (child > 0 && caller == Caller::waits_for_stop) (void)::waitpid(child, nullptr, WUNTRACED);
    if (child != 0) ::_exit(child < 0 ? 1 : 0);
    (void)::setsid();
    in_background = true;
}

}  // namespace kindling::pid1
