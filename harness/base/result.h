#pragma once
// Errors of the harness are values: a message that a person can act on, and the chain of what
// was being done when it arose.

#include <fmt/format.h>

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace kindling {

struct Error {
    std::string message;
    // What was being done, innermost first: "reading configs/images/hello.list", …
    std::vector<std::string> context;
};

template <typename T>
using Result = std::expected<T, Error>;

// A failure with a formatted message, to be returned from any function that gives a Result.
template <typename... Args>
[[nodiscard]] std::unexpected<Error> failure(fmt::format_string<Args...> format, Args&&... args) {
    return std::unexpected(Error{fmt::format(format, std::forward<Args>(args)...), {}});
}

// A failure of a system call: "OPERATION OBJECT: strerror(ERRNO)", with errno as it stands now.
[[nodiscard]] std::unexpected<Error> errno_failure(const std::string& operation,
                                                   const std::string& object);

// The same error, with one more link of what was being done.
[[nodiscard]] std::unexpected<Error> while_doing(std::string what, Error error);

// One text for a person: the message, then a line for each link of the chain.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace kindling

// The value of EXPRESSION, a Result (or any std::expected); on an error the enclosing function
// returns that error. The variable is numbered, so that one TRY may stand in another.
#define TRY(expression) TRY_WITH_NAME(expression, TRY_NAME(try_result_, __COUNTER__))
#define TRY_NAME(stem, number) TRY_PASTED(stem, number)
#define TRY_PASTED(stem, number) stem##number
#define TRY_WITH_NAME(expression, name)                             \
    __extension__({                                                 \
        auto name = (expression);                                   \
        if (!name) return std::unexpected(std::move(name).error()); \
        *std::move(name);                                           \
    })
