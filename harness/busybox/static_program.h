#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling::busybox {

// Whether a file's bytes are a 64-bit ELF program that needs no dynamic loader and no library,
// so that it runs in an image that holds nothing else. Fails saying what is wrong with it.
[[nodiscard]] Result<void> check_static_program(std::string_view bytes);

}  // namespace kindling::busybox
