#include "hostname_step.h"

#include <unistd.h>

#include "support/system.h"

namespace kindling {

Result<void> set_hostname(const Step& step, Boot&) {
    // As long as a name may be (__NEW_UTS_LEN), and a newline.
    std::array<char, 65> room;
    std::string_view name = step.subject;
    if (const auto text = read_file(step.place, room); text) {
        const std::string_view line(text->data(), std::min(text->find('\n'), text->size()));
        if (!line.empty()) name = line;
    }
    return checked("set the host's name to", step.subject, ::sethostname(name.data(), name.size()));
}

}  // namespace kindling
