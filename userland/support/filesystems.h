#pragma once
// What a failed mount most likely means, for a person who reads it on a console.

#include <string_view>

#include "support/output.h"

namespace kindling {

// Says why mounting TYPE on a directory may have failed with errno NUMBER. Says strerror's text
// when nothing better is known.
void say_mount_cause(Output& out, std::string_view type, int number);

// The option of the kernel's configuration that brings the file system TYPE; "" when not known.
[[nodiscard]] const char* kernel_option(std::string_view type);

}  // namespace kindling
