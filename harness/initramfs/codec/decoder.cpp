#include "initramfs/codec/decoder.h"

#include <algorithm>

namespace kindling::initramfs {

namespace {

constexpr std::size_t buffer_size = 64 * 1024;

}  // namespace

Result<std::size_t> Decoder::read(char* to, std::size_t size) {
    while (!ended_ && size > 0) {
        const std::size_t got = TRY(decode(to, size));
        if (got > 0) return got;
    }
    return std::size_t{0};
}

std::size_t Decoder::stop(std::string_view message) {
    if (fault_.empty()) fault_ = message;
    ended_ = true;
    return 0;
}

Result<std::string_view> Decoder::input() {
    if (!left_.empty()) return left_;
    buffer_.resize(buffer_size);
    const std::size_t got = TRY(compressed_.read(buffer_.data(), buffer_.size()));
    left_ = {buffer_.data(), got};
    return left_;
}

void Decoder::use(std::size_t bytes) {
    left_.remove_prefix(bytes);
    consumed_ += bytes;
}

Result<std::string> Decoder::take_input(std::size_t size) {
    std::string taken;
    while (taken.size() < size) {
        const std::string_view some = TRY(input()).substr(0, size - taken.size());
        if (some.empty()) break;
        taken += some;
        use(some.size());
    }
    return taken;
}

}  // namespace kindling::initramfs
