// The system calls of a boot, said as they are made: the call with its arguments, what it gave, and
// what a failure most likely means. The linker's --wrap=NAME has every call of NAME come to
// __wrap_NAME, and calls the real one __real_NAME (man 1 ld).

#include <sys/mount.h>
#include <sys/types.h>

#include <cerrno>
#include <cstddef>

#include "../message.h"
#include "../step.h"
#include "support/error_text.h"
#include "support/filesystems.h"

namespace kindling {
namespace {

struct Cause {
    int number;
    const char* text;
};

constexpr Cause causes[] = {
    {EEXIST, "it is there already, which is as good"},
    {EPERM, "process 1 lacks the right to: in a container, or a lockdown?"},
    {EACCES, "a permission is missing: the x bit, or the place is mounted noexec"},
    {ENOENT, "a part of the path is not there; of a program, maybe its interpreter or loader"},
    {ENOEXEC, "no program for this machine, and no script with a #! line"},
    {EROFS, "the file system is mounted read-only"},
    {EBUSY, "something is mounted there already, or it is in use"},
    {ENOTBLK, "the source is no block device"},
    {EINVAL, "a bad option, a bad super block, or no mount point"},
    {ENOSYS, "this kernel was built without that call"},
};

void say_cause(Output& out, int number, const char* type) {
    if (number == ENODEV && type != nullptr) {
        out << ": this kernel has no " << type << ", which " << kernel_option(type) << " brings";
        return;
    }
    for (const Cause& cause : causes) {
        if (cause.number == number) out << ": " << cause.text;
    }
}

struct Flag {
    unsigned long bit;
    const char* name;
};

constexpr Flag mount_flags[] = {
    {MS_RDONLY, "MS_RDONLY"}, {MS_NOSUID, "MS_NOSUID"},   {MS_NODEV, "MS_NODEV"},
    {MS_NOEXEC, "MS_NOEXEC"}, {MS_REMOUNT, "MS_REMOUNT"}, {MS_MOVE, "MS_MOVE"},
};

void say_text(Output& out, const char* text) {
    if (text == nullptr) {
        out << "NULL";
    } else {
        out << '"' << text << '"';
    }
}

void say_flags(Output& out, unsigned long flags) {
    const char* between = "";
    for (const Flag& flag : mount_flags) {
        if ((flags & flag.bit) == 0) continue;
        out << between << flag.name;
        between = "|";
    }
    if (*between == '\0') out << '0';
}

// The end of a line about a call that gave RETURNED, errno being as it left it; gives RETURNED.
int finish(Line& line, int returned, const char* type = nullptr) {
    const int number = errno;
    line << ") = " << returned;
    if (returned < 0) {
        line << ", ";
        say_error(line.text(), number);
        say_cause(line.text(), number, type);
    }
    errno = number;
    return returned;
}

constexpr const char* indent = "         ";

}  // namespace
}  // namespace kindling

using kindling::Line;

extern "C" {

int __real_mount(const char*, const char*, const char*, unsigned long, const void*);
int __wrap_mount(const char* source, const char* target, const char* type, unsigned long flags,
                 const void* data) {
    const int returned = __real_mount(source, target, type, flags, data);
    const int number = errno;
    Line line(kindling::indent);
    line << "mount(";
    kindling::say_text(line.text(), source);
    line << ", ";
    kindling::say_text(line.text(), target);
    line << ", ";
    kindling::say_text(line.text(), type);
    line << ", ";
    kindling::say_flags(line.text(), flags);
    line << ", ";
    kindling::say_text(line.text(), static_cast<const char*>(data));
    errno = number;
    return kindling::finish(line, returned, type);
}

int __real_mkdir(const char*, mode_t);
int __wrap_mkdir(const char* path, mode_t mode) {
    const int returned = __real_mkdir(path, mode);
    const int number = errno;
    Line line(kindling::indent);
    line << "mkdir(\"" << path << "\", 0" << kindling::Padded{mode, 0, ' ', 8};
    errno = number;
    return kindling::finish(line, returned);
}

int __real_mknod(const char*, mode_t, dev_t);
int __wrap_mknod(const char* path, mode_t mode, dev_t device) {
    const int returned = __real_mknod(path, mode, device);
    const int number = errno;
    Line line(kindling::indent);
    line << "mknod(\"" << path << "\", 0" << kindling::Padded{mode, 0, ' ', 8} << ", " << device;
    errno = number;
    return kindling::finish(line, returned);
}

int __real_symlink(const char*, const char*);
int __wrap_symlink(const char* target, const char* path) {
    const int returned = __real_symlink(target, path);
    const int number = errno;
    Line line(kindling::indent);
    line << "symlink(\"" << target << "\", \"" << path << '"';
    errno = number;
    return kindling::finish(line, returned);
}

int __real_sethostname(const char*, std::size_t);
int __wrap_sethostname(const char* name, std::size_t size) {
    const int returned = __real_sethostname(name, size);
    const int number = errno;
    Line line(kindling::indent);
    line << "sethostname(\"" << std::string_view(name, size) << "\", " << size;
    errno = number;
    return kindling::finish(line, returned);
}

int __real_chroot(const char*);
int __wrap_chroot(const char* path) {
    const int returned = __real_chroot(path);
    const int number = errno;
    Line line(kindling::indent);
    line << "chroot(\"" << path << '"';
    errno = number;
    return kindling::finish(line, returned);
}

int __real_umount2(const char*, int);
int __wrap_umount2(const char* path, int flags) {
    const int returned = __real_umount2(path, flags);
    const int number = errno;
    Line line(kindling::indent);
    line << "umount2(\"" << path << "\", " << flags;
    errno = number;
    return kindling::finish(line, returned);
}

// Says so beforehand: when it succeeds, there is nobody left to.
int __real_execve(const char*, char* const*, char* const*);
int __wrap_execve(const char* path, char* const* arguments, char* const* environment) {
    {
        Line line(kindling::indent);
        line << "execve(\"" << path << "\", …): this process becomes that program";
    }
    const int returned = __real_execve(path, arguments, environment);
    const int number = errno;
    Line line(kindling::indent);
    line << "execve(\"" << path << "\", …";
    errno = number;
    return kindling::finish(line, returned);
}
}
