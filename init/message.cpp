#include "message.h"

namespace kindling {

[[gnu::noinline]] Line::Line(const char* prefix) {
    out_ << prefix;
}

[[gnu::noinline]] Line::~Line() {
    out_ << '\n';
}

}  // namespace kindling
