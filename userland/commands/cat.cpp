#include <fcntl.h>
#include <unistd.h>

#include "invocation.h"
#include "support/system.h"

namespace kindling {
namespace {

std::array<char, 65536> page;

// Copies FD to the output. A failure to read is said and the next file comes; one to write ends
// all, for the next file would meet it too.
Result<void> copy(Invocation& invocation, int fd, std::string_view name) {
    for (;;) {
        const auto got = read_some(fd, page, name);
        if (!got) {
            invocation.report(got.error());
            return {};
        }
        if (*got == 0) return {};
        TRY(write_all(STDOUT_FILENO, std::string_view(page.data(), *got)));
    }
}

Result<void> cat(Invocation& invocation) {
    if (invocation.operands().empty()) return copy(invocation, STDIN_FILENO, "standard input");
    for (const char* name : invocation.operands()) {
        if (std::string_view(name) == "-") {
            TRY(copy(invocation, STDIN_FILENO, "standard input"));
        } else if (const auto file = open_file(name, O_RDONLY)) {
            TRY(copy(invocation, file->number(), name));
        } else {
            invocation.report(file.error());
        }
    }
    return {};
}

}  // namespace

const Command cat_command = {
    .name = "cat",
    .operands = "[FILE...]",
    .purpose = "Write the files one after the other; - or none is the standard input.",
    .options = {},
    .fewest = 0,
    .most = any_number,
    .words = Words::options_anywhere,
    .run = cat,
};

}  // namespace kindling
