#pragma once
// The result port: how a guest proves what it did (docs/protocol.md). The harness puts a nonce on
// the kernel command line; /init answers over ttyS1 with the status of what it ran and a checksum
// of that status, keyed with the nonce. Nothing that prints, or echoes its command line, can.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling::machine {

// The nonce of a boot that repeats to the bit.
inline constexpr std::string_view repeatable_nonce = "000102030405060708090a0b0c0d0e0f";

// 32 lower-case hex digits that nobody can guess. Fails when the kernel gives no random bytes.
[[nodiscard]] Result<std::string> fresh_nonce();

// How what /init ran came to its end.
struct GuestStatus {
    bool signalled = false;
    int number = 0;  // the exit status, or the signal
    bool operator==(const GuestStatus&) const = default;
};

// "exit status 0" or "signal 9".
[[nodiscard]] std::string describe(const GuestStatus& status);

// What came over the port.
struct PortReading {
    std::optional<GuestStatus> proved{};  // by one answer with the right tag, and nothing beside it
    std::string complaint{};              // what else came, or was wrong; empty when nothing came
};

// Reads all that the port gave against the NONCE that the guest was told. Pure.
[[nodiscard]] PortReading read_port(std::string_view bytes, std::string_view nonce);

// The line that /init is to write for a STATUS ("exit=0" or "signal=9"). Pure.
[[nodiscard]] std::string answer_line(std::string_view status, std::string_view nonce);

}  // namespace kindling::machine
