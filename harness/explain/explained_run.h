#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/process.h"
#include "base/progress.h"
#include "base/result.h"

namespace kindling::explain {

// Runs one program of a build to its end: each line of its output is a step of STAGE, and all of
// it is added to the file LOG. Gives the output. When it does not exit with 0, fails with the
// last lines, the log's path, and the explanation of each known failure that the log shows.
[[nodiscard]] Result<std::string> explained_run(const Command& command, Stage& stage,
                                                const std::filesystem::path& log);

// The last COUNT lines of a text, each indented by two blanks.
[[nodiscard]] std::string last_lines(std::string_view text, int count);

}  // namespace kindling::explain
