#pragma once
// One line about a system call: the call with its arguments, what it gave, and what a failure most
// likely means.

#include <span>

#include "../message.h"

namespace kindling {

class SaidCall {
  public:
    // CALL has just given RETURNED, and errno is as it left it. Its arguments follow.
    SaidCall(const char* call, long returned);
    // Says the rest, and leaves errno as the call did.
    ~SaidCall();
    SaidCall(const SaidCall&) = delete;
    SaidCall& operator=(const SaidCall&) = delete;

    // Arguments, with commas between them: as a text in quotes (or NULL), a number, octal.
    SaidCall& text(const char* text);
    SaidCall& text(std::string_view text);
    SaidCall& number(long number);
    SaidCall& octal(unsigned long number);
    // A word as it stands.
    SaidCall& word(std::string_view word);

    struct Flag {
        unsigned long bit;
        const char* name;
    };
    // FIRST, if there is one, and the names of the bits in SET, joined by |; 0 when that is
    // nothing.
    SaidCall& flags(unsigned long set, std::span<const Flag> names, const char* first = "");

    // The file system that the call is about, of which the kernel may have none.
    SaidCall& about(const char* type);

  private:
    Output& next();

    const char* call_;
    long returned_;
    int number_;
    const char* type_ = nullptr;
    const char* between_ = "";
    Line line_;
};

}  // namespace kindling
