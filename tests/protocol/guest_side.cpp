// Prints what the guest's side of docs/protocol.md comes to; harness_side.cpp prints the other.

#include <array>

#include "result_port.h"
#include "support/output.h"

int main() {
    using namespace kindling;
    std::array<char, 256> room;
    Output out(1, room);
    out << "note " << note_owner << ' ' << note_type << " version " << protocol_version << '\n';
    out << "nonce " << nonce_digits << '\n';
    const auto port = parse_result_port("ttyS1:000102030405060708090a0b0c0d0eff");
    if (!port) return 1;
    for (const std::string_view status : {"exit=0", "exit=255", "signal=9", "exit=1"})
        out << result_word << ' ' << status << ' ' << Padded{result_tag(*port, status), 16, '0', 16}
            << '\n';
    return out.flush() ? 0 : 1;
}
