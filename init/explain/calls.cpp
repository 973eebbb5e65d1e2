// The system calls of a boot, said as they are made. The linker's --wrap=NAME has every call of
// NAME come to __wrap_NAME, and calls the real one __real_NAME (man 1 ld).

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/types.h>

#include <cstddef>

#include "said_call.h"

namespace {

using kindling::Line;
using kindling::SaidCall;

constexpr SaidCall::Flag mount_flags[] = {
    {MS_RDONLY, "MS_RDONLY"}, {MS_NOSUID, "MS_NOSUID"},   {MS_NODEV, "MS_NODEV"},
    {MS_NOEXEC, "MS_NOEXEC"}, {MS_REMOUNT, "MS_REMOUNT"}, {MS_MOVE, "MS_MOVE"},
};

// Without one of the first two it is O_RDONLY, which is no bit.
constexpr SaidCall::Flag open_flags[] = {
    {O_WRONLY, "O_WRONLY"}, {O_RDWR, "O_RDWR"},           {O_CREAT, "O_CREAT"},
    {O_TRUNC, "O_TRUNC"},   {O_DIRECTORY, "O_DIRECTORY"}, {O_NONBLOCK, "O_NONBLOCK"},
    {O_NOCTTY, "O_NOCTTY"}, {O_CLOEXEC, "O_CLOEXEC"},
};

}  // namespace

extern "C" {

int __real_mount(const char*, const char*, const char*, unsigned long, const void*);
int __wrap_mount(const char* source, const char* target, const char* type, unsigned long flags,
                 const void* data) {
    const int returned = __real_mount(source, target, type, flags, data);
    SaidCall("mount", returned)
        .about(type)
        .text(source)
        .text(target)
        .text(type)
        .flags(flags, mount_flags)
        .text(static_cast<const char*>(data));
    return returned;
}

// Always with a mode: see ../libc.cpp.
int __real_open(const char*, int, unsigned);
int __wrap_open(const char* path, int flags, unsigned mode) {
    const int returned = __real_open(path, flags, mode);
    SaidCall("open", returned)
        .text(path)
        .flags(static_cast<unsigned>(flags), open_flags,
               (flags & O_ACCMODE) == O_RDONLY ? "O_RDONLY" : "");
    return returned;
}

int __real_mkdir(const char*, mode_t);
int __wrap_mkdir(const char* path, mode_t mode) {
    const int returned = __real_mkdir(path, mode);
    SaidCall("mkdir", returned).text(path).octal(mode);
    return returned;
}

int __real_mknod(const char*, mode_t, dev_t);
int __wrap_mknod(const char* path, mode_t mode, dev_t device) {
    const int returned = __real_mknod(path, mode, device);
    SaidCall("mknod", returned).text(path).octal(mode).number(static_cast<long>(device));
    return returned;
}

int __real_symlink(const char*, const char*);
int __wrap_symlink(const char* target, const char* path) {
    const int returned = __real_symlink(target, path);
    SaidCall("symlink", returned).text(target).text(path);
    return returned;
}

int __real_sethostname(const char*, std::size_t);
int __wrap_sethostname(const char* name, std::size_t size) {
    const int returned = __real_sethostname(name, size);
    SaidCall("sethostname", returned)
        .text(std::string_view(name, size))
        .number(static_cast<long>(size));
    return returned;
}

int __real_chroot(const char*);
int __wrap_chroot(const char* path) {
    const int returned = __real_chroot(path);
    SaidCall("chroot", returned).text(path);
    return returned;
}

int __real_umount2(const char*, int);
int __wrap_umount2(const char* path, int flags) {
    const int returned = __real_umount2(path, flags);
    SaidCall("umount2", returned).text(path).number(flags);
    return returned;
}

// Says so beforehand: when it succeeds, there is nobody left to.
int __real_execve(const char*, char* const*, char* const*);
int __wrap_execve(const char* path, char* const* arguments, char* const* environment) {
    Line("         ") << "execve(\"" << path << "\", …): this process becomes that program";
    const int returned = __real_execve(path, arguments, environment);
    SaidCall("execve", returned).text(path).word("…");
    return returned;
}
}
