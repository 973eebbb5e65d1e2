// Prints what the harness's side of docs/protocol.md comes to; guest_side.cpp prints the other.

#include <fmt/format.h>

#include "base/protocol.h"
#include "machine/result_port.h"

int main() {
    using namespace kindling;
    fmt::print("note {} {} version {}\n", protocol::note_owner, protocol::note_type,
               protocol::version);
    fmt::print("nonce {}\n", protocol::nonce_digits);
    for (const auto* status : {"exit=0", "exit=255", "signal=9", "exit=1"})
        fmt::print("{}\n", machine::answer_line(status, "000102030405060708090a0b0c0d0eff"));
}
