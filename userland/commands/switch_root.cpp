#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "invocation.h"
#include "support/remove_tree.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr Option options[] = {
    {'c', "what the new init's input and output are, a file in the new root", "CONSOLE"}};

extern "C" char** environ;

Result<void> check_roots(const char* new_root) {
    struct stat of_old;
    struct stat of_new;
    TRY(checked("look at", "/", ::stat("/", &of_old)));
    TRY(checked("look at", new_root, ::stat(new_root, &of_new)));
    if (!S_ISDIR(of_new.st_mode)) return failure("switch to", new_root, ENOTDIR);
    // On the same device it is a mere directory of the old root, and would be deleted with it.
    if (of_old.st_dev == of_new.st_dev)
        return failure("switch to, for nothing is mounted on", new_root, EINVAL);
    return {};
}

// The files of the old root are deleted, which must not happen to a disk: only what lives in
// memory (a ramfs or tmpfs, as an initramfs does) may be left this way.
Result<void> check_old_root_is_memory() {
    struct statfs status;
    TRY(checked("look at", "/", ::statfs("/", &status)));
    if (status.f_type != RAMFS_MAGIC && status.f_type != TMPFS_MAGIC) {
        return failure("delete the files of, for it is no ramfs or tmpfs,", "/", EPERM);
    }
    return {};
}

// Sees INIT with the eyes of the new root, for an absolute symbolic link in it means another file
// from there; then comes back through OLD_ROOT.
Result<void> check_init(const Fd& old_root, const char* new_root, const char* init) {
    TRY(checked("enter", new_root, ::chdir(new_root)));
    TRY(checked("enter", new_root, ::chroot(".")));
    struct stat status;
    Result<void> usable;
    if (::stat(init, &status) != 0 || ::access(init, X_OK) != 0) {
        usable = failure("run", init);
    } else if (!S_ISREG(status.st_mode)) {
        usable = failure("run", init, EACCES);
    }
    TRY(checked("return to", "/", ::fchdir(old_root.number())));
    TRY(checked("return to", "/", ::chroot(".")));
    return usable;
}

// What programs have open and expect in its place goes along. Where the new root has no such
// directory, or the old one has nothing mounted, nothing is lost: the new init mounts its own.
Result<void> move_mounts(const char* new_root) {
    struct stat of_root;
    TRY(checked("look at", "/", ::stat("/", &of_root)));
    const Fd target = TRY(open_file(new_root, O_PATH | O_DIRECTORY));
    for (const char* directory : {"/dev", "/proc", "/sys", "/run"}) {
        struct stat status;
        if (::stat(directory, &status) != 0 || status.st_dev == of_root.st_dev) continue;
        // The new place is named relative to the new root, where the mount call starts from.
        TRY(checked("enter", new_root, ::fchdir(target.number())));
        if (::mount(directory, directory + 1, nullptr, MS_MOVE, nullptr) != 0) {
            (void)::umount2(directory, MNT_DETACH);
        }
    }
    return {};
}

Result<void> enter_new_root(const char* new_root) {
    TRY(checked("enter", new_root, ::chdir(new_root)));
    TRY(checked("move to /", new_root, ::mount(".", "/", nullptr, MS_MOVE, nullptr)));
    TRY(checked("enter", new_root, ::chroot(".")));
    TRY(checked("enter", "/", ::chdir("/")));
    return {};
}

Result<void> open_console(const char* path) {
    const Fd console = TRY(open_file(path, O_RDWR | O_NOCTTY));
    for (int standard = 0; standard <= 2; ++standard) {
        TRY(checked("use", path, ::dup2(console.number(), standard)));
    }
    return {};
}

Result<void> switch_root(Invocation& invocation) {
    const char* const new_root = invocation.operands()[0];
    const auto arguments = invocation.operands().subspan(1);
    if (::getpid() != 1) {
        invocation.complain("only process 1 can give its root away: exec switch_root from /init");
        return {};
    }
    TRY(check_roots(new_root));
    TRY(check_old_root_is_memory());
    Fd old_root = TRY(open_file("/", O_RDONLY | O_DIRECTORY));
    TRY(check_init(old_root, new_root, arguments[0]));
    TRY(move_mounts(new_root));
    TRY(enter_new_root(new_root));
    // From here on there is no way back; what fails is said, and the new init started all the same.
    remove_tree(std::move(old_root));
    if (const char* console = invocation.value('c')) {
        if (const auto opened = open_console(console); !opened) invocation.report(opened.error());
    }
    // A NULL ends the operands (Invocation::take).
    ::execve(arguments[0], arguments.data(), environ);
    return failure("run", arguments[0]);
}

}  // namespace

const Command switch_root_command = {
    .name = "switch_root",
    .operands = "NEW_ROOT INIT [WORD...]",
    .purpose =
        "Make NEW_ROOT, a mounted file system, the root; delete all that was in the old one;\n"
        "and become INIT of the new one. Nothing is touched when that can't work.",
    .options = options,
    .fewest = 2,
    .most = any_number,
    .words = Words::options_first,
    .run = switch_root,
};

}  // namespace kindling
