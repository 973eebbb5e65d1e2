#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"
#include "init_table/recipe.h"

namespace kindling::init_table {

struct TableProgram {
    std::filesystem::path file;  // in the folder that was given
    std::string warnings;        // what the compiler said all the same
};

// Compiles the table STEPS and links it as FORM of RECIPE says, stripped, in FOLDER. Fails with
// what compiler or linker said, which names file and line as STEPS was given; a missing
// boot_table() and the use of a heap or a C++ library get a sentence of their own.
[[nodiscard]] Result<TableProgram> build_table_program(const Recipe& recipe,
                                                       const std::string& form,
                                                       const std::filesystem::path& steps,
                                                       const std::filesystem::path& folder);

// What to say of a table that does not link, from what the linker said. Pure.
[[nodiscard]] std::string why_not_linked(const std::string& said, const std::string& steps);

}  // namespace kindling::init_table
