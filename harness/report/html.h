#pragma once
#include <string>
#include <string_view>

#include "report/run.h"

namespace kindling::report {

// A run as one page for a browser that needs nothing else: a table with filters, and for each test
// its reason, its times, its console with the line marked that the verdict rests on, and the
// command that repeats it. What guests printed is text in it, never markup. Pure.
[[nodiscard]] std::string to_html(const Run& run);

// Text as it stands in HTML, in an element or a quoted attribute. Pure.
[[nodiscard]] std::string escaped_for_html(std::string_view text);

}  // namespace kindling::report
