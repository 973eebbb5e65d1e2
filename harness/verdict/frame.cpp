#include "verdict/frame.h"

#include <re2/re2.h>

#include <array>
#include <charconv>

#include "base/lines.h"

namespace kindling::verdict {

namespace {

using std::string_view;
constexpr size_t npos = string_view::npos;

bool in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '$';
}

size_t name_length(string_view text) {
    if (text.empty() || !in_name(text[0]) || (text[0] >= '0' && text[0] <= '9')) return 0;
    size_t at = 0;
    while (at < text.size() && in_name(text[at])) ++at;
    return at;
}

// "0x1f": its value, and TEXT goes on behind it.
std::optional<std::uint64_t> take_hex(string_view& text) {
    if (!text.starts_with("0x")) return std::nullopt;
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
    if (parsed.ec != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<size_t>(parsed.ptr - text.data()));
    return value;
}

// "[<ffffffff81234567>] " or "[c000000000123456] ", as often as they come.
string_view without_addresses(string_view text) {
    for (;;) {
        const size_t end = text.starts_with('[') ? text.substr(0, 24).find(']') : npos;
        if (end == npos) return text;
        string_view inside = text.substr(1, end - 1);
        if (inside.starts_with('<') && inside.ends_with('>'))
            inside = inside.substr(1, inside.size() - 2);
        if (inside.size() < 8 || inside.find_first_not_of("0123456789abcdef") != npos) return text;
        text = trimmed(text.substr(end + 1));
    }
}

// What stands behind a frame's numbers: "[ext4]", "(unreliable)", "fs/ext4/inode.c:12 [inline]".
bool read_rest(string_view rest, Frame& frame) {
    rest = trimmed(rest);
    if (rest.starts_with('(') && rest.ends_with(')')) {
        frame.certain = frame.certain && rest != "(unreliable)";
        rest = rest.substr(1, rest.size() - 2);
    }
    if (rest.starts_with('[')) {
        const size_t end = rest.find_first_of(" ]");
        frame.module = std::string(rest.substr(1, end == npos ? end : end - 1));
        return rest.ends_with(']') || rest.ends_with(')');
    }
    static const re2::RE2 place(
        R"(([\w./+-]+:\d+)(?::\d+)?(?: \[inline\]| \(discriminator \d+\))*)");
    if (!rest.empty() && rest != "unreliable" &&
        !re2::RE2::FullMatch(re2::StringPiece(rest.data(), rest.size()), place, &frame.place))
        return false;
    return true;
}

// "foo+0x1f/0x9a0" and what may follow.
std::optional<Frame> at_offset(string_view text) {
    const size_t length = name_length(text);
    if (length == 0 || !text.substr(length).starts_with("+0x")) return std::nullopt;
    Frame frame{std::string(text.substr(0, length))};
    text.remove_prefix(length + 1);
    const auto offset = take_hex(text);
    if (!offset || !text.starts_with('/')) return std::nullopt;
    frame.offset = *offset;
    text.remove_prefix(1);
    if (!take_hex(text)) return std::nullopt;
    if (text.starts_with("()")) text.remove_prefix(2);  // in the WARNING of old kernels
    if (!text.empty() && text[0] != ' ' && text[0] != ')' && text[0] != '\t') return std::nullopt;
    if (text == ")") text = {};
    if (!read_rest(text, frame)) return std::nullopt;
    return frame;
}

// "foo (fs/ext4/inode.c:12 (discriminator 3)) ext4" and "foo fs/ext4/inode.c:12 [inline]".
std::optional<Frame> at_place(string_view text) {
    // An expression is costly, and few lines name a place.
    if (text.find(':') == npos || text.find('.') == npos) return std::nullopt;
    static const re2::RE2 pattern(
        R"(([A-Za-z_][\w.$]*) (?:\(([\w./+-]+:(?:\d+|\?))(?: \(discriminator \d+\))?\)(?: \w+)?)"
        R"(|([\w./+-]+\.[chS]:\d+)(?::\d+)?(?: \[inline\])?))");
    Frame frame;
    std::string bare;
    if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern, &frame.function,
                             &frame.place, &bare))
        return std::nullopt;
    if (frame.place.empty()) frame.place = bare;
    return frame;
}

// "(foo) from (bar+0x14/0x18)" and "foo from bar+0x14/0x18" of 32-bit ARM: foo's frame.
std::optional<Frame> called_from(string_view text) {
    static const re2::RE2 pattern(
        R"(\(?([A-Za-z_][\w.$]*)(?:\+0x[0-9a-f]+/0x[0-9a-f]+)?(?: \[\w+\])?\)? from )"
        R"((?:\[<[0-9a-f]+>\] )?\(?[A-Za-z_][\w.$]*\+0x[0-9a-f]+/0x[0-9a-f]+.*)");
    Frame frame;
    if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern, &frame.function))
        return std::nullopt;
    return frame;
}

// How each architecture names the counter; behind it the frame.
constexpr std::array counter_names = {
    string_view("RIP: 0010:"),  string_view("RIP: e030:"), string_view("EIP: 0060:"),
    string_view("EIP is at "),  string_view("EIP: "),      string_view("PC is at "),
    string_view("pc : "),       string_view("epc : "),     string_view("NIP "),
    string_view("NIP: "),       string_view("epc   : "),   string_view("ERA: "),
    string_view("Krnl PSW : "),
};

}  // namespace

std::optional<Frame> stack_frame(string_view message) {
    string_view text = without_addresses(trimmed(message));
    const bool certain = !text.starts_with("? ");
    if (!certain) text.remove_prefix(2);
    // Most lines are none, and are told by their first character.
    if (text.empty() || (name_length(text) == 0 && text[0] != '(')) return std::nullopt;
    auto frame = at_offset(text);
    if (!frame) frame = at_place(text);
    if (!frame && text.find(" from ") != npos) frame = called_from(text);
    if (frame) frame->certain = frame->certain && certain;
    return frame;
}

std::optional<Frame> program_counter(string_view message) {
    string_view text = trimmed(message);
    for (const string_view name : counter_names) {
        if (!text.starts_with(name)) continue;
        text.remove_prefix(name.size());
        // The address, in whatever brackets, then the function: the first "foo+0x" there is.
        text = without_addresses(trimmed(text));
        if (name == "Krnl PSW : ") text.remove_prefix(std::min(text.find('(') + 1, text.size()));
        if (const size_t blank = text.find(' '); !at_offset(text) && blank < text.find('+'))
            if (const auto behind = at_offset(trimmed(text.substr(blank))))
                text = trimmed(text.substr(blank));
        auto frame = at_offset(text);
        if (!frame) frame = at_place(text);
        if (frame) frame->is_counter = true;
        return frame;
    }
    return std::nullopt;
}

std::string plain_name(string_view function) {
    static constexpr std::array suffixes = {string_view(".cold"),       string_view(".isra."),
                                            string_view(".constprop."), string_view(".part."),
                                            string_view(".llvm."),      string_view(".cfi"),
                                            string_view(".clone."),     string_view(".lto_priv")};
    for (const string_view suffix : suffixes) function = function.substr(0, function.find(suffix));
    static constexpr std::array wrappers = {
        string_view("__x64_sys_"),   string_view("__ia32_sys_"),  string_view("__do_sys_"),
        string_view("__se_sys_"),    string_view("__arm64_sys_"), string_view("__riscv_sys_"),
        string_view("__s390x_sys_"), string_view("SyS_"),         string_view("SYSC_")};
    for (const string_view wrapper : wrappers)
        if (function.starts_with(wrapper))
            return "sys_" + std::string(function.substr(wrapper.size()));
    return std::string(function);
}

}  // namespace kindling::verdict
