#include "proc.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <cctype>
#include <charconv>

#include "support/output.h"
#include "support/system.h"

namespace kindling::pid1 {
namespace {

constexpr const char* our_proc = "/duty/proc";

}  // namespace

Result<void> leave_mounts() {
    TRY(checked("leave the mount namespace of", "PID 1", ::unshare(CLONE_NEWNS)));
    // Where the init made its mounts shared, ours would show up among them.
    (void)::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    return {};
}

Result<void> see_processes() {
    TRY(leave_mounts());
    (void)::mkdir(our_proc, 0755);
    return checked("mount", our_proc, ::mount("proc", our_proc, "proc", 0, nullptr));
}

Result<std::string_view> kernel_file(const char* file, std::span<char> room) {
    char path[128];
    Output out(-1, path);
    out << our_proc << '/' << file << '\0';
    (void)out.take();
    return read_file(path, room);
}

Result<std::string_view> process_file(pid_t pid, const char* file, std::span<char> room) {
    char path[96];
    Output out(-1, path);
    out << pid << '/' << file << '\0';
    (void)out.take();
    return kernel_file(path, room);
}

std::string_view status_value(std::string_view text, std::string_view key) {
    while (!text.empty()) {
        std::string_view line = up_to('\n', text);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.starts_with(key)) continue;
        line.remove_prefix(key.size());
        if (!line.starts_with(':')) continue;
        line.remove_prefix(1);
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        return line;
    }
    return {};
}

std::optional<unsigned long> leading_number(std::string_view text, int base) {
    unsigned long number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (read.ec != std::errc()) return std::nullopt;
    return number;
}

std::optional<long> stat_field(std::string_view stat, unsigned index) {
    const std::size_t name_end = stat.rfind(')');
    if (name_end == std::string_view::npos || index < 3) return std::nullopt;
    std::string_view rest = stat;
    rest.remove_prefix(name_end + 1);
    for (unsigned field = 2; field < index; ++field) {
        const std::size_t blank = rest.find(' ');
        if (blank == std::string_view::npos) return std::nullopt;
        rest.remove_prefix(blank + 1);
    }
    long number = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec != std::errc()) return std::nullopt;
    return number;
}

Result<Children> children_of(pid_t parent) {
    DIR* folder = ::opendir(our_proc);
    if (folder == nullptr) return failure("open", our_proc);
    Children children;
    while (const dirent* entry = ::readdir(folder)) {
        if (std::isdigit(static_cast<unsigned char>(entry->d_name[0])) == 0) continue;
        const auto pid = leading_number(entry->d_name);
        char room[512];
        const auto stat = process_file(static_cast<pid_t>(pid.value_or(0)), "stat", room);
        if (!stat || stat_field(*stat, 4) != parent) continue;
        ++children.all;
        const std::size_t name_end = stat->rfind(')');
        if (stat->find(") Z", name_end) == name_end) ++children.zombies;
    }
    (void)::closedir(folder);
    return children;
}

}  // namespace kindling::pid1
