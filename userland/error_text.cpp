#include "support/error_text.h"

#include <cstring>

namespace kindling {

void say_error(Output& out, int number) {
    out << std::strerror(number);
}

}  // namespace kindling
