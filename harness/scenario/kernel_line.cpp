#include "scenario/kernel_line.h"

#include "base/lines.h"

namespace kindling::scenario {

std::string without_kernel_lines(std::string_view output) {
    std::string kept;
    for_each_line(output, [&kept](std::string_view line, int) {
        if (kernel_words(line) == 0) return;
        kept += line;
        kept += '\n';
    });
    if (!output.ends_with('\n') && kept.ends_with('\n')) kept.pop_back();
    return kept;
}

}  // namespace kindling::scenario
