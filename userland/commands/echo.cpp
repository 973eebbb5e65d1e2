#include "invocation.h"

namespace kindling {
namespace {

// POSIX gives echo no options, and "--" is a word like another; -n is what everybody knows.
Result<void> echo(Invocation& invocation) {
    std::span<char* const> words = invocation.operands();
    bool line_end = true;
    while (!words.empty() && std::string_view(words[0]) == "-n") {
        line_end = false;
        words = words.subspan(1);
    }
    const char* between = "";
    for (const char* word : words) {
        invocation.out() << between << word;
        between = " ";
    }
    if (line_end) invocation.out() << '\n';
    return {};
}

}  // namespace

const Command echo_command = {
    .name = "echo",
    .operands = "[-n] [WORD...]",
    .purpose = "Write the words with a blank between them and a line's end, or none after -n.",
    .options = {},
    .fewest = 0,
    .most = any_number,
    .words = Words::operands_only,
    .run = echo,
};

}  // namespace kindling
