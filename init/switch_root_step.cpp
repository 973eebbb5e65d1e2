#include "switch_root_step.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "decimal.h"
#include "message.h"
#include "root_device.h"
#include "runnable.h"
#include "signals.h"
#include "support/remove_tree.h"
#include "support/system.h"

extern "C" char** environ;

namespace kindling {
namespace {

constexpr const char* new_root = "/newroot";
constexpr Milliseconds longest_wait = 10'000;

// What the kernel itself would try (init/main.c: kernel_init), behind init=.
using Inits = std::array<const char*, 5>;
Inits candidates(const Settings& settings) {
    return {settings.new_init == nullptr ? "/sbin/init" : settings.new_init, "/sbin/init",
            "/etc/init", "/bin/init", "/bin/sh"};
}

// Only from there: a disk's files must never be deleted, and the init on it, which may be this one
// again, finds the same root= on the command line.
bool is_in_initramfs() {
    struct statfs root;
    return ::statfs("/", &root) == 0 && (root.f_type == RAMFS_MAGIC || root.f_type == TMPFS_MAGIC);
}

bool is_wanted(const Settings& settings) {
    return settings.root != nullptr && settings.run == nullptr && !settings.single &&
           !is_in_list("/dev/ram,/dev/ram0", settings.root) && is_in_initramfs();
}

Result<void> mount_as(const char* device, const char* type, const Settings& settings) {
    const unsigned long flags = settings.read_write ? 0 : MS_RDONLY;
    return checked("mount", settings.root,
                   ::mount(device, new_root, type, flags, settings.root_flags));
}

// Without rootfstype= every type is tried that the kernel has and that lives on a device, as the
// kernel does (init/do_mounts.c: mount_block_root). TEXT is /proc/filesystems or rootfstype's
// value, with SEPARATOR behind each type.
Result<void> mount_any(const char* device, char* text, char separator, const Settings& settings) {
    Result<void> mounted = failure("find a file system on", settings.root, EINVAL);
    for (char* end; (end = std::strchr(text, separator)) != nullptr; text = end + 1) {
        *end = '\0';
        const char* const type = text + std::strspn(text, "\t");
        if (std::string_view(type).starts_with("nodev")) continue;
        mounted = mount_as(device, type, settings);
        // EINVAL: the file system is of another type.
        if (mounted || mounted.error().number != EINVAL) return mounted;
    }
    return mounted;
}

Result<void> mount_root(const char* device, const Settings& settings) {
    (void)::mkdir(new_root, 0755);
    std::array<char, 1024> room;
    if (settings.root_type != nullptr) {
        const std::size_t length = std::strlen(settings.root_type);
        if (length + 2 > room.size()) return failure("mount", settings.root, E2BIG);
        std::memcpy(room.data(), settings.root_type, length);
        room[length] = ',';
        room[length + 1] = '\0';
        return mount_any(device, room.data(), ',', settings);
    }
    const auto types = TRY(read_file("/proc/filesystems", {room.data(), room.size() - 1}));
    room[types.size()] = '\0';
    return mount_any(device, room.data(), '\n', settings);
}

// Looks for an init with the eyes of the new root, where an absolute link leads elsewhere: in a
// child, which has a root of its own. Gives the index of the first that can be run.
Result<std::size_t> choose_init(const Inits& inits) {
    volatile std::size_t chosen = inits.size();
    volatile int reason = 0;
    const pid_t pid = ::vfork();
    if (pid == 0) {
        if (::chroot(new_root) != 0) ::_exit(1);
        for (std::size_t at = inits.size(); at-- > 0;) {
            const int why_not = why_not_runnable(inits[at]);
            if (why_not == 0) chosen = at;
            reason = why_not;
        }
        ::_exit(0);
    }
    if (pid < 0) return failure("start a process for", new_root);
    // vfork returns before the child has let go of its root, which could not be unmounted then.
    (void)::waitpid(pid, nullptr, 0);
    if (chosen == inits.size()) return failure("run in the new root", inits[0], ENOENT);
    if (chosen != 0) Line() << Error{"run in the new root", inits[0], reason};
    return chosen;
}

// Where the new root has no such directory, nothing is lost: the new init mounts its own.
void move_mounts() {
    for (const char* place : {"/dev", "/proc", "/sys", "/run"}) {
        // Named from the new root, which is where we stand.
        if (::mount(place, place + 1, nullptr, MS_MOVE, nullptr) != 0) {
            (void)::umount2(place, MNT_DETACH);
        }
    }
}

Result<void> enter() {
    TRY(checked("enter", new_root, ::chdir(new_root)));
    Fd old_root = TRY(open_file("/", O_RDONLY | O_DIRECTORY));
    move_mounts();
    TRY(checked("move to /", new_root, ::mount(".", "/", nullptr, MS_MOVE, nullptr)));
    TRY(checked("enter", new_root, ::chroot(".")));
    remove_tree(std::move(old_root));
    return {};
}

// Returns when none of them could be started after all: in the new root then, where the shell of
// rescue() is.
Result<void> become_init(const Inits& inits, std::size_t from, char** arguments) {
    int failed = 0;
    for (; from < inits.size(); ++from) {
        arguments[0] = const_cast<char*>(inits[from]);
        allow_all_signals();
        ::execve(inits[from], arguments, environ);
        failed = errno;
        block_all_signals();
        Line() << Error{"run", inits[from], failed};
    }
    return failure(nullptr, "", failed);
}

}  // namespace

Result<void> switch_to_root(const Step&, Boot& boot) {
    const Settings& settings = boot.settings;
    if (!is_wanted(settings)) return {};
    if (settings.root_delay != nullptr) {
        std::string_view delay = settings.root_delay;
        boot.supervisor.wait_until(monotonic_time() +
                                   Milliseconds{take_decimal(delay).value_or(0)} * 1000);
    }
    RootDevice device(settings.root);
    std::optional<Milliseconds> limit;
    if (!settings.root_wait) limit = longest_wait;
    TRY(wait_for(device, limit, boot.supervisor));
    TRY(mount_root(device.path(), settings));
    const Inits inits = candidates(settings);
    const auto chosen = choose_init(inits);
    if (!chosen) {
        (void)::umount2(new_root, 0);
        return std::unexpected(chosen.error());
    }
    TRY(enter());
    return become_init(inits, *chosen, settings.arguments);
}

}  // namespace kindling
