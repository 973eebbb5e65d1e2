#include "mount_step.h"

#include <sys/stat.h>

#include "message.h"
#include "mount_point.h"
#include "support/filesystems.h"
#include "support/system.h"

namespace kindling {

Result<void> mount_file_system(const Step& step, Boot&) {
    // proc would be mounted a second time, over the first, without a word (fs/proc/root.c:
    // proc_get_tree makes a new one each time).
    if (is_mount_point(step.place)) {
        Line() << step.place << " was mounted already, and stays as it is";
        return {};
    }
    // The directory may well be there, and may not be makeable (a read-only root; /sys/kernel/debug
    // on a kernel without debugfs). The mount says best what is wrong then, and is what matters.
    (void)::mkdir(step.place, 0755);
    if (::mount(step.subject, step.place, step.subject, step.flags, nullptr) == 0) return {};
    return failure("mount", step.place);
}

void explain_mount(Output& out, const Step& step, int number) {
    // sysfs makes /sys/kernel/debug only with CONFIG_DEBUG_FS (fs/debugfs/inode.c: debugfs_init),
    // and allows no mkdir; so a missing directory there means a missing file system.
    const bool missing = number == ENOENT && std::string_view(step.place).starts_with("/sys/");
    say_mount_cause(out, step.subject, missing ? ENODEV : number);
}

}  // namespace kindling
