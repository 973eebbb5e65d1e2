// Interfaces, their addresses, routes, and the machine's name.

#include <arpa/inet.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/utsname.h>

#include <cstring>

#include "files.h"
#include "report.h"
#include "support/fd.h"

namespace kindling::probe {
namespace {

char table_room[16 * 1024];

void say_address(Report& report, std::uint32_t address) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(&address);
    for (int at = 0; at < 4; ++at) report << (at == 0 ? "" : ".") << std::uint64_t{bytes[at]};
}

std::uint32_t address_of(const sockaddr& address) {
    sockaddr_in internet = {};
    std::memcpy(&internet, &address, sizeof internet);
    return internet.sin_addr.s_addr;
}

void report_interface(Report& report, int socket, std::string_view name) {
    ifreq request = {};
    std::memcpy(request.ifr_name, name.data(), std::min(name.size(), std::size_t{IFNAMSIZ - 1}));
    if (::ioctl(socket, SIOCGIFFLAGS, &request) == 0) {
        report.kind("interface") << name;
        report.next() << ((request.ifr_flags & IFF_UP) != 0 ? "up" : "down")
                      << ((request.ifr_flags & IFF_PROMISC) != 0 ? " promiscuous" : "");
        report.end();
    }
    if (::ioctl(socket, SIOCGIFMTU, &request) == 0) {
        report.kind("interface") << name << " mtu";
        report.next() << static_cast<std::uint64_t>(request.ifr_mtu);
        report.end();
    }
}

// All IPv4 addresses, those with a label of their own ("lo:1") too (netdevice(7), SIOCGIFCONF).
void report_addresses(Report& report, int socket) {
    static ifreq interfaces[64];
    ifconf list = {sizeof interfaces, {reinterpret_cast<char*>(interfaces)}};
    if (::ioctl(socket, SIOCGIFCONF, &list) != 0) return;
    const std::size_t count = static_cast<std::size_t>(list.ifc_len) / sizeof(ifreq);
    for (ifreq& interface : std::span(interfaces).first(count)) {
        report.kind("address") << interface.ifr_name;
        report.next();
        say_address(report, address_of(interface.ifr_addr));
        if (::ioctl(socket, SIOCGIFNETMASK, &interface) == 0) {
            report << " mask ";
            say_address(report, address_of(interface.ifr_netmask));
        }
        report.end();
    }
}

std::uint32_t hex_number(std::string_view text) {
    std::uint32_t number = 0;
    for (const char digit : text)
        number = number * 16 +
                 static_cast<std::uint32_t>(digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10);
    return number;
}

// /proc/net/route: "Iface Destination Gateway Flags RefCnt Use Metric Mask …", numbers as the
// machine stores them.
void report_routes(Report& report) {
    std::string_view text = content(Path(proc) + "/1/net/route", table_room);
    (void)take_up_to(text, '\n');
    while (!text.empty()) {
        std::string_view line = take_up_to(text, '\n');
        const auto device = take_up_to(line, '\t');
        const auto destination = take_up_to(line, '\t');
        const auto gateway = take_up_to(line, '\t');
        for (int field = 0; field < 4; ++field) (void)take_up_to(line, '\t');
        report.kind("route");
        say_address(report, hex_number(destination));
        report << " mask ";
        say_address(report, hex_number(take_up_to(line, '\t')));
        report.next() << "by " << device << " over ";
        say_address(report, hex_number(gateway));
        report.end();
    }
}

}  // namespace

void report_network(Report& report) {
    utsname names = {};
    if (::uname(&names) == 0) {
        report.kind("name") << "hostname";
        report.next() << names.nodename;
        report.end();
        report.kind("name") << "domainname";
        report.next() << names.domainname;
        report.end();
    }
    const Fd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (socket.number() < 0) return;
    for_each_entry(Path("/sys/class/net"),
                   [&](std::string_view name) { report_interface(report, socket.number(), name); });
    report_addresses(report, socket.number());
    report_routes(report);
}

}  // namespace kindling::probe
