#include "base/host_processors.h"

#include <algorithm>
#include <thread>

namespace kindling {

int host_processors() {
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace kindling
