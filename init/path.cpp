#include "path.h"

#include <algorithm>

namespace kindling {

void join(std::span<char> room, std::initializer_list<std::string_view> parts) {
    char* at = room.data();
    const char* const last = at + room.size() - 1;
    for (const std::string_view part : parts) {
        if (part.size() > static_cast<std::size_t>(last - at)) {
            at = room.data();
            break;
        }
        at = std::copy(part.begin(), part.end(), at);
    }
    *at = '\0';
}

}  // namespace kindling
