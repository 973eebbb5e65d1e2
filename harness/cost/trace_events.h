#pragma once
#include <string>

#include "cost/record.h"

namespace kindling::cost {

// A boot in the Trace Event Format that chrome://tracing and Perfetto (ui.perfetto.dev) open: a
// thread for each lane, complete events ("X"), and console lines as instants ("i"). Its
// microseconds are a thousand instructions each. Pure.
[[nodiscard]] std::string trace_events(const Record& boot);

}  // namespace kindling::cost
