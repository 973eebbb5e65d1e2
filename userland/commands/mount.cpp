#include <sys/mount.h>

#include <algorithm>

#include "invocation.h"
#include "mount_options.h"
#include "support/filesystems.h"
#include "support/mounts.h"
#include "support/system.h"
#include "whole_file.h"

namespace kindling {
namespace {

constexpr Option options[] = {
    {'t', "the file system's type; without it, each that the kernel has is tried", "TYPE"},
    {'o', "options, with commas between: ro, nosuid, bind, move, remount, size=8m...", "LIST"},
    {'r', "read-only, like -o ro"},
};

constexpr unsigned long propagation = MS_SHARED | MS_PRIVATE | MS_SLAVE | MS_UNBINDABLE;
// These act on a mount that is there, and need no source.
constexpr unsigned long of_existing = MS_REMOUNT | propagation;
constexpr unsigned long without_type = MS_BIND | MS_MOVE | of_existing;

struct Request {
    const char* source;
    const char* target;
    unsigned long flags;
    const char* data;
};

Result<void> print_mounts(Invocation& invocation) {
    auto content = TRY(read_whole_file("/proc/mounts"));
    std::span<char> left = content.all();
    while (const auto mounted = take_mounted(left)) {
        invocation.out() << mounted->source << " on " << mounted->target << " type "
                         << mounted->type << " (" << mounted->options << ")\n";
    }
    return {};
}

// mount(2) gives a remounted file system exactly the flags of the call. So those that it has are
// put before those asked for, or "remount,ro" would also lose its nosuid.
Result<void> add_present_flags(const char* target, unsigned long& flags) {
    auto content = TRY(read_whole_file("/proc/mounts"));
    std::span<char> left = content.all();
    std::array<char, 4096> unused;
    // Of several mounts on one directory, the last is the one that is seen.
    while (const auto mounted = take_mounted(left)) {
        if (std::string_view(mounted->target) != target) continue;
        MountOptions present;
        // Words that are no flags, and may be too many for the room, do not matter here.
        (void)apply_mount_options(mounted->options, present, unused);
        flags = present.flags;
    }
    return {};
}

int call_mount(const Request& request, const char* type) {
    return ::mount(request.source, request.target, type, request.flags, request.data);
}

// Tries every type that /proc/filesystems lists without "nodev", as those are for block devices.
Result<void> mount_any_type(const Request& request) {
    auto content = TRY(read_whole_file("/proc/filesystems"));
    std::span<char> left = content.all();
    int number = ENODEV;
    while (!left.empty()) {
        char* const end = std::find(left.data(), left.data() + left.size(), '\n');
        if (end == left.data() + left.size()) break;
        *end = '\0';
        const char* const line = left.data();
        left = std::span(end + 1, left.data() + left.size());
        if (*line != '\t') continue;
        if (call_mount(request, line + 1) == 0) return {};
        // EINVAL says that it is another type; whatever else is the better reason to tell.
        if (number == ENODEV || number == EINVAL) number = errno;
    }
    return failure("mount", request.target, number);
}

Result<void> mount_typed(const Request& request, const char* type) {
    if (type == nullptr && (request.flags & without_type) == 0) return mount_any_type(request);
    if (call_mount(request, type) != 0) return failure("mount", request.target);
    // A bind mount takes no other flag when it is made (man 2 mount), so they come after it.
    constexpr unsigned long bind_only = MS_BIND | MS_REC;
    if ((request.flags & MS_BIND) != 0 && (request.flags & ~bind_only) != 0 &&
        (request.flags & MS_REMOUNT) == 0) {
        Request again = request;
        again.flags = (request.flags & ~static_cast<unsigned long>(MS_REC)) | MS_REMOUNT;
        if (call_mount(again, nullptr) != 0) return failure("set the flags of", request.target);
    }
    return {};
}

void explain(Invocation& invocation, const Error& error, const char* type) {
    Output& err = invocation.begin_complaint();
    err << "cannot " << error.operation << ' ' << error.object << ": ";
    say_mount_cause(err, type == nullptr ? "file system for it" : type, error.number);
    invocation.end_complaint(failed_status);
}

Result<void> mount_run(Invocation& invocation) {
    const auto words = invocation.operands();
    if (words.empty()) return print_mounts(invocation);
    std::array<char, 4096> room;
    room[0] = '\0';
    MountOptions asked;
    const char* const list = invocation.has('o') ? invocation.value('o') : "";
    TRY(apply_mount_options(list, asked, room));
    if (words.size() == 1 && (asked.flags & of_existing) == 0) {
        invocation.misused("what is to be mounted on ", words[0], "?");
        return {};
    }
    if ((asked.flags & MS_REMOUNT) != 0) {
        MountOptions merged;
        TRY(add_present_flags(words.back(), merged.flags));
        TRY(apply_mount_options(list, merged, room));
        asked = merged;
    }
    if (invocation.has('r')) asked.flags |= MS_RDONLY;
    const Request request = {.source = words.size() == 1 ? "none" : words[0],
                             .target = words.back(),
                             .flags = asked.flags,
                             .data = room.data()};
    const char* const type = invocation.value('t');
    const auto mounted = mount_typed(request, type);
    if (!mounted) explain(invocation, mounted.error(), type);
    return {};
}

}  // namespace

const Command mount_command = {
    .name = "mount",
    .operands = "[SOURCE] [DIRECTORY]",
    .purpose = "Mount a file system on a directory; without operands, list what is mounted.",
    .options = options,
    .fewest = 0,
    .most = 2,
    .words = Words::options_anywhere,
    .run = mount_run,
};

}  // namespace kindling
