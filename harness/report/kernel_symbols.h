#pragma once
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/lines.h"

namespace kindling::report {

// A function of every kernel; its place in the source is init/main.c.
inline constexpr std::string_view landmark_function = "start_kernel";

// Calls SINK(address, type, name) for each symbol with an address in what nm prints
// ("ffffffff81031f01 T do_exit"). Pure.
template <typename Sink>
void for_each_symbol(std::string_view symbols, Sink sink) {
    for_each_line(symbols, [&sink](std::string_view line, int) {
        const size_t blank = line.find(' ');
        if (blank == std::string_view::npos || blank + 3 > line.size()) return;
        std::uint64_t address = 0;
        const auto parsed = std::from_chars(line.data(), line.data() + blank, address, 16);
        if (parsed.ec == std::errc()) sink(address, line[blank + 1], line.substr(blank + 3));
    });
}

// The folder that a kernel was built in, by addr2line's answer for the landmark: what stands before
// "init/main.c" there stands before every place. Empty when the answer is another. Pure.
[[nodiscard]] std::string_view build_folder(std::string_view place_of_landmark);

// "/build/linux/kernel/exit.c:815 (discriminator 2)" as "kernel/exit.c:815". Pure.
[[nodiscard]] std::string short_place(std::string_view place, std::string_view folder);

}  // namespace kindling::report
