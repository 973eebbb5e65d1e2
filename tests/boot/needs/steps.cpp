// Steps that fail and are required, that have a fallback, that wait in vain; and a node, and the
// end of a table in another program: what init-needs.boot sees of them.

#include "steps.h"

namespace kindling {
namespace {

constexpr Step shelf = directory_step("/run/shelf", 0750);
constexpr Step link_to_shelf = or_else(mount_step("nosuchfs", "/run/none", bare_mount), shelf);

constexpr Step table[] = {
    mount_step("proc", "/proc", bare_mount),
    settings_step(),
    mount_step("sysfs", "/sys", bare_mount),
    mount_step("devtmpfs", "/dev", MS_NOSUID, "mode=0755"),
    mount_step("tmpfs", "/run", no_device, "mode=0755"),

    // The first that works ends the chain: the shelf is made, and the last of the three is not.
    or_else(mount_step("nosuchfs", "/run/nowhere", bare_mount), link_to_shelf),
    node_step("/run/zero", "class/mem/zero", 0640),

    // Somebody has to make it, in the shell that comes.
    required(write_step("/run/wanted", "written")),

    // Another device comes meanwhile.
    script_step("(sleep 1; modprobe dummy) &"),
    wait_step("/dev/never", 3),

    exec_step("/bin/sh /next two words"),
};

}  // namespace

std::span<const Step> boot_table() {
    return table;
}

}  // namespace kindling
