#include "boot_table.h"

#include "file_steps.h"
#include "hostname_step.h"
#include "inittab_step.h"
#include "mount_step.h"
#include "network_steps.h"
#include "program_steps.h"
#include "say_step.h"
#include "settings_step.h"
#include "switch_root_step.h"

namespace kindling {
namespace {

constexpr Step nodes = standard_nodes_step();

// The mount flags are those that the distributions agree on: nothing under /proc and /sys is a
// program, a device or set-uid, and so on.
constexpr Step table[] = {
    mount_step("proc", "/proc", bare_mount),
    settings_step(),
    mount_step("sysfs", "/sys", bare_mount),
    or_else(mount_step("devtmpfs", "/dev", MS_NOSUID, "mode=0755"), nodes),
    mount_step("devpts", "/dev/pts", no_exec, "gid=5,mode=0620,ptmxmode=0666"),
    mount_step("tmpfs", "/dev/shm", no_device, "mode=1777"),
    mount_step("tmpfs", "/run", no_device, "mode=0755"),
    mount_step("tmpfs", "/tmp", no_device, "mode=1777"),
    mount_step("debugfs", "/sys/kernel/debug", bare_mount),
    mount_step("tracefs", "/sys/kernel/tracing", bare_mount),
    mount_step("cgroup2", "/sys/fs/cgroup", bare_mount),
    say_mounts_step(),
    standard_links_step(),
    hostname_step("kindling"),
    link_up_step("lo"),
    say_step("hello, busybox!"),
    say_boot_time_step(),
    switch_root_step(),
    inittab_step("/etc/inittab"),
    shell_step("/bin/sh"),
};

}  // namespace

std::span<const Step> boot_table() {
    return table;
}

}  // namespace kindling
