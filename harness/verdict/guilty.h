#pragma once
#include <span>
#include <string>
#include <string_view>

#include "verdict/frame.h"

namespace kindling::verdict {

// The function of a stack, innermost first, that a person would name: the first certain one that is
// not generic; else, with an unwinder that only guesses, the first uncertain one; else the first
// of all. Empty when there is no named frame. Pure.
[[nodiscard]] std::string guilty_function(std::span<const Frame> stack);

}  // namespace kindling::verdict
