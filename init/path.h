#pragma once
#include <initializer_list>
#include <span>
#include <string_view>

namespace kindling {

// Puts a path together from PARTS in ROOM, with a NUL at its end; too long a one comes out empty.
void join(std::span<char> room, std::initializer_list<std::string_view> parts);

}  // namespace kindling
