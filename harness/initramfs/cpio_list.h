#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "initramfs/entry.h"
#include "initramfs/variables.h"

namespace kindling::initramfs {

// What a list is read with.
struct ListContext {
    std::string name;              // for messages
    std::filesystem::path folder;  // relative locations start here
    VariableScope variables{};
};

// The entries of a cpio list, in order, in the language of the kernel's usr/gen_init_cpio.c:
//
//     # a comment, in column 1 only
//     file  NAME LOCATION MODE UID GID [HARD_LINK…]
//     dir   NAME MODE UID GID
//     nod   NAME MODE UID GID b|c MAJOR MINOR
//     slink NAME TARGET MODE UID GID
//     pipe  NAME MODE UID GID
//     sock  NAME MODE UID GID
//
// The first line that can't be read ends it, with an error of line, column and the line itself.
// Stricter than gen_init_cpio where that drops or misreads something without failing: unknown
// types, indented lines, fields too many, digits that are none, names that the kernel refuses.
[[nodiscard]] Result<std::vector<Entry>> parse_cpio_list(std::string_view text,
                                                         const ListContext& context);

// The made lists that the first line asks for: `# with: busybox-links userland-links`.
[[nodiscard]] std::vector<Field> lists_asked_for(const ListLine& first_line);

// The variables that the `file` lines of a list want, each once.
[[nodiscard]] std::vector<std::string> variables_wanted(std::string_view text);

}  // namespace kindling::initramfs
