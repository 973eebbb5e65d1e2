#pragma once
#include <span>

#include "scenario/arguments.h"
#include "scenario/scenario.h"

namespace kindling::scenario {

// The scenario as far as it is read, and the line that is read now.
struct Reading {
    Scenario& scenario;
    int line;
    std::string_view source;
    bool ended = false;

    // Adds a step that this line is the source of.
    void add(decltype(Step::action) action) const;
};

// Where in a scenario a line may stand: what is booted above the steps; an assertion under one.
enum class Part { head, story, assertion };

using Handled = Parsed<void>;

// A line of the language: its first word, how it is written, and what takes its arguments.
struct Keyword {
    std::string_view name;
    Part part;
    std::string_view usage;
    Handled (*read)(Reading&, Arguments&);
};

// What is booted, and on what machine (machine_keywords.cpp).
[[nodiscard]] std::span<const Keyword> machine_keywords();
// What is done and what must come (step_keywords.cpp).
[[nodiscard]] std::span<const Keyword> step_keywords();
// Which boots a scenario stands for, and how it is chosen (matrix.cpp).
[[nodiscard]] std::span<const Keyword> suite_keywords();
// How the boot is judged: limits, what is allowed, how it ends (judging_keywords.cpp).
[[nodiscard]] std::span<const Keyword> judging_keywords();

}  // namespace kindling::scenario
