// One program that is many commands: the name that it is called by says which. A link for each
// name costs an inode, a program for each would cost the C library once more.

#include <string_view>

#include "command.h"
#include "invocation.h"

namespace kindling {
namespace {

constexpr const Command* commands[] = {
#define COMMAND(name) &name##_command,
#include "commands/list.h"
#undef COMMAND
};

std::string_view base_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    return path;
}

const Command* find_command(std::string_view name) {
    for (const Command* command : commands) {
        if (name == command->name) return command;
    }
    return nullptr;
}

int run(const Command& command, std::span<char*> words) {
    Invocation invocation(command);
    if (invocation.take(words)) {
        if (const auto done = command.run(invocation); !done) invocation.report(done.error());
    }
    return invocation.finish();
}

int list_commands(Invocation& invocation) {
    for (const Command* command : commands) invocation.out() << command->name << '\n';
    return invocation.finish();
}

// What the program says of itself when it is called by its own name.
int introduce(std::span<char*> words) {
    constexpr Command self = {.name = "userland",
                              .operands = "COMMAND [WORD...]",
                              .purpose = "Run a command; userland --list names them all.",
                              .options = {},
                              .fewest = 1,
                              .most = any_number,
                              .words = Words::options_first,
                              .run = nullptr};
    Invocation invocation(self);
    if (words.size() == 1 && std::string_view(words[0]) == "--list") {
        return list_commands(invocation);
    }
    if (invocation.take(words)) invocation.misused("no command ", words[0]);
    return invocation.finish();
}

}  // namespace
}  // namespace kindling

int main(int argc, char** argv) {
    using namespace kindling;
    std::span<char*> words(argv, static_cast<std::size_t>(argc));
    // An empty argv[0], or none at all, is possible (man 2 execve); then there is no name.
    for (int tried = 0; tried < 2 && !words.empty(); ++tried) {
        const Command* command = find_command(base_name(words[0]));
        words = words.subspan(1);
        if (command != nullptr) return run(*command, words);
        if (tried == 0 && (words.empty() || words[0][0] == '-')) break;
    }
    return introduce(std::span(argv, static_cast<std::size_t>(argc)).subspan(argc > 0 ? 1 : 0));
}
