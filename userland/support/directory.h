#pragma once
#include <array>
#include <cstddef>

#include "support/fd.h"

namespace kindling {

// The names in a directory, without the heap that readdir(3) takes.
class Directory {
  public:
    // FD is an open directory; with -1 there is no name in it.
    explicit Directory(Fd fd) : fd_(std::move(fd)) {}

    // The next name but "." and "..", valid until the next call; nullptr at the end, or on an
    // error.
    [[nodiscard]] const char* next();
    [[nodiscard]] int number() const { return fd_.number(); }

  private:
    Fd fd_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    alignas(8) std::array<char, 1024> room_;
};

}  // namespace kindling
