#include "kernel/missing.h"

#include <fmt/format.h>

namespace kindling::kernel {

namespace {

struct Needed {
    const char* symbol;
    const char* consequence;
};

constexpr Needed all_needed[] = {
    {"BLK_DEV_INITRD", "no initramfs is unpacked: nothing of ours runs"},
    {"BINFMT_ELF", "no program can be executed, /init included"},
    {"BINFMT_SCRIPT", "a script as /init can't be executed (error -8)"},
    {"64BIT", "our programs, which are of 64 bits, can't be executed"},
    {"PRINTK", "the kernel says nothing: no panic, no oops, no reason is seen"},
    {"TTY", "there is no terminal, so no console for /init"},
    {"SERIAL_8250", "there is no serial port: the machine stays silent"},
    {"SERIAL_8250_CONSOLE", "console=ttyS0 is not taken: the machine stays silent"},
    {"EARLY_PRINTK", "nothing is seen of a kernel that dies before its console is up"},
    {"PROC_FS", "/proc stays empty: no uptime, no mounts, no ps"},
    {"SYSFS", "/sys stays empty: no terminal and no device is found"},
    {"DEBUG_FS", "/sys/kernel/debug can't be mounted (said by /init, not fatal)"},
    {"FUTEX", "programs with threads fail"},
    {"MULTIUSER", "every owner and group reads as 0"},
    {"BUG", "WARN and BUG print nothing: an oops may pass unseen"},
    {"KALLSYMS", "an oops shows addresses in place of names"},
    {"DEVTMPFS", "/dev holds only what the image brings"},
    {"SHMEM", "a tmpfs has no size limit"},
    {"TMPFS", "tmpfs is ramfs: without a size limit, and without tmpfs's options"},
    {"UNIX98_PTYS", "there are no pseudo terminals: /dev/pts can't be mounted"},
    {"FILE_LOCKING", "flock and fcntl locks fail"},
    {"POSIX_TIMERS", "timer_create fails"},
    {"SIGNALFD", "signalfd fails"},
    {"TIMERFD", "timerfd_create fails"},
    {"EPOLL", "epoll fails"},
    {"CGROUPS", "cgroup2 can't be mounted"},
    {"NET", "there are no sockets, loopback included"},
    {"UNIX", "there are no local sockets: syslog and the like fail"},
    {"INET", "there is no IP, loopback included"},
    {"PCI", "no device on PCI is found, virtio disks included"},
    {"ACPI", "power-off only halts: the machine has to be ended from outside"},
    {"VIRTIO_BLK", "no virtio disk is found"},
    {"EXT4_FS", "no ext4 disk can be mounted"},
    {"MODULES", "no module can be loaded"},
    {"PRINTK_TIME", "messages bear no time"}};

}  // namespace

std::vector<Missing> missing_for(const kconfig::Config& config) {
    std::vector<Missing> missing;
    for (const Needed& needed : all_needed)
        if (kconfig::value_of(config, needed.symbol) == "n")
            missing.push_back({needed.symbol, needed.consequence});
    return missing;
}

std::string describe(const std::vector<Missing>& missing) {
    std::string text;
    for (const Missing& one : missing)
        text += fmt::format("without CONFIG_{}: {}\n", one.symbol, one.consequence);
    return text;
}

}  // namespace kindling::kernel
