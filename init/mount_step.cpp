#include "mount_step.h"

#include <sys/stat.h>

#include <algorithm>

#include "message.h"
#include "mount_point.h"
#include "support/filesystems.h"
#include "support/system.h"

namespace kindling {
namespace {

using Names = std::array<const char*, 16>;

void note(Names& names, const char* name) {
    const auto free = std::find(names.begin(), names.end() - 1, nullptr);
    *free = name;
}

void say_names(const Names& names, const char* what, bool with_option) {
    if (names[0] == nullptr) return;
    Line line;
    line << what;
    for (const char* name : names) {
        if (name == nullptr) break;
        line << ' ' << name;
        if (!with_option) continue;
        const char* const option = kernel_option(name);
        if (*option != '\0') line << " (" << option << ')';
    }
}

Result<void> could_not_mount(const Step& step, Boot& boot, int number) {
    // sysfs makes /sys/kernel/debug only with CONFIG_DEBUG_FS (fs/debugfs/inode.c: debugfs_init),
    // and allows no mkdir; so a missing directory there means a missing file system.
    if (number == ENOENT && std::string_view(step.place).starts_with("/sys/")) number = ENODEV;
    if (number != ENODEV) return failure("mount", step.place, number);
    note(boot.missing, step.subject);
    return failure(nullptr, step.place, number);
}

}  // namespace

Result<void> mount_file_system(const Step& step, Boot& boot) {
    const char* const wanted = boot.settings.mounts;
    if (wanted != nullptr && !is_in_list(wanted, step.subject)) return {};
    // proc would be mounted a second time, over the first, without a word (fs/proc/root.c:
    // proc_get_tree makes a new one each time).
    if (is_mount_point(step.place)) {
        note(boot.kept, step.place);
        return {};
    }
    // The directory may well be there, and may not be makeable (a read-only root; /sys/kernel/debug
    // on a kernel without debugfs). The mount says best what is wrong then, and is what matters.
    (void)::mkdir(step.place, 0755);
    if (::mount(step.subject, step.place, step.subject, step.number, step.detail) == 0) return {};
    return could_not_mount(step, boot, errno);
}

Result<void> say_mounts(const Step&, Boot& boot) {
    say_names(boot.missing, "this kernel has no", true);
    say_names(boot.kept, "mounted before:", false);
    return {};
}

}  // namespace kindling
