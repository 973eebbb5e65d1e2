#include "machine/console_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace kindling::machine {

void ConsoleFile::write(std::string_view bytes) {
    if (!file_.is_open() || !trouble_.empty()) return;
    const std::uint64_t room = limit_ - std::min(limit_, written_);
    if (bytes.size() > room) {
        beyond_limit_ += bytes.size() - room;
        bytes = bytes.substr(0, room);
    }
    while (!bytes.empty() && trouble_.empty()) {
        const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) trouble_ = std::strerror(errno);
        const size_t done = written < 0 ? bytes.size() : static_cast<size_t>(written);
        bytes.remove_prefix(done);
        written_ += done;
    }
}

}  // namespace kindling::machine
