// A product's own boot: what init.sh beside this file does, step for step. docs/init.md tells how
// it becomes an /init.

#include "steps.h"

namespace kindling {
namespace {

constexpr Step table[] = {
    required(mount_step("proc", "/proc", bare_mount)),
    settings_step(),
    mount_step("sysfs", "/sys", bare_mount),
    mount_step("devtmpfs", "/dev", MS_NOSUID, "mode=0755"),
    mount_step("tmpfs", "/run", no_device, "mode=0755"),
    say_mounts_step(),
    hostname_step("port"),
    write_step("/proc/sys/kernel/panic_on_oops", "1"),
    directory_step("/run/app"),
    link_step("/run/current", "app"),

    // The disk: a module with what it needs and its parameters, and the wait for its device.
    module_step("null_blk", "nr_devices=1 gb=1"),
    required(wait_step("/dev/nullb0", 10)),

    // The network. A line of the old script may stay as it is.
    script_step("(sleep 1; modprobe dummy) &"),
    wait_step("/sys/class/net/dummy0", 20),
    link_up_step("lo"),
    link_up_step("dummy0"),
    address_step("dummy0", "10.1.2.3/24"),
    route_step("default", "10.1.2.1"),

    run_step("/bin/cp /proc/cmdline /run/app/cmdline"),

    // On to the disk that root= names, if one is named.
    switch_root_step(),

    // The application, and a shell for whoever comes by.
    supervise_step("/bin/sleep 1000"),
    shell_step("/bin/sh"),
};

}  // namespace

std::span<const Step> boot_table() {
    return table;
}

}  // namespace kindling
