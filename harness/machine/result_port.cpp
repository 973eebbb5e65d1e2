#include "machine/result_port.h"

#include <sys/random.h>

#include <array>
#include <charconv>
#include <cstdint>

#include "base/lines.h"
#include "base/protocol.h"
#include "base/quote.h"
#include "machine/siphash.h"

namespace kindling::machine {

namespace {

using Key = std::array<std::uint8_t, protocol::nonce_digits / 2>;

constexpr size_t longest_quote = 80;

Key key_of(std::string_view nonce) {
    Key key{};
    for (size_t i = 0; i < key.size() && 2 * i + 2 <= nonce.size(); ++i)
        std::from_chars(nonce.data() + 2 * i, nonce.data() + 2 * i + 2, key[i], 16);
    return key;
}

// A number without a sign or zeros before it, from 0 to 255.
std::optional<int> small_number(std::string_view digits) {
    int number = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (number < 0 || number > 255 || fmt::format("{}", number) != digits) return std::nullopt;
    return number;
}

std::optional<GuestStatus> parse_status(std::string_view status) {
    for (const auto& [prefix, signalled] :
         {std::pair<std::string_view, bool>("exit=", false), {"signal=", true}})
        if (status.starts_with(prefix))
            if (const auto number = small_number(status.substr(prefix.size())))
                return GuestStatus{signalled, *number};
    return std::nullopt;
}

std::string quoted(std::string_view text) {
    return "\"" + printable(text.substr(0, longest_quote)) +
           (text.size() > longest_quote ? "…\"" : "\"");
}

PortReading read_answer(std::string_view line, std::string_view nonce) {
    const std::string_view rest = line.substr(protocol::result_word.size() + 1);
    const std::string_view status = rest.substr(0, rest.find(' '));
    const auto parsed = parse_status(status);
    if (!parsed) return {{}, "an answer that is none came over the result port: " + quoted(line)};
    if (line != answer_line(status, nonce))
        return {{},
                fmt::format("the answer \"{}\" came over the result port with a wrong tag: "
                            "whoever wrote it did not know the nonce",
                            status)};
    return {*parsed, {}};
}

}  // namespace

Result<std::string> fresh_nonce() {
    Key bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        return errno_failure("getrandom for", "the nonce of a boot");
    std::string digits;
    for (const auto byte : bytes) digits += fmt::format("{:02x}", byte);
    return digits;
}

std::string describe(const GuestStatus& status) {
    return fmt::format("{} {}", status.signalled ? "signal" : "exit status", status.number);
}

std::string answer_line(std::string_view status, std::string_view nonce) {
    return fmt::format("{} {} {:016x}", protocol::result_word, status,
                       siphash(key_of(nonce), status));
}

PortReading read_port(std::string_view bytes, std::string_view nonce) {
    std::vector<std::string_view> lines;
    for_each_line(bytes, [&lines](std::string_view line, int) {
        if (!trimmed(line).empty()) lines.push_back(trimmed(line));
    });
    if (lines.empty()) return {};
    // The line's end is part of it: what is cut off may be the tag's half.
    if (!bytes.ends_with('\n')) return {{}, "an answer over the result port was cut short"};
    for (const auto line : lines)
        if (!line.starts_with(fmt::format("{} ", protocol::result_word)))
            return {{}, "something that is no answer came over the result port: " + quoted(line)};
    if (lines.size() > 1)
        return {{},
                fmt::format("{} answers came over the result port, and one proves only when "
                            "it is alone",
                            lines.size())};
    return read_answer(lines.front(), nonce);
}

}  // namespace kindling::machine
