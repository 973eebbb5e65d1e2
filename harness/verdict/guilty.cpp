#include "verdict/guilty.h"

#include "verdict/generic_frames.h"

namespace kindling::verdict {

std::string guilty_function(std::span<const Frame> stack) {
    for (const bool certain : {true, false})
        for (const auto& frame : stack)
            if (!frame.function.empty() && frame.certain == certain)
                if (std::string name = plain_name(frame.function); !is_generic(name)) return name;
    for (const auto& frame : stack)
        if (!frame.function.empty()) return plain_name(frame.function);
    return "";
}

}  // namespace kindling::verdict
