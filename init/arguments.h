#pragma once
#include <array>
#include <span>
#include <string_view>

#include "job.h"

namespace kindling {

// The arguments of a program, made from a command.
class Arguments {
  public:
    Arguments() = default;
    Arguments(const Arguments&) = delete;
    Arguments& operator=(const Arguments&) = delete;

    // Takes COMMAND, which is copied. A dash before it, as LOGIN does, stays in the name and is not
    // part of the program's. False when there is no word, or more than fits: 32 words, a kilobyte.
    [[nodiscard]] bool set(std::string_view command, Form form, bool login = false);

    // What is to be executed.
    [[nodiscard]] const char* program() const { return program_; }
    // All of them; the last of the array is a nullptr, as execve(2) wants it.
    [[nodiscard]] std::span<const char* const> pointers() const { return words_; }

  private:
    [[nodiscard]] bool split(char* text);

    std::array<char, 1024> text_;
    std::array<const char*, 33> words_;
    const char* program_;
};

}  // namespace kindling
