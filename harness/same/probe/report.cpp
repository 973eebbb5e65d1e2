#include "report.h"

namespace kindling::probe {
namespace {

constexpr char digits[] = "0123456789ABCDEF";

}  // namespace

void Report::put(char byte) {
    sum_ = (sum_ ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    if (writes_) out_ << byte;
}

Report& Report::kind(std::string_view text) {
    *this << text;
    return next();
}

Report& Report::operator<<(std::string_view text) {
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if (value >= ' ' && value < 0x7f && byte != '%') {
            put(byte);
            continue;
        }
        put('%');
        put(digits[value >> 4]);
        put(digits[value & 15]);
    }
    return *this;
}

Report& Report::operator<<(std::uint64_t number) {
    char room[24];
    Output text(-1, room);
    text << number;
    return *this << text.take();
}

Report& Report::octal(std::uint64_t number) {
    char room[24];
    Output text(-1, room);
    text << Padded{number, 4, '0', 8};
    return *this << text.take();
}

Report& Report::next() {
    put('\t');
    return *this;
}

void Report::end() {
    put('\n');
    ++facts_;
}

}  // namespace kindling::probe
