#include "support/filesystems.h"

#include "support/error_text.h"

namespace kindling {
namespace {

struct Option {
    std::string_view type;
    const char* config;
};

// The option of the kernel's configuration that brings each file system.
constexpr Option options[] = {
    {"proc", "CONFIG_PROC_FS"},         {"sysfs", "CONFIG_SYSFS"},
    {"debugfs", "CONFIG_DEBUG_FS"},     {"tracefs", "CONFIG_TRACING"},
    {"devtmpfs", "CONFIG_DEVTMPFS"},    {"devpts", "CONFIG_UNIX98_PTYS"},
    {"cgroup2", "CONFIG_CGROUPS"},      {"securityfs", "CONFIG_SECURITYFS"},
    {"configfs", "CONFIG_CONFIGFS_FS"}, {"mqueue", "CONFIG_POSIX_MQUEUE"},
    {"bpf", "CONFIG_BPF_SYSCALL"},      {"ext4", "CONFIG_EXT4_FS"},
    {"vfat", "CONFIG_VFAT_FS"},         {"squashfs", "CONFIG_SQUASHFS"},
    {"overlay", "CONFIG_OVERLAY_FS"},   {"9p", "CONFIG_9P_FS"},
};

}  // namespace

const char* kernel_option(std::string_view type) {
    for (const Option& option : options) {
        if (option.type == type) return option.config;
    }
    return "";
}

void say_mount_cause(Output& out, std::string_view type, int number) {
    switch (number) {
        case ENODEV:
            out << "the kernel has no " << type;
            if (*kernel_option(type) != '\0') out << ": " << kernel_option(type);
            break;
        case EBUSY:
            out << "already mounted there, or in use";
            break;
        case ENOTBLK:
            out << "the source is no block device";
            break;
        case EINVAL:
            out << "a bad option or super block, or no mount point";
            break;
        default:
            say_error(out, number);
    }
}

}  // namespace kindling
