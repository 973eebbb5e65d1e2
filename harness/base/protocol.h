#pragma once
// What the harness and the guest's /init say to each other (docs/protocol.md): this side's
// constants. Those of the guest stand in init/result_port.h; tests/protocol holds them equal.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kindling::protocol {

// The ELF note by which an /init of ours is known.
inline constexpr std::string_view note_owner = "kindling";
inline constexpr std::uint32_t note_type = 1;
// The version of the protocol, which is the note's content.
inline constexpr std::uint32_t version = 1;

// An answer is this word, a status and a tag.
inline constexpr std::string_view result_word = "kindling-result";
inline constexpr std::size_t nonce_digits = 32;

}  // namespace kindling::protocol
