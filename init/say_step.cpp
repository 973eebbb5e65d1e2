#include "say_step.h"

#include <array>

#include "message.h"
#include "support/system.h"
#include "support/uptime.h"

namespace kindling {

Result<void> say_text(const Step& step, Boot&) {
    Line("") << step.subject;
    return {};
}

Result<void> say_boot_time(const Step&, Boot&) {
    constexpr const char* path = "/proc/uptime";
    std::array<char, 64> room;
    const std::string_view text = TRY(read_file(path, room));
    const auto seconds = uptime_seconds(text);
    if (!seconds) return failure("understand", path, EINVAL);
    Line("") << "Boot took " << *seconds << " seconds";
    return {};
}

}  // namespace kindling
