#pragma once
#include <string>

#include "base/child.h"
#include "base/result.h"

namespace kindling::machine {

// Two ends of one line: what is written to one is read from the other. OURS does not block.
struct SocketPair {
    UniqueFd ours;
    UniqueFd theirs;
};

// Fails when the process has no file descriptors left.
[[nodiscard]] Result<SocketPair> socket_pair();

// A pipe that a byte at a time fills slowly: a mebibyte, where the system allows it. (Each byte
// that is written to a socket by itself takes up some 768 of its buffer, so that a socket is full
// with 277 of them.) THEIRS is the end that is written to. Fails as socket_pair() does.
[[nodiscard]] Result<SocketPair> wide_pipe();

// What can be read now, in so many bytes at most and a little; CLOSED is set when the other side is
// closed. Who talks faster than he is heard is so heard in pieces.
inline constexpr size_t piece_read = size_t{1} << 20;
[[nodiscard]] std::string read_available(int fd, bool& closed);

}  // namespace kindling::machine
