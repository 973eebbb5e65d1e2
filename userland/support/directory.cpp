#include "support/directory.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <string_view>

namespace kindling {
namespace {

// man 2 getdents64: an inode and an offset of eight bytes each, the record's length, its type, and
// the name.
constexpr std::size_t length_at = 16;
constexpr std::size_t name_at = 19;

}  // namespace

const char* Directory::next() {
    for (;;) {
        if (at_ == end_) {
            const long got = ::syscall(SYS_getdents64, fd_.number(), room_.data(), room_.size());
            if (got <= 0) return nullptr;
            at_ = 0;
            end_ = static_cast<std::size_t>(got);
        }
        const char* const record = room_.data() + at_;
        std::uint16_t length;
        std::memcpy(&length, record + length_at, sizeof length);
        at_ += length;
        const std::string_view name(record + name_at);
        if (name != "." && name != "..") return name.data();
    }
}

}  // namespace kindling
