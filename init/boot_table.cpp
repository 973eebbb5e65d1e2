#include "boot_table.h"

#include "mount_step.h"
#include "say_step.h"
#include "settings_step.h"
#include "shell_step.h"

namespace kindling {
namespace {

// The mount flags are those that the distributions agree on: nothing under /proc and /sys is a
// program, a device or set-uid.
constexpr Step table[] = {
    mount_step("proc", "/proc", bare_mount),
    settings_step(),
    mount_step("sysfs", "/sys", bare_mount),
    mount_step("debugfs", "/sys/kernel/debug", bare_mount),
    say_step("hello, busybox!"),
    say_boot_time_step(),
    shell_step("/bin/sh"),
};

}  // namespace

std::span<const Step> boot_table() {
    return table;
}

}  // namespace kindling
