#pragma once

namespace kindling {

// How many processors this host has for us; 1 where it does not say.
[[nodiscard]] int host_processors();

}  // namespace kindling
