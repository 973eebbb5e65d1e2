#include <dirent.h>

#include "grown.h"
#include "invocation.h"
#include "numbers.h"
#include "support/system.h"
#include "whole_file.h"

namespace kindling {
namespace {

struct Process {
    std::string_view name;
    std::string_view state;
    std::string_view parent;
};

// Takes the words of /proc/PID/stat apart: "PID (NAME) STATE PARENT …". The name may hold blanks
// and brackets of its own (man 5 proc_pid_stat), so it ends at the last bracket.
std::optional<Process> parse_stat(std::string_view text) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
        text.size() < close + 4) {
        return std::nullopt;
    }
    std::string_view parent = text;
    parent.remove_prefix(close + 4);
    parent.remove_suffix(parent.size() - std::min(parent.find(' '), parent.size()));
    return Process{.name = {text.data() + open + 1, close - open - 1},
                   .state = {text.data() + close + 2, 1},
                   .parent = parent};
}

// The files of a process, and all of its names, are under /proc/PID.
using Path = std::array<char, 64>;

void path_of(Path& room, std::string_view pid, std::string_view file) {
    char* at = room.data();
    for (const std::string_view part : {std::string_view("/proc/"), pid, file}) {
        at = std::copy(part.begin(), part.end(), at);
    }
    *at = '\0';
}

// The words that it was started with have NULs between them; a kernel thread or a zombie has none.
// What a process chose to call itself must not steer the terminal.
void write_command(Output& out, std::span<char> words, std::string_view name) {
    while (!words.empty() && words.back() == '\0') words = words.first(words.size() - 1);
    if (words.empty()) out << '[' << name << ']';
    for (const char character : words) {
        const auto code = static_cast<unsigned char>(character);
        out << (code == 0 ? ' ' : code < ' ' || code == 127 ? '?' : character);
    }
    out << '\n';
}

void write_right(Output& out, std::string_view text) {
    for (std::size_t width = text.size(); width < 5; ++width) out << ' ';
    out << text << ' ';
}

// A process may end between its name and its files, and is then left out.
bool write_process(Output& out, std::string_view pid) {
    Path path;
    std::array<char, 512> room;
    path_of(path, pid, "/stat");
    const auto text = read_file(path.data(), room);
    const auto process = text ? parse_stat(*text) : std::nullopt;
    if (!process) return false;
    path_of(path, pid, "/cmdline");
    auto words = read_whole_file(path.data());
    if (!words) return false;
    write_right(out, pid);
    write_right(out, process->parent);
    out << process->state << ' ';
    write_command(out, words->all(), process->name);
    return true;
}

Result<void> ps(Invocation& invocation) {
    DIR* const directory = ::opendir("/proc");
    if (directory == nullptr) return failure("open directory", "/proc");
    Output& out = invocation.out();
    out << "  PID  PPID S COMMAND\n";
    bool any = false;
    // /proc lists processes by ascending number (fs/proc/base.c: next_tgid).
    while (const dirent* entry = ::readdir(directory)) {
        if (!parse_number(entry->d_name, INT32_MAX)) continue;
        any |= write_process(out, entry->d_name);
    }
    ::closedir(directory);
    if (!any) invocation.complain("no processes in /proc: mount -t proc proc /proc");
    return {};
}

}  // namespace

const Command ps_command = {
    .name = "ps",
    .operands = "",
    .purpose = "List all processes: number, parent, state, and the command or [name].",
    .options = {},
    .fewest = 0,
    .most = 0,
    .words = Words::options_anywhere,
    .run = ps,
};

}  // namespace kindling
