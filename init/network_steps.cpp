#include "network_steps.h"

#include <net/if.h>
#include <net/route.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "ipv4.h"
#include "support/fd.h"

namespace kindling {
namespace {

// A socket stands for the network in these calls, whatever its kind.
Result<Fd> network(const Step& step) {
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    // ENOSYS without CONFIG_NET, EAFNOSUPPORT without CONFIG_INET.
    if (fd < 0) return failure("reach the network (CONFIG_INET) for", step.subject);
    return Fd(fd);
}

ifreq request(const char* interface) {
    ifreq asked = {};
    for (std::size_t at = 0; at + 1 < IFNAMSIZ && interface[at] != '\0'; ++at) {
        asked.ifr_name[at] = interface[at];
    }
    return asked;
}

// An address as these calls take it: the kernel looks at the first eight bytes alone.
void put(sockaddr& where, std::uint32_t address) {
    const sockaddr_in internet = {
        .sin_family = AF_INET, .sin_port = 0, .sin_addr = {address}, .sin_zero = {}};
    __builtin_memcpy(&where, &internet, sizeof where);
}

Result<Ipv4> address_of(const char* text) {
    if (const auto parsed = parse_ipv4(text)) return *parsed;
    return failure("understand the address", text, EINVAL);
}

}  // namespace

Result<void> bring_link_up(const Step& step, Boot&) {
    const Fd socket = TRY(network(step));
    ifreq asked = request(step.subject);
    if (::ioctl(socket.number(), SIOCGIFFLAGS, &asked) == 0) {
        asked.ifr_flags |= IFF_UP;
        if (::ioctl(socket.number(), SIOCSIFFLAGS, &asked) == 0) return {};
    }
    return failure("bring up", step.subject);
}

Result<void> set_address(const Step& step, Boot&) {
    const Ipv4 address = TRY(address_of(step.place));
    const Fd socket = TRY(network(step));
    ifreq asked = request(step.subject);
    put(asked.ifr_addr, address.address);
    if (::ioctl(socket.number(), SIOCSIFADDR, &asked) == 0) {
        put(asked.ifr_netmask, address.mask);
        if (::ioctl(socket.number(), SIOCSIFNETMASK, &asked) == 0) return {};
    }
    return failure("give an address to", step.subject);
}

Result<void> add_route(const Step& step, Boot&) {
    const Ipv4 to = TRY(address_of(step.subject));
    const Ipv4 gateway = TRY(address_of(step.place));
    const Fd socket = TRY(network(step));
    rtentry route = {};
    put(route.rt_dst, to.address & to.mask);
    put(route.rt_genmask, to.mask);
    put(route.rt_gateway, gateway.address);
    route.rt_flags = RTF_UP | RTF_GATEWAY;
    if (::ioctl(socket.number(), SIOCADDRT, &route) == 0 || errno == EEXIST) return {};
    return failure("add a route to", step.subject);
}

}  // namespace kindling
