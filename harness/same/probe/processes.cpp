// Processes, what they have open, and their environment. The key of such a fact is the process and
// what is told of it: "sleep 1000 | nice". That of "program" comes first of each.

#include <sys/stat.h>
#include <unistd.h>

#include <charconv>

#include "files.h"
#include "report.h"

namespace kindling::probe {
namespace {

char large_room[32 * 1024];

// The lines of /proc/PID/status (proc(5)) that a boot decides.
constexpr std::string_view status_keys[] = {"Umask",  "Uid",    "Gid",    "Groups", "SigBlk",
                                            "SigIgn", "CapPrm", "CapEff", "CapBnd", "NoNewPrivs"};

Path folder_of(unsigned long pid) {
    return Path(proc) / pid;
}

std::string_view value_of(std::string_view status, std::string_view key) {
    while (!status.empty()) {
        std::string_view line = take_up_to(status, '\n');
        if (take_up_to(line, ':') != key) continue;
        while (line.starts_with('\t') || line.starts_with(' ')) line.remove_prefix(1);
        return line;
    }
    return {};
}

unsigned long number_of(std::string_view text) {
    unsigned long number = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// A field of /proc/PID/stat behind the name (which may hold anything): 3 is the first.
std::string_view stat_field(std::string_view stat, int wanted) {
    const auto name_end = stat.rfind(')');
    if (name_end == std::string_view::npos) return {};
    stat.remove_prefix(name_end + 1);
    (void)take_up_to(stat, ' ');
    for (int field = 3; field < wanted; ++field) (void)take_up_to(stat, ' ');
    return take_up_to(stat, ' ');
}

// What a process is known by: its arguments, for its number is another one in each boot; but PID 1,
// which may be one program here and another there, by its number.
void say_name(Path& name, unsigned long pid) {
    if (pid == 1) {
        name + "PID 1";
        return;
    }
    std::string_view text = content(folder_of(pid) / "cmdline", large_room);
    for (bool first = true; !text.empty(); first = false)
        name + (first ? "" : " ") + take_up_to(text, '\0');
}

void report_fact(Report& report, std::string_view name, std::string_view key,
                 std::string_view value) {
    report.kind("process") << name << " | " << key;
    report.next() << value;
    report.end();
}

void report_arguments(Report& report, unsigned long pid, std::string_view name) {
    std::string_view text = content(folder_of(pid) / "cmdline", large_room);
    report.kind("process") << name << " | arguments";
    report.next();
    for (bool first = true; !text.empty(); first = false)
        report << (first ? "" : " ") << take_up_to(text, '\0');
    report.end();
}

// A session and a process group are told by whether the process leads them; the controlling
// terminal by its device number.
void report_session(Report& report, unsigned long pid, std::string_view name) {
    char room[1024];
    const auto stat = content(folder_of(pid) / "stat", room);
    const auto tells = [&](int field) { return number_of(stat_field(stat, field)) == pid; };
    report_fact(report, name, "session", tells(6) ? "leads" : "member");
    report_fact(report, name, "group", tells(5) ? "leads" : "member");
    report_fact(report, name, "controlling terminal", stat_field(stat, 7));
    report_fact(report, name, "nice", stat_field(stat, 19));
}

std::string_view without_blanks_at_end(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

void report_limits(Report& report, unsigned long pid, std::string_view name) {
    std::string_view text = content(folder_of(pid) / "limits", large_room);
    (void)take_up_to(text, '\n');
    while (!text.empty()) {
        std::string_view line = take_up_to(text, '\n');
        // The name of a limit fills 26 columns, its values the rest (fs/proc/base.c:
        // proc_pid_limits).
        const std::size_t columns = std::min<std::size_t>(26, line.size());
        report.kind("process") << name << " | limit "
                               << without_blanks_at_end({line.data(), columns});
        line.remove_prefix(columns);
        report.next() << without_blanks_at_end(line);
        report.end();
    }
}

void report_open_files(Report& report, unsigned long pid, std::string_view name) {
    for_each_entry(folder_of(pid) / "fd", [&](std::string_view fd) {
        char room[1024];
        char info_room[1024];
        const auto info = content(folder_of(pid) / "fdinfo" / fd, info_room);
        report.kind("open file") << name << " | " << fd;
        report.next() << link_target(folder_of(pid) / "fd" / fd, room) << " flags "
                      << value_of(info, "flags");
        report.end();
    });
}

void report_environment(Report& report, unsigned long pid, std::string_view name) {
    std::string_view text = content(folder_of(pid) / "environ", large_room);
    while (!text.empty()) {
        std::string_view entry = take_up_to(text, '\0');
        if (entry.empty()) continue;
        report.kind("environment") << name << " | " << take_up_to(entry, '=');
        report.next() << entry;
        report.end();
    }
}

void report_process(Report& report, unsigned long pid) {
    Path name("");
    say_name(name, pid);
    char room[4096];
    report_fact(report, name.view(), "program", link_target(folder_of(pid) / "exe", room));
    report_fact(report, name.view(), "folder", link_target(folder_of(pid) / "cwd", room));
    report_fact(report, name.view(), "root", link_target(folder_of(pid) / "root", room));
    report_arguments(report, pid, name.view());
    report_session(report, pid, name.view());
    const auto status = content(folder_of(pid) / "status", room);
    for (const auto key : status_keys) report_fact(report, name.view(), key, value_of(status, key));
    char score[32];
    std::string_view adjustment = content(folder_of(pid) / "oom_score_adj", score);
    report_fact(report, name.view(), "oom_score_adj", take_up_to(adjustment, '\n'));
    report_limits(report, pid, name.view());
    report_open_files(report, pid, name.view());
    report_environment(report, pid, name.view());
}

// Threads of the kernel have no program; the probe is none of the boot's doing.
bool is_of_the_boot(unsigned long pid) {
    char room[64];
    return pid != static_cast<unsigned long>(::getpid()) &&
           !link_target(folder_of(pid) / "exe", room).empty();
}

}  // namespace

void report_processes(Report& report) {
    for_each_entry(Path(proc), [&](std::string_view name) {
        const auto pid = number_of(name);
        if (pid != 0 && is_of_the_boot(pid)) report_process(report, pid);
    });
}

}  // namespace kindling::probe
