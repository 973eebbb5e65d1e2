#pragma once
// One scenario for many machines: `matrix machine pc q35 by memory 64M 128M` stands for four
// scenarios, each with one value of each axis.

#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace kindling::scenario {

// The most cells that one scenario may stand for.
inline constexpr size_t most_cells = 4096;

// The first words of the lines that can be an axis: image, kernel, machine, ….
[[nodiscard]] const std::vector<std::string>& axis_keys();

// The cells of a scenario: it itself when it has no matrix, else one scenario for each choice of
// values, the last axis running fastest. A cell is what the scenario would be with the line
// "KEY VALUE" in it; for an empty value that line is left out. Its name is the scenario's and the
// values: "hello[machine=q35,memory=64M]". Pure.
[[nodiscard]] std::vector<Scenario> cells(const Scenario& scenario);

}  // namespace kindling::scenario
