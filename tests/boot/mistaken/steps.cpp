// Steps that fail, each for a reason of its own: explain-mistakes.boot reads what is said of them.

#include "steps.h"

namespace kindling {
namespace {

constexpr Step table[] = {
    mount_step("proc", "/proc", bare_mount),
    mount_step("sysfs", "/sys", bare_mount),
    mount_step("devtmpfs", "/dev", MS_NOSUID, "mode=0755"),
    write_step("/proc/sys/kernel/no_such_thing", "1"),
    module_step("null_blk", "no_such_parameter=1 nr_devices=many"),
    module_step("dummy"),
    module_step("dummy"),
    link_up_step("nic0"),
    link_up_step("lo"),
    route_step("default", "10.9.9.9"),
    shell_step("/bin/sh"),
};

}  // namespace

std::span<const Step> boot_table() {
    return table;
}

}  // namespace kindling
