#include "base/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/quote.h"

namespace kindling {

namespace {

bool commands_are_shown = false;

// Runs in the child between fork and exec, so it allocates nothing that could be locked.
[[noreturn]] void become(const Command& command, const Child::Setup& setup, pid_t parent,
                         char* const* argv, int report_fd) {
    const auto give_up = [report_fd]() {
        const int number = errno;
        [[maybe_unused]] const ssize_t ignored = ::write(report_fd, &number, sizeof number);
        ::_exit(127);
    };
    if (setup.own_process_group) ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, setup.parent_death_signal);
    if (::getppid() != parent) ::_exit(127);  // we were orphaned before the prctl
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(number, SIG_DFL);

    // First out of the way of every target, then each to its place.
    int highest = 2;
    for (const auto& fd : setup.fds) highest = std::max(highest, fd.childs);
    std::array<int, 16> moved{};
    for (size_t i = 0; i < setup.fds.size(); ++i)
        if ((moved[i] = ::fcntl(setup.fds[i].ours, F_DUPFD_CLOEXEC, highest + 1)) < 0) give_up();
    const int report = ::fcntl(report_fd, F_DUPFD_CLOEXEC, highest + 1);
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int standard = 0; standard <= 2; ++standard)
        if (null != standard) ::dup2(null, standard);
    for (size_t i = 0; i < setup.fds.size(); ++i)
        if (::dup2(moved[i], setup.fds[i].childs) < 0) give_up();
    if (!command.directory.empty() && ::chdir(command.directory.c_str()) != 0) give_up();
    for (const auto& [name, value] : command.environment) ::setenv(name.c_str(), value.c_str(), 1);
    ::execvp(argv[0], argv);
    const int number = errno;
    [[maybe_unused]] const ssize_t ignored = ::write(report, &number, sizeof number);
    ::_exit(127);
}

}  // namespace

void show_commands(bool on) {
    commands_are_shown = on;
}

std::string describe(const Ending& ending) {
    if (ending.signal != 0)
        return fmt::format("signal {} ({})", ending.signal, ::strsignal(ending.signal));
    return fmt::format("exit code {}", ending.exit_code);
}

Result<Child> Child::start(const Command& command, const Setup& setup) {
    if (commands_are_shown) fmt::print(stderr, "+ {}\n", shell_quoted(command.argv));
    std::vector<char*> argv;
    for (const auto& word : command.argv) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    std::array<int, 2> report{};
    if (::pipe2(report.data(), O_CLOEXEC) != 0) return errno_failure("pipe for", command.argv[0]);
    const UniqueFd report_in(report[0]);
    UniqueFd report_out(report[1]);
    std::fflush(nullptr);
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0) return errno_failure("fork for", command.argv[0]);
    if (pid == 0) become(command, setup, parent, argv.data(), report_out.get());
    report_out.reset();
    Child child(pid, UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))),
                setup.own_process_group);
    if (!child.pidfd_.is_open()) return errno_failure("pidfd_open for", command.argv[0]);
    int number = 0;
    ssize_t got = 0;
    do {
        got = ::read(report_in.get(), &number, sizeof number);
    } while (got < 0 && errno == EINTR);
    if (got == static_cast<ssize_t>(sizeof number)) {
        child.wait();
        return failure("can't start {}: {}", command.argv[0], std::strerror(number));
    }
    return child;
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      pidfd_(std::move(other.pidfd_)),
      leads_group_(other.leads_group_),
      ending_(other.ending_) {}

Child::~Child() {
    if (pid_ < 0) return;
    // The group is killed even when its leader has ended: what it left behind is ours to end.
    if (leads_group_) ::kill(-pid_, SIGKILL);
    if (ending_) return;
    ::kill(pid_, SIGKILL);
    wait();
}

std::optional<Ending> Child::poll_ending() {
    if (ending_) return ending_;
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
    ending_ = WIFSIGNALED(status) ? Ending{0, WTERMSIG(status)} : Ending{WEXITSTATUS(status), 0};
    return ending_;
}

Ending Child::wait() {
    if (ending_) return *ending_;
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    ending_ = WIFSIGNALED(status) ? Ending{0, WTERMSIG(status)} : Ending{WEXITSTATUS(status), 0};
    return *ending_;
}

void Child::send_signal(int number) const {
    if (pid_ < 0 || ending_) return;
    ::kill(leads_group_ ? -pid_ : pid_, number);
}

}  // namespace kindling
