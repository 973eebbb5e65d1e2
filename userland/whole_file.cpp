#include "whole_file.h"

#include <fcntl.h>

#include "support/system.h"

namespace kindling {

Result<Grown<char>> read_whole_file(const char* path) {
    const Fd file = TRY(open_file(path, O_RDONLY));
    Grown<char> content;
    for (;;) {
        const std::span<char> room = TRY(content.reserve(1024));
        const std::size_t got = TRY(read_some(file.number(), room, path));
        if (got == 0) return content;
        content.add(got);
    }
}

}  // namespace kindling
