#pragma once
// What a command is: a table of its options and a function. The help, the parsing and the
// reporting of errors come from that table, so that no command has them of its own.

#include <span>

#include "support/output.h"
#include "support/result.h"

namespace kindling {

class Invocation;

struct Option {
    char letter;
    const char* meaning;
    // What the help calls the option's value; nullptr when it takes none.
    const char* value = nullptr;
};

// Where options may stand among a command's words.
enum class Words {
    options_anywhere,  // until "--"
    options_first,     // until the first word that is none: the rest belongs to another program
    operands_only,     // nowhere: only a lone --help is understood
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

struct Command {
    const char* name;
    const char* operands;
    const char* purpose;
    std::span<const Option> options;
    std::size_t fewest;
    std::size_t most;
    Words words;
    // Gives the error that ended the command; those after which it went on, it reports itself.
    Result<void> (*run)(Invocation& invocation);
};

#define COMMAND(name) extern const Command name##_command;
#include "commands/list.h"
#undef COMMAND

}  // namespace kindling
