// configs/images/init.sh with all its mounts, as a table: the same words, the same file systems,
// the same shell, and nothing else.

#include "steps.h"

namespace kindling {
namespace {

constexpr Step table[] = {
    say_step("hello, busybox!"),
    mount_step("proc", "/proc", bare_mount),
    mount_step("sysfs", "/sys", bare_mount),
    mount_step("debugfs", "/sys/kernel/debug", bare_mount),
    say_boot_time_step(),
    shell_step("/bin/sh"),
};

}  // namespace

std::span<const Step> boot_table() {
    return table;
}

}  // namespace kindling
