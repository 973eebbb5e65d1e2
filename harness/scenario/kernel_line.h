#pragma once
#include <string>
#include <string_view>

#include "verdict/kernel_message.h"

namespace kindling::scenario {

// Where in a line of the console the kernel's own words begin: at printk's time stamp,
// "[    1.234567] " (kernel/printk/printk.c, print_time). npos: nowhere. printk does not wait for a
// program that is in the middle of a line, so this need not be at the line's start.
[[nodiscard]] inline size_t kernel_words(std::string_view line) {
    return verdict::find_stamp(line);
}

// A command's output without the lines that are the kernel's.
[[nodiscard]] std::string without_kernel_lines(std::string_view output);

}  // namespace kindling::scenario
