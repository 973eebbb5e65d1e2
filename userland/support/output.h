#pragma once
// Text to a file descriptor through a small buffer, without stdio: a line of PID 1 then reaches
// the console in one write(2), so that the kernel's own messages do not cut it as often.

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>

#include "support/result.h"

namespace kindling {

// A number to be written in BASE (8, 10 or 16) with at least WIDTH characters, filled up with FILL.
struct Padded {
    std::uint64_t value;
    unsigned width = 0;
    char fill = ' ';
    unsigned base = 10;
};

class Output {
  public:
    // Writes to FD, which stays the caller's, through ROOM, which must outlive this.
    Output(int fd, std::span<char> room) : room_(room), fd_(fd) {}
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    // What is still in the buffer goes out; who wants to know of an error calls flush() before.
    ~Output() { drain(); }

    Output& operator<<(std::string_view text);
    Output& operator<<(const char* text);
    Output& operator<<(char character);
    Output& operator<<(Padded number);
    template <std::unsigned_integral Number>
    Output& operator<<(Number number) {
        return *this << Padded{number};
    }
    template <std::signed_integral Number>
    Output& operator<<(Number number) {
        const auto value = static_cast<std::uint64_t>(number);
        return number < 0 ? *this << '-' << Padded{-value} : *this << Padded{value};
    }

    // Fails with the first error that a write met; what came after it was dropped.
    [[nodiscard]] Result<void> flush();

    // What is in the buffer and has not gone out, ROOM being its place, and never will: for a text
    // that is to be put together in memory.
    [[nodiscard]] std::string_view take() { return {room_.data(), std::exchange(used_, 0)}; }

  private:
    void drain();

    std::span<char> room_;
    std::size_t used_ = 0;
    int fd_;
    int error_ = 0;
};

// "cannot OPERATION OBJECT: reason", without a line's end; the reason is say_error's.
Output& operator<<(Output& out, const Error& error);

}  // namespace kindling
