#pragma once
// Errors of guest programs are values, and small ones: nothing is allocated to describe them.

#include <cerrno>
#include <expected>
#include <string_view>
#include <utility>

namespace kindling {

// What could not be done: "cannot OPERATION OBJECT: reason of NUMBER". The object is borrowed, so
// it names what outlives the error (an operand, a constant), never a local buffer.
struct Error {
    const char* operation;
    std::string_view object;
    int number;
};

template <typename T>
using Result = std::expected<T, Error>;

// A failed Result, with errno as it stands now unless another number is given.
[[nodiscard]] inline std::unexpected<Error> failure(const char* operation, std::string_view object,
                                                    int number = errno) {
    return std::unexpected(Error{operation, object, number});
}

}  // namespace kindling

// The value of EXPRESSION, a Result; on an error the enclosing function returns that error.
#define TRY(expression)                                                         \
    __extension__({                                                             \
        auto try_result = (expression);                                         \
        if (!try_result) return std::unexpected(std::move(try_result).error()); \
        *std::move(try_result);                                                 \
    })
