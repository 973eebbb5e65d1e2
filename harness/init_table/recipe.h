#pragma once
// How a table of steps becomes a program: compilers, options and objects, as CMake builds our own
// /init (init/CMakeLists.txt writes it to BUILD/guest/init.recipe).

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::init_table {

// What a table is linked with.
struct Form {
    std::vector<std::string> objects;
    std::vector<std::string> options;
};

struct Recipe {
    std::string compiler;
    std::string linker;
    std::string linkers_compiler;  // which the linker is to use: it reads the same objects
    std::string strip;
    std::vector<std::string> compile_options;
    std::vector<std::string> link_options;
    // "init"; "explain", the same for a teacher; "script", a program for the host.
    std::map<std::string, Form> forms;
};

// Reads a recipe's TEXT; FILE names it in messages. Fails when a tool or a form is missing from it.
// Pure.
[[nodiscard]] Result<Recipe> parse_recipe(std::string_view text, const std::string& file);

}  // namespace kindling::init_table
