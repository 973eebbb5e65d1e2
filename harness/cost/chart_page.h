#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "cost/record.h"

namespace kindling::cost {

// A boot as one HTML page that needs nothing else: the timeline as SVG, with phases, initcalls,
// programs, commands and console lines at their time, that zooms; with a second boot below it, on
// the same scale, with what differs marked and listed. All text of a guest is data in it. Pure.
[[nodiscard]] std::string chart_page(const Record& boot, const std::optional<Record>& second);

// Text as it may stand in HTML and SVG, between tags and within quotes. Pure.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace kindling::cost
