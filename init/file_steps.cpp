#include "file_steps.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "device_node.h"
#include "support/system.h"

namespace kindling {
namespace {

Result<void> made(const Step& step, int returned) {
    if (returned == 0 || errno == EEXIST) return {};
    return failure("make", step.place);
}

struct Node {
    const char* path;
    std::uint16_t permissions;
    std::uint8_t major;
    std::uint8_t minor;
};

// Documentation/admin-guide/devices.txt.
constexpr Node nodes[] = {
    {"/dev/null", 0666, 1, 3},   {"/dev/zero", 0666, 1, 5},    {"/dev/full", 0666, 1, 7},
    {"/dev/random", 0666, 1, 8}, {"/dev/urandom", 0666, 1, 9}, {"/dev/kmsg", 0600, 1, 11},
    {"/dev/tty", 0666, 5, 0},    {"/dev/console", 0600, 5, 1}, {"/dev/ptmx", 0666, 5, 2},
};

}  // namespace

Result<void> make_directory(const Step& step, Boot&) {
    return made(step, ::mkdir(step.place, step.number));
}

Result<void> make_link(const Step& step, Boot&) {
    return made(step, ::symlink(step.subject, step.place));
}

Result<void> make_device_node(const Step& step, Boot&) {
    if (::access(step.place, F_OK) == 0) return {};
    const bool block = std::string_view(step.subject).starts_with("class/block/");
    const mode_t mode = step.number | (block ? S_IFBLK : S_IFCHR);
    if (make_node("/sys/", step.subject, mode, step.place)) return {};
    return failure("make", step.place, ENODEV);
}

Result<void> make_standard_nodes(const Step& step, Boot&) {
    (void)::mkdir("/dev", 0755);
    int failed = 0;
    for (const Node& node : nodes) {
        const dev_t number = makedev(node.major, node.minor);
        if (::mknod(node.path, S_IFCHR | node.permissions, number) == 0 || errno == EEXIST) {
            // The umask takes away what others may do.
            (void)::chmod(node.path, node.permissions);
        } else {
            failed = errno;
        }
    }
    if (failed != 0) return failure("make", step.place, failed);
    return {};
}

Result<void> make_standard_links(const Step& step, Boot&) {
    (void)::symlink("/proc/self/fd/0", "/dev/stdin");
    (void)::symlink("/proc/self/fd/1", "/dev/stdout");
    (void)::symlink("/proc/self/fd/2", "/dev/stderr");
    return made(step, ::symlink("/proc/self/fd", step.place));
}

Result<void> write_text(const Step& step, Boot&) {
    const Fd file = TRY(open_file(step.place, O_WRONLY | O_TRUNC));
    if (!write_all(file.number(), step.subject)) return failure("write to", step.place);
    return {};
}

}  // namespace kindling
