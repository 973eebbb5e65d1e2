#pragma once
// Network interfaces, by the calls of man 7 netdevice: IPv4, enough to reach a server. They need
// CONFIG_INET.

#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> bring_link_up(const Step& step, Boot& boot);
[[nodiscard]] Result<void> set_address(const Step& step, Boot& boot);
[[nodiscard]] Result<void> add_route(const Step& step, Boot& boot);

// Brings INTERFACE up. The kernel gives lo its address by itself (net/ipv4/devinet.c:
// inetdev_event).
constexpr Step link_up_step(const char* interface) {
    return {.run = bring_link_up, .subject = interface};
}

// Gives INTERFACE an ADDRESS with its prefix's length: "10.0.2.15/24".
constexpr Step address_step(const char* interface, const char* address) {
    return {.run = set_address, .subject = interface, .place = address};
}

// What goes to NETWORK ("10.1.0.0/16", or "default") goes by way of GATEWAY.
constexpr Step route_step(const char* network, const char* gateway) {
    return {.run = add_route, .subject = network, .place = gateway};
}

}  // namespace kindling
