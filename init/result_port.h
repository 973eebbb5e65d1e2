#pragma once
// How PID 1 tells the harness what a program came to, over a serial line of its own where neither
// the kernel nor another program writes (docs/protocol.md).

#include <cstdint>
#include <optional>
#include <string_view>

#include "support/result.h"

namespace kindling {

// What stands in the ELF note of every /init of ours, by which the harness knows it.
inline constexpr char note_owner[] = "kindling";
inline constexpr std::uint32_t note_type = 1;
inline constexpr std::uint32_t protocol_version = 1;

inline constexpr std::string_view result_word = "kindling-result";
inline constexpr std::size_t nonce_digits = 32;

// Where a result goes, and the key that shows that it comes from PID 1.
struct ResultPort {
    std::string_view device;
    std::uint64_t key_low;
    std::uint64_t key_high;
};

// Understands "ttyS1:NONCE", the nonce being 32 lower-case hexadecimal digits. Nothing when it is
// something else, or when the device's name is not that of a file in /dev.
[[nodiscard]] std::optional<ResultPort> parse_result_port(std::string_view text);

// The tag over STATUS: SipHash-2-4 under the port's key.
[[nodiscard]] std::uint64_t result_tag(const ResultPort& port, std::string_view status);

// Writes "kindling-result STATUS TAG" on the port, TEXT being kindling.result's value and STATUS
// waitpid's. Returns when the line has left. Fails when TEXT is no port, or the port can't be
// opened or written to; the Error's object is TEXT up to its colon.
[[nodiscard]] Result<void> report_result(std::string_view text, int status);

}  // namespace kindling
