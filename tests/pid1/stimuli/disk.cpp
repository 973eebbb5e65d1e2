// A disk in the guest, and what a root file system on one finds.

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "proc.h"
#include "stimulus.h"
#include "support/system.h"

namespace kindling::pid1 {
namespace {

// /dev/vda by the numbers that sysfs tells, whoever makes device nodes here.
Result<void> make_node(const char* node) {
    TRY(leave_mounts());
    (void)::mkdir("/duty/sys", 0755);
    TRY(checked("mount", "sysfs", ::mount("sysfs", "/duty/sys", "sysfs", 0, nullptr)));
    char room[32];
    auto text = TRY(read_file("/duty/sys/class/block/vda/dev", room));
    const auto major = leading_number(text);
    text.remove_prefix(std::min(text.find(':') + 1, text.size()));
    const auto minor = leading_number(text);
    if (!major || !minor) return failure("read the numbers of", "vda", EINVAL);
    const auto number = makedev(static_cast<unsigned>(*major), static_cast<unsigned>(*minor));
    return checked("make", node, ::mknod(node, S_IFBLK | 0600, number));
}

}  // namespace

// ask disk: makes /duty/vda.
int ask_disk(Words) {
    if (const auto made = make_node("/duty/vda"); !made) return no(made.error());
    return 0;
}

// As /sbin/init of another root file system: says what it found, and ends the machine.
int ask_new_root(Words) {
    if (::getpid() != 1) return no("it is not PID 1");
    (void)::mkdir("/duty", 0755);
    struct stat here = {};
    (void)::stat("/", &here);
    Line() << "the new root's init runs";
    if (::access("/marks/new-root", F_OK) != 0) Line() << "no: / is not the new root";
    for (const char* place : {"/proc/self", "/sys/kernel", "/dev/console"}) {
        if (::access(place, F_OK) != 0) Line() << "no: " << place << " did not come along";
    }
    Line() << "the new root was looked at";
    // As an init ends a machine: the disk is looked at afterwards.
    (void)::mount(nullptr, "/", nullptr, MS_REMOUNT | MS_RDONLY, nullptr);
    (void)::reboot(RB_AUTOBOOT);
    for (;;) pause_for(1000);
}

}  // namespace kindling::pid1
