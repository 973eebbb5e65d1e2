#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "scenario/scenario.h"

namespace kindling::cli {

// The .boot files that NAMES mean: a name under tests/boot, or a path; for no names, all under
// tests/boot in the order of their names. Fails, naming the nearest, when there is none such.
[[nodiscard]] Result<std::vector<std::filesystem::path>> scenario_files(
    const std::vector<std::string>& names);

// The boots that NAMES mean, each read, and a matrix as its cells: the name of a scenario under
// tests/boot, the path of one, a cell of either ("hello[machine=q35]"), a folder (all scenarios in
// it and below), or a tag (all under tests/boot that bear it). No names: all under tests/boot. A
// boot that several of them mean is there once. Fails, naming the nearest, when there is none such,
// and with the first error of a scenario.
[[nodiscard]] Result<std::vector<scenario::Scenario>> scenarios_named(
    const std::vector<std::string>& names);

}  // namespace kindling::cli
