#include "device_node.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <array>

#include "decimal.h"
#include "path.h"
#include "support/system.h"

namespace kindling {

std::optional<dev_t> parse_device_number(std::string_view text) {
    const auto major = take_decimal(text);
    if (!major || !text.starts_with(':')) return std::nullopt;
    text.remove_prefix(1);
    const auto minor = take_decimal(text);
    if (!minor) return std::nullopt;
    return makedev(*major, *minor);
}

bool make_node(std::string_view folder, std::string_view name, mode_t mode, const char* path) {
    std::array<char, 128> room;
    join(room, {folder, name, "/dev"});
    std::array<char, 32> number_room;
    const auto text = read_file(room.data(), number_room);
    if (!text) return false;
    const auto number = parse_device_number(*text);
    return number && ::mknod(path, mode, *number) == 0;
}

}  // namespace kindling
