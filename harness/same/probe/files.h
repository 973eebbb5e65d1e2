#pragma once
// Files and folders, read without the heap.

#include <dirent.h>

#include <span>
#include <string_view>

namespace kindling::probe {

// The probe's own mounts, in a mount namespace of its own.
inline constexpr const char* proc = "/proc";

// A path put together in a room of its own, ended by a NUL.
class Path {
  public:
    explicit Path(std::string_view beginning) { *this + beginning; }
    // All of them add to this path, and give it.
    Path& operator/(std::string_view name);
    Path& operator+(std::string_view text);
    Path& operator/(unsigned long number);
    [[nodiscard]] const char* text() const { return text_; }
    [[nodiscard]] std::string_view view() const { return {text_, used_}; }

  private:
    char text_[1024] = "";
    std::size_t used_ = 0;
};

// What a file holds, as far as it fits into ROOM; empty when it can't be read.
[[nodiscard]] std::string_view content(const Path& path, std::span<char> room);
// Where a link leads; empty when it is none.
[[nodiscard]] std::string_view link_target(const Path& path, std::span<char> room);

// Takes the text up to END off TEXT, END too.
[[nodiscard]] std::string_view take_up_to(std::string_view& text, char end);

// Calls SINK(name) for each entry of a folder, "." and ".." left out, in the kernel's order.
template <typename Sink>
void for_each_entry(const Path& folder, Sink sink) {
    DIR* stream = ::opendir(folder.text());
    if (stream == nullptr) return;
    while (const dirent* entry = ::readdir(stream)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") sink(name);
    }
    (void)::closedir(stream);
}

}  // namespace kindling::probe
