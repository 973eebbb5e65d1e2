#include "arguments.h"

#include <algorithm>

namespace kindling {
namespace {

constexpr std::string_view shell_characters = "~`!$^&*()=|\\{}[];\"'<>?";

}  // namespace

bool Arguments::split(char* at) {
    std::size_t count = 0;
    bool in_word = false;
    for (; *at != '\0'; ++at) {
        const bool blank = *at == ' ' || *at == '\t';
        if (blank) *at = '\0';
        if (!blank && !in_word) {
            if (count + 1 == words_.size()) return false;
            words_[count++] = at;
        }
        in_word = !blank;
    }
    words_[count] = nullptr;
    return count > 0;
}

bool Arguments::set(std::string_view command, Form form, bool login) {
    if (form == Form::inittab && command.starts_with('-')) {
        login = true;
        command.remove_prefix(1);
    }
    const bool special = command.find_first_of(shell_characters) != std::string_view::npos;
    const bool by_shell = form == Form::script || (form == Form::inittab && special);
    const std::string_view before = form == Form::inittab && special ? "exec " : "-";
    if (before.size() + command.size() >= text_.size()) return false;
    char* const text = std::ranges::copy(before, text_.begin()).out;
    *std::ranges::copy(command, text).out = '\0';
    if (!by_shell) {
        if (!split(login ? text - 1 : text)) return false;
        program_ = words_[0] + (login ? 1 : 0);
        return true;
    }
    constexpr const char* shell = "-/bin/sh";
    program_ = shell + 1;
    words_[0] = login ? shell : program_;
    words_[1] = "-c";
    words_[2] = form == Form::script ? text : text_.data();
    words_[3] = nullptr;
    return true;
}

}  // namespace kindling
