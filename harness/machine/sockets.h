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

// Everything that can be read now; CLOSED is set when the other side is closed.
[[nodiscard]] std::string read_available(int fd, bool& closed);

}  // namespace kindling::machine
