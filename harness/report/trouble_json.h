#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "report/symbols.h"
#include "verdict/report.h"

namespace kindling::report {

// What the kernel reported, as `classify --json` and the report of a run say it (docs/trouble.md);
// PLACES are those of the frames of its stack in the source, where they are known. JSON holds
// UTF-8 only; what a log says need not be, so its text is made printable.
[[nodiscard]] nlohmann::ordered_json trouble_to_json(
    const verdict::Report& report, const std::vector<std::vector<SourcePlace>>& places = {});

}  // namespace kindling::report
