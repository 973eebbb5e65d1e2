#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kindling::initramfs {

// A word of a line and where it begins (0 is the first byte).
struct Field {
    size_t offset = 0;
    std::string_view text;
};

// One line of a list, of which errors can show the place.
struct ListLine {
    std::string_view list;  // the list's name, for messages
    size_t number = 0;      // 1 is the first
    std::string_view text;  // without its newline

    // The words, split where sscanf's %s would split them (usr/gen_init_cpio.c).
    [[nodiscard]] std::vector<Field> fields() const;
    // The place just behind the last word.
    [[nodiscard]] Field end() const;
    // The failure "LIST:LINE:COLUMN: MESSAGE", with the line itself and carets under the place.
    [[nodiscard]] std::unexpected<Error> failure_at(const Field& place,
                                                    std::string_view message) const;
};

// The lines of a text. A last line without a newline counts as well.
[[nodiscard]] std::vector<ListLine> lines_of(std::string_view list, std::string_view text);

}  // namespace kindling::initramfs
