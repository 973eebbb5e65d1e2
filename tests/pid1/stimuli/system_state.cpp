// What PID 1 has made of the system: mounts, the loopback device, ctrl-alt-del; and what it does
// when there is nothing to do.

#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "proc.h"
#include "stimulus.h"
#include "support/fd.h"

namespace kindling::pid1 {
namespace {

char mounts_room[32 * 1024];

std::string_view take_field(std::string_view& line) {
    const std::string_view field = up_to(' ', line);
    line.remove_prefix(std::min(field.size() + 1, line.size()));
    return field;
}

bool has_option(std::string_view options, std::string_view wanted) {
    while (!options.empty()) {
        const std::string_view option = up_to(',', options);
        if (option == wanted) return true;
        options.remove_prefix(std::min(option.size() + 1, options.size()));
    }
    return false;
}

// A line of /proc/PID/mountinfo (proc(5)).
struct MountLine {
    std::string_view place;
    std::string_view options;
    std::string_view type;
    std::string_view super_options;
};

MountLine mount_line(std::string_view line) {
    MountLine mount;
    for (int field = 0; field < 4; ++field) (void)take_field(line);
    mount.place = take_field(line);
    mount.options = take_field(line);
    while (!line.empty() && take_field(line) != "-") {
    }
    mount.type = take_field(line);
    (void)take_field(line);
    mount.super_options = line;
    return mount;
}

}  // namespace

// ask mount PLACE TYPE [OPTION…]: PID 1 sees it there, with these options at least.
int ask_mount(Words words) {
    if (words.size() < 2) return no("mount PLACE TYPE [OPTION…]");
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    const auto text = process_file(1, "mountinfo", mounts_room);
    if (!text) return no(text.error());
    MountLine found;
    for (std::string_view rest = *text; !rest.empty();) {
        const std::string_view line = up_to('\n', rest);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        // Of several, the last hides the others.
        if (mount_line(line).place == words[0]) found = mount_line(line);
    }
    if (found.place.empty()) return no("nothing is mounted on ", words[0]);
    if (found.type != words[1]) return no(words[0], " is of the type ", found.type);
    for (const char* option : words.subspan(2)) {
        if (!has_option(found.options, option) && !has_option(found.super_options, option))
            return no(words[0], " is mounted without ", option, ": ", found.options);
    }
    return 0;
}

int ask_loopback(Words) {
    const Fd any(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request = {"lo", {}};
    if (::ioctl(any.number(), SIOCGIFFLAGS, &request) != 0) return no("there is no device lo");
    if ((request.ifr_flags & IFF_UP) == 0) return no("lo is down");
    return 0;
}

// The kernel resets the machine by itself, without a sync, unless reboot(2) was told not to.
int ask_ctrl_alt_del(Words) {
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    char room[16];
    const auto value = kernel_file("sys/kernel/ctrl-alt-del", room);
    if (!value) return no(value.error());
    if (leading_number(*value) != 0UL) return no("ctrl-alt-del resets the machine at once");
    return 0;
}

// How often PID 1 was switched to while nothing happened.
int ask_idle(Words words) {
    if (const auto seen = see_processes(); !seen) return no(seen.error());
    const auto switches = []() -> unsigned long {
        char room[4096];
        const auto status = process_file(1, "status", room);
        if (!status) return 0;
        return leading_number(status_value(*status, "voluntary_ctxt_switches")).value_or(0) +
               leading_number(status_value(*status, "nonvoluntary_ctxt_switches")).value_or(0);
    };
    // What came before may still be in the works: BusyBox's init sleeps for a second behind each
    // child's end (init/init.c: sleep1).
    pause_for(2500);
    const auto before = switches();
    if (before == 0) return no("/proc/1/status tells nothing");
    pause_for(number_of(words, 0, 3) * 1000);
    const auto more = switches() - before;
    if (more != 0) return no("PID 1 woke up ", more, " times with nothing to do");
    return 0;
}

}  // namespace kindling::pid1
