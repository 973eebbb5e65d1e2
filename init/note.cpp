// The mark by which the harness knows this /init in an image: an ELF note (man 5 elf, "Notes") that
// names the version of the protocol between the two. `readelf -n init` shows it. In assembly,
// because the compiler has no way to make a section a note.

#include <string_view>

#include "result_port.h"

namespace kindling {

static_assert(note_owner == std::string_view("kindling") && note_type == 1);
static_assert(protocol_version == 1);

asm(R"(
    .pushsection .note.kindling, "a", @note
    .balign 4
    .long 9, 4, 1
    .asciz "kindling"
    .balign 4
    .long 1
    .popsection
)");

}  // namespace kindling
