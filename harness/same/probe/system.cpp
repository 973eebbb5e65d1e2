// Mounts, modules, devices and sysctls.

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "files.h"
#include "report.h"

namespace kindling::probe {
namespace {

char text_room[64 * 1024];

void report_device(Report& report, const Path& path, std::string_view name) {
    struct stat status = {};
    if (::lstat(path.text(), &status) != 0) return;
    report.kind("device") << name;
    report.next();
    char room[256];
    if (S_ISLNK(status.st_mode)) {
        report << "link to " << link_target(path, room);
        return report.end();
    }
    report << (S_ISCHR(status.st_mode)   ? "c "
               : S_ISBLK(status.st_mode) ? "b "
               : S_ISDIR(status.st_mode) ? "folder"
                                         : "file");
    if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode))
        report << std::uint64_t{major(status.st_rdev)} << ":"
               << std::uint64_t{minor(status.st_rdev)};
    report << " mode ";
    report.octal(status.st_mode & 07777)
        << " of " << std::uint64_t{status.st_uid} << ":" << std::uint64_t{status.st_gid};
    report.end();
}

// No deeper than /dev is: what a program may have made there is not followed for ever.
void walk_devices(Report& report, const Path& folder, std::string_view shown, int depth) {
    for_each_entry(folder, [&](std::string_view name) {
        Path path = folder;
        path / name;
        Path shown_path(shown);
        shown_path / name;
        report_device(report, path, shown_path.view());
        struct stat status = {};
        if (depth > 0 && ::lstat(path.text(), &status) == 0 && S_ISDIR(status.st_mode))
            walk_devices(report, path, shown_path.view(), depth - 1);
    });
}

void walk_sysctls(Report& report, const Path& folder, std::string_view shown, int depth) {
    for_each_entry(folder, [&](std::string_view name) {
        Path path = folder;
        path / name;
        Path shown_path(shown);
        if (!shown.empty()) shown_path + "/";
        shown_path + name;
        struct stat status = {};
        if (::lstat(path.text(), &status) != 0) return;
        if (S_ISDIR(status.st_mode)) {
            if (depth > 0) walk_sysctls(report, path, shown_path.view(), depth - 1);
            return;
        }
        if ((status.st_mode & 0444) == 0) return;
        char room[4096];
        std::string_view value = content(path, room);
        if (value.ends_with('\n')) value.remove_suffix(1);
        report.kind("sysctl") << shown_path.view();
        report.next() << value;
        report.end();
    });
}

}  // namespace

// /proc/PID/mountinfo (proc(5)): ID PARENT MAJ:MIN ROOT PLACE OPTIONS TAG… - TYPE SOURCE OPTIONS.
void report_mounts(Report& report) {
    std::string_view text = content(Path(proc) + "/1/mountinfo", text_room);
    while (!text.empty()) {
        std::string_view line = take_up_to(text, '\n');
        for (int field = 0; field < 3; ++field) (void)take_up_to(line, ' ');
        const auto root = take_up_to(line, ' ');
        const auto place = take_up_to(line, ' ');
        const auto options = take_up_to(line, ' ');
        std::string_view tag = take_up_to(line, ' ');
        report.kind("mount") << place;
        report.next() << options;
        // shared:N and the like: that a mount is shared counts, its number does not.
        for (; !line.empty() && tag != "-"; tag = take_up_to(line, ' '))
            report << " " << take_up_to(tag, ':');
        report << " type " << take_up_to(line, ' ');
        report << " source " << take_up_to(line, ' ') << " with " << line;
        if (root != "/") report << " root " << root;
        report.end();
    }
}

// /proc/modules, and what the modules were told.
void report_modules(Report& report) {
    std::string_view text = content(Path(proc) + "/modules", text_room);
    while (!text.empty()) {
        std::string_view line = take_up_to(text, '\n');
        const auto name = take_up_to(line, ' ');
        report.kind("module") << name;
        report.next() << "loaded";
        report.end();
        const Path folder = Path("/sys/module") / name / "parameters";
        for_each_entry(folder, [&](std::string_view parameter) {
            char room[1024];
            Path path = folder;
            path / parameter;
            std::string_view value = content(path, room);
            if (value.ends_with('\n')) value.remove_suffix(1);
            report.kind("module") << name << " " << parameter;
            report.next() << value;
            report.end();
        });
    }
}

void report_devices(Report& report) {
    walk_devices(report, Path(proc) / "1" / "root" / "dev", "/dev", 3);
}

void report_sysctls(Report& report) {
    walk_sysctls(report, Path(proc) + "/sys", "", 8);
}

}  // namespace kindling::probe
