#include "support/output.h"

#include <algorithm>
#include <array>

#include "support/error_text.h"
#include "support/system.h"

namespace kindling {

// None of these is to be inlined: whoever says something calls several of them.
[[gnu::noinline]] Output& Output::operator<<(const char* text) {
    return *this << std::string_view(text);
}

[[gnu::noinline]] Output& Output::operator<<(char character) {
    return *this << std::string_view(&character, 1);
}

[[gnu::noinline]] Output& Output::operator<<(std::string_view text) {
    while (!text.empty()) {
        if (used_ == room_.size()) drain();
        const std::size_t taken = std::min(text.size(), room_.size() - used_);
        std::copy_n(text.data(), taken, room_.data() + used_);
        used_ += taken;
        text.remove_prefix(taken);
    }
    return *this;
}

[[gnu::noinline]] Output& Output::operator<<(Padded number) {
    std::array<char, 32> digits;
    std::size_t at = digits.size();
    do {
        digits[--at] = "0123456789abcdef"[number.value % number.base];
        number.value /= number.base;
    } while (number.value != 0);
    while (digits.size() - at < number.width && at > 0) digits[--at] = number.fill;
    return *this << std::string_view(digits.data() + at, digits.size() - at);
}

[[gnu::noinline]] void Output::drain() {
    const std::string_view waiting = take();
    if (error_ != 0) return;
    if (const auto written = write_all(fd_, waiting); !written) error_ = written.error().number;
}

Result<void> Output::flush() {
    drain();
    if (error_ != 0) return failure("write", "the output", error_);
    return {};
}

[[gnu::noinline]] Output& operator<<(Output& out, const Error& error) {
    out << "cannot " << error.operation;
    if (!error.object.empty()) out << ' ' << error.object;
    out << ": ";
    say_error(out, error.number);
    return out;
}

}  // namespace kindling
