#include "files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "support/output.h"
#include "support/system.h"

namespace kindling::probe {

Path& Path::operator+(std::string_view text) {
    const std::size_t room = sizeof text_ - 1 - used_;
    const std::size_t size = std::min(text.size(), room);
    std::copy_n(text.data(), size, text_ + used_);
    used_ += size;
    text_[used_] = '\0';
    return *this;
}

Path& Path::operator/(std::string_view name) {
    return *this + "/" + name;
}

Path& Path::operator/(unsigned long number) {
    char room[24];
    Output text(-1, room);
    text << number;
    return *this / text.take();
}

std::string_view content(const Path& path, std::span<char> room) {
    return read_file(path.text(), room).value_or(std::string_view());
}

std::string_view link_target(const Path& path, std::span<char> room) {
    const ssize_t size = ::readlink(path.text(), room.data(), room.size());
    return size < 0 ? std::string_view()
                    : std::string_view(room.data(), static_cast<std::size_t>(size));
}

std::string_view take_up_to(std::string_view& text, char end) {
    const std::string_view taken(text.data(), std::min(text.find(end), text.size()));
    text.remove_prefix(std::min(taken.size() + 1, text.size()));
    return taken;
}

}  // namespace kindling::probe
