#pragma once
// A fragment: the lines of a .config that somebody asks for, the rest being left to Kconfig.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::kconfig {

// What happens when a line does not take: the build ends, or it is said and the build goes on.
enum class Need { required, optional };

// One requested symbol.
struct Line {
    std::string symbol;  // without CONFIG_
    std::string value;   // y, n, m, a number, or a string in its quotes
    Need need = Need::required;
    std::string reason;  // of an optional line: what it says after "# optional:"
    std::string file;
    int line = 0;
};

struct Fragment {
    std::vector<std::string> with;  // "# with: NAME": fragments of the same folder to start from
    std::optional<int> steps;       // "# steps: N": lines that make prints for a whole build
    std::vector<std::string> make;  // "# make: VARIABLE=VALUE": what make is told besides
    std::vector<Line> lines;
};

// Reads a fragment's text; FILE is its name for messages. Takes "CONFIG_X=value" and "# CONFIG_X
// is not set", either with "# optional" or "# optional: reason" behind it, and comments. Fails
// with file:line and a cure on any other line, and on a symbol that is asked for twice with
// different values.
[[nodiscard]] Result<Fragment> parse_fragment(std::string_view text, const std::string& file);

// Both fragments as one; where they disagree, OVER wins. Its steps win too, when it has any; make
// is told what either says.
[[nodiscard]] Fragment merge(Fragment under, const Fragment& over);

// One line as .config writes it: "CONFIG_X=y", "# CONFIG_X is not set".
[[nodiscard]] std::string assignment(const std::string& symbol, const std::string& value);

// The fragment as a .config that the kernel's conf reads: no marks, no comments.
[[nodiscard]] std::string print(const Fragment& fragment);

}  // namespace kindling::kconfig
