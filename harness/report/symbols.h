#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::report {

// A place in the kernel's code as its reports name it: "do_exit+0x1f/0x9a0".
struct CodePlace {
    std::string function;
    std::uint64_t offset = 0;
    bool operator==(const CodePlace&) const = default;
};

// The places that a text names, each once, in their order; at most 32. Pure.
[[nodiscard]] std::vector<CodePlace> code_places(std::string_view text);

// For each place that VMLINUX knows, a line "do_exit+0x1f  kernel/exit.c:815", found with nm and
// addr2line. The folder that the kernel was built from is left out. Fails when they can't be run.
[[nodiscard]] Result<std::vector<std::string>> source_lines(const std::vector<CodePlace>& places,
                                                            const std::filesystem::path& vmlinux);

}  // namespace kindling::report
