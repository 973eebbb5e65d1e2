#include "initramfs/list_line.h"

#include <algorithm>

#include "base/quote.h"

namespace kindling::initramfs {

namespace {

constexpr std::string_view blanks = " \t\r\v\f";

// Of a line, what is shown of it: lines may be thousands of bytes long.
constexpr size_t shown_before = 60;
constexpr size_t shown_in_all = 96;

// How many columns a text takes, near enough: continuation bytes of UTF-8 take none.
size_t columns(std::string_view text) {
    return static_cast<size_t>(
        std::ranges::count_if(text, [](char byte) { return (byte & 0xc0) != 0x80; }));
}

// What stands under TEXT so that what follows is aligned, whatever width a tab has.
std::string padding_under(std::string_view text) {
    std::string padding;
    for (const char byte : text)
        if ((byte & 0xc0) != 0x80) padding += byte == '\t' ? '\t' : ' ';
    return padding;
}

}  // namespace

std::vector<Field> ListLine::fields() const {
    std::vector<Field> found;
    for (size_t begin = text.find_first_not_of(blanks); begin != std::string_view::npos;) {
        const size_t end = std::min(text.find_first_of(blanks, begin), text.size());
        found.push_back({begin, text.substr(begin, end - begin)});
        begin = text.find_first_not_of(blanks, end);
    }
    return found;
}

Field ListLine::end() const {
    const size_t last = text.find_last_not_of(blanks);
    return {last == std::string_view::npos ? 0 : last + 1, {}};
}

std::unexpected<Error> ListLine::failure_at(const Field& place, std::string_view message) const {
    const size_t from = place.offset > shown_before ? place.offset - shown_before : 0;
    const size_t until = std::min(from + shown_in_all, text.size());
    const std::string before = printable(text.substr(from, place.offset - from));
    const std::string rest =
        place.offset < until ? printable(text.substr(place.offset, until - place.offset)) : "";
    const std::string marked = printable(place.text.substr(0, rest.size()));
    const std::string carets(std::clamp<size_t>(columns(marked), 1, shown_in_all), '^');
    const std::string margin = fmt::format("{:5}", number);
    return failure("{}:{}:{}: {}\n{} | {}{}\n{} | {}{}", list, number, place.offset + 1, message,
                   margin, before, rest, std::string(margin.size(), ' '), padding_under(before),
                   carets);
}

std::vector<ListLine> lines_of(std::string_view list, std::string_view text) {
    std::vector<ListLine> lines;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back({list, lines.size() + 1, text.substr(begin, end - begin)});
        begin = end + 1;
    }
    return lines;
}

}  // namespace kindling::initramfs
