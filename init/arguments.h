#pragma once
#include <array>
#include <span>
#include <string_view>

namespace kindling {

// The arguments of a program, taken apart at blanks.
class Arguments {
  public:
    Arguments() = default;
    Arguments(const Arguments&) = delete;
    Arguments& operator=(const Arguments&) = delete;

    // Takes COMMAND, which is copied. False when it has no word, or is more than fits: 32 words, a
    // kilobyte.
    [[nodiscard]] bool split(std::string_view command);

    // The first word.
    [[nodiscard]] const char* program() const { return words_[0]; }
    // All of them; the last of the array is a nullptr, as execve(2) wants it.
    [[nodiscard]] std::span<const char* const> pointers() const { return words_; }

  private:
    std::array<char, 1024> text_;
    std::array<const char*, 33> words_{};
};

}  // namespace kindling
