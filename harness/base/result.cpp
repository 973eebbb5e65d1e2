#include "base/result.h"

#include <cerrno>
#include <cstring>

namespace kindling {

std::unexpected<Error> errno_failure(const std::string& operation, const std::string& object) {
    const int number = errno;
    return failure("{} {}: {}", operation, object, std::strerror(number));
}

std::unexpected<Error> while_doing(std::string what, Error error) {
    error.context.push_back(std::move(what));
    return std::unexpected(std::move(error));
}

std::string describe(const Error& error) {
    std::string text = error.message;
    for (const auto& link : error.context) text += "\n  while " + link;
    return text;
}

}  // namespace kindling
