#include "console.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <span>

namespace kindling {
namespace {

struct Device {
    const char* path;
    unsigned major;
    unsigned minor;
};

// Tried in their order; the numbers are those of Documentation/admin-guide/devices.txt. What is
// written to kmsg can at least be read with dmesg. It is not for reading: a shell that falls back
// on our descriptors would take the kernel's log for its commands.
constexpr Device for_writing[] = {
    {"/dev/console", 5, 1}, {"/dev/kmsg", 1, 11}, {"/dev/null", 1, 3}};
constexpr Device for_reading[] = {{"/dev/console", 5, 1}, {"/dev/null", 1, 3}};

int open_device(const Device& device) {
    const int fd = ::open(device.path, O_RDWR | O_NOCTTY);
    if (fd >= 0) return fd;
    (void)::mkdir("/dev", 0755);
    (void)::mknod(device.path, S_IFCHR | 0600, makedev(device.major, device.minor));
    return ::open(device.path, O_RDWR | O_NOCTTY);
}

// Puts the first of DEVICES that can be opened in the place of FD.
void replace(int fd, std::span<const Device> devices) {
    for (const Device& device : devices) {
        const int opened = open_device(device);
        if (opened < 0) continue;
        (void)::dup2(opened, fd);
        (void)::close(opened);
        return;
    }
}

}  // namespace

void open_standard_files() {
    // open gives the lowest number that is free. The root directory is always there; if nothing
    // else can be opened, it at least keeps the number.
    for (;;) {
        const int fd = ::open("/", O_RDONLY);
        if (fd > STDERR_FILENO) (void)::close(fd);
        if (fd < 0 || fd > STDERR_FILENO) return;
        if (fd == STDIN_FILENO) {
            replace(fd, for_reading);
        } else {
            replace(fd, for_writing);
        }
    }
}

}  // namespace kindling
