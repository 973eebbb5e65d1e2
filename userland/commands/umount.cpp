#include <sys/mount.h>

#include <algorithm>
#include <cstring>

#include "grown.h"
#include "invocation.h"
#include "support/mounts.h"
#include "whole_file.h"

namespace kindling {
namespace {

constexpr Option options[] = {
    {'a', "everything but the root and the kernel's own (proc, sysfs, devtmpfs, devpts)"},
    {'f', "even if a server does not answer"},
    {'l', "take it away now, and let go of it when nothing uses it any longer"},
};

// What a running system goes on needing.
constexpr std::string_view kept_types[] = {"rootfs", "proc", "sysfs", "devtmpfs", "devpts"};

bool is_kept(const Mounted& mounted) {
    return std::string_view(mounted.target) == "/" ||
           std::find(std::begin(kept_types), std::end(kept_types),
                     std::string_view(mounted.type)) != std::end(kept_types);
}

void unmount(Invocation& invocation, const char* target) {
    const int flags =
        (invocation.has('f') ? MNT_FORCE : 0) | (invocation.has('l') ? MNT_DETACH : 0);
    if (::umount2(target, flags) == 0) return;
    const int number = errno;
    const char* const reason = number == EINVAL  ? "nothing is mounted there"
                               : number == EBUSY ? "it is in use"
                                                 : std::strerror(number);
    invocation.complain("cannot unmount ", target, ": ", reason);
}

// The last mounted goes first: it may be on top of, or inside of, another.
Result<void> unmount_all(Invocation& invocation) {
    auto content = TRY(read_whole_file("/proc/mounts"));
    std::span<char> left = content.all();
    Grown<const char*> targets;
    while (const auto mounted = take_mounted(left)) {
        if (!is_kept(*mounted)) TRY(targets.push(mounted->target));
    }
    for (std::size_t count = targets.size(); count > 0; --count) {
        unmount(invocation, targets.all()[count - 1]);
    }
    return {};
}

Result<void> umount(Invocation& invocation) {
    if (invocation.has('a')) return unmount_all(invocation);
    if (invocation.operands().empty()) invocation.misused("what is to be unmounted?");
    for (const char* target : invocation.operands()) unmount(invocation, target);
    return {};
}

}  // namespace

const Command umount_command = {
    .name = "umount",
    .operands = "DIRECTORY...",
    .purpose = "Unmount what is mounted on the directories.",
    .options = options,
    .fewest = 0,
    .most = any_number,
    .words = Words::options_anywhere,
    .run = umount,
};

}  // namespace kindling
