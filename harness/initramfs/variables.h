#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "initramfs/list_line.h"

namespace kindling::initramfs {

// What ${NAME} in the location of a `file` line stands for: NAME to text.
using Variables = std::map<std::string, std::string, std::less<>>;

// Both sources of variables: what the harness sets, and what the environment adds to it, as in
// the kernel's gen_init_cpio (usr/gen_init_cpio.c, cpio_replace_env).
struct VariableScope {
    Variables set{};
    Variables environment{};
};

// The environment of this process.
[[nodiscard]] Variables environment_variables();

// The value of NAME, what is set before the environment; null when it has none.
[[nodiscard]] const std::string* value_of(std::string_view name, const VariableScope& scope);

// LOCATION, a word of LINE, with each ${NAME} replaced; a value is not searched for further ones.
// Where gen_init_cpio puts nothing for an unknown variable, this fails and names the known ones.
[[nodiscard]] Result<std::string> expand(const ListLine& line, const Field& location,
                                         const VariableScope& scope);

// The names of the variables in a text, in order, each once.
[[nodiscard]] std::vector<std::string> variables_in(std::string_view text);

}  // namespace kindling::initramfs
