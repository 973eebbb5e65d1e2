#include "verdict/kernel_message.h"

#include <algorithm>
#include <array>

namespace kindling::verdict {

namespace {

using std::string_view;
constexpr size_t npos = string_view::npos;
// The longest thing in brackets that is taken for a stamp: "[Tue Nov 24 21:57:39 2026]", or the
// one of `dmesg -d`, "[    0.123456 <    0.000001>]".
constexpr size_t longest_stamp = 40;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

size_t digits_at(string_view text, size_t from) {
    size_t at = from;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - from;
}

// The length of "[    1.234567]", also with what some add to it: "[    1.234567,2]",
// "[    1.234567 <    0.000001>]". 0: there is none.
size_t seconds_stamp(string_view text) {
    if (!text.starts_with('[')) return 0;
    size_t at = 1;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at < text.size() && text[at] == '+') ++at;  // dmesg -e: since the line before
    const size_t whole = digits_at(text, at);
    at += whole;
    if (whole == 0 || at >= text.size() || text[at] != '.') return 0;
    const size_t fraction = digits_at(text, at + 1);
    at += 1 + fraction;
    if (fraction == 0 || at >= text.size()) return 0;
    if (text[at] == ']') return at + 1;
    if (text[at] != ',' && text[at] != ' ') return 0;
    const size_t end = text.substr(0, longest_stamp).find(']', at);
    if (end == npos || text.substr(at, end - at).find_first_not_of(" ,.<>+0123456789") != npos)
        return 0;
    return end + 1;
}

// "[    T1]", "[   C0]".
size_t caller_stamp(string_view text, string_view& caller) {
    if (!text.starts_with('[')) return 0;
    size_t at = 1;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || (text[at] != 'T' && text[at] != 'C')) return 0;
    const size_t digits = digits_at(text, at + 1);
    const size_t end = at + 1 + digits;
    if (digits == 0 || end >= text.size() || text[end] != ']') return 0;
    caller = text.substr(at, 1 + digits);
    return end + 1;
}

bool is_one_of(string_view text, const auto& words) {
    // Most texts are told by their first character.
    return std::ranges::any_of(
        words, [text](string_view word) { return text[0] == word[0] && text == word; });
}

constexpr std::array<string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<string_view, 7> weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

// "[Tue Nov 24 21:57:39 2026]" (dmesg -T), "[Nov24 21:57]" (dmesg -e).
size_t date_in_brackets(string_view text) {
    if (!text.starts_with('[') || text.size() < 5) return 0;
    const string_view word = text.substr(1, 3);
    if (!is_one_of(word, weekdays) && !is_one_of(word, months)) return 0;
    const size_t end = text.substr(0, longest_stamp).find(']');
    if (end == npos || text.substr(0, end).find(':') == npos) return 0;
    return end + 1;
}

// "Nov 24 21:57:39.123456 " of syslog and journalctl.
size_t syslog_date(string_view text) {
    if (text.size() < 16 || !is_one_of(text.substr(0, 3), months) || text[3] != ' ') return 0;
    size_t at = text.find_first_not_of(' ', 3);
    if (at > 5) return 0;
    const size_t day = digits_at(text, at);
    at += day;
    if (day == 0 || day > 2 || at >= text.size() || text[at] != ' ') return 0;
    const size_t time = ++at;
    at = text.find_first_not_of("0123456789:.", time);
    if (at == npos || at < time + 8 || text[at] != ' ' || text[time + 2] != ':') return 0;
    return at + 1;
}

// "2026-11-24T21:57:39.123456+00:00 ", also with a blank in the T's place.
size_t iso_date(string_view text) {
    if (text.size() < 20 || digits_at(text, 0) != 4 || text[4] != '-' || text[7] != '-') return 0;
    if ((text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') return 0;
    const size_t end = text.find_first_not_of("0123456789:.,+-Z", 11);
    return end == npos || text[end] != ' ' ? 0 : end + 1;
}

// "host kernel: ", "kernel: ", "kernel[0]: ": who is said to have spoken. npos: somebody else.
size_t kernel_speaks(string_view text) {
    constexpr string_view kernel = "kernel: ";
    if (text.starts_with(kernel)) return kernel.size();
    const size_t host = text.find_first_of(" [");
    if (host == npos || text[host] != ' ' || !text.substr(host + 1).starts_with(kernel))
        return npos;
    return host + 1 + kernel.size();
}

// "<6>".
size_t level(string_view text) {
    const size_t digits = text.starts_with('<') ? digits_at(text, 1) : 0;
    return digits > 0 && digits <= 3 && text.substr(1 + digits).starts_with('>') ? digits + 2 : 0;
}

// "6,339,5140900,-;" and "6,339,5140900,-,caller=T1;" of /dev/kmsg and netconsole.
size_t kmsg_record(string_view text, string_view& caller) {
    size_t at = 0;
    for (int field = 0; field < 3; ++field) {
        const size_t digits = digits_at(text, at);
        at += digits;
        if (digits == 0 || at >= text.size() || text[at] != ',') return 0;
        ++at;
    }
    const size_t end = text.substr(0, at + longest_stamp).find(';', at);
    if (end == npos || text.substr(at, end - at).find(' ') != npos) return 0;
    constexpr string_view tag = "caller=";
    if (const size_t called = text.substr(0, end).find(tag, at); called != npos)
        caller = text.substr(called + tag.size(), end - called - tag.size());
    return end + 1;
}

// "kern  :warn  : " of dmesg -x.
size_t facility(string_view text) {
    if (!text.starts_with("kern ")) return 0;
    const size_t end = text.substr(0, longest_stamp).find(": ", 7);
    return end == npos ? 0 : end + 2;
}

// The stamps in brackets, one after the other, and the blank behind them.
void take_stamps(KernelMessage& message) {
    for (;;) {
        string_view& text = message.text;
        size_t length = seconds_stamp(text);
        if (length == 0) length = caller_stamp(text, message.caller);
        if (length == 0) length = date_in_brackets(text);
        if (length == 0) break;
        message.stamped = true;
        text.remove_prefix(length);
        // Between two stamps, or before the message, stands one blank.
        if (text.starts_with(" [") || !text.starts_with('[')) {
            if (text.starts_with(' ')) text.remove_prefix(1);
        }
    }
}

// What a keeper of logs puts before a line. False: it is a program's line, by its own word.
bool take_keepers_prefix(KernelMessage& message) {
    string_view& text = message.text;
    size_t date = syslog_date(text);
    const bool from_syslog = date != 0;
    if (date == 0) date = iso_date(text);
    if (date == 0) return true;
    const size_t speaker = kernel_speaks(text.substr(date));
    if (speaker != npos) {
        message.stamped = true;
        text.remove_prefix(date + speaker);
        return true;
    }
    // Some put a bare date before each line of a console.
    if (from_syslog && seconds_stamp(text.substr(date)) == 0) return false;
    text.remove_prefix(date);
    return true;
}

}  // namespace

size_t find_stamp(string_view text, size_t from) {
    for (size_t at = text.find('[', from); at != npos; at = text.find('[', at + 1)) {
        const string_view rest = text.substr(at);
        const size_t length = seconds_stamp(rest);
        // print_time prints six digits behind the dot; a blank or the next bracket follows.
        if (length < 10 || rest[length - 8] != '.') continue;
        if (rest.size() == length || rest[length] == ' ' || rest[length] == '[') return at;
    }
    return npos;
}

KernelMessage kernel_message(string_view line) {
    KernelMessage message{line};
    string_view& text = message.text;
    if (text.empty()) return message;
    const char first = text[0];
    if (first == '<') {
        const size_t length = level(text);
        message.stamped = length != 0;
        text.remove_prefix(length);
    }
    if (is_digit(first)) {
        const size_t record = kmsg_record(text, message.caller);
        message.stamped = record != 0;
        text.remove_prefix(record);
    }
    if (const size_t length = first == 'k' ? facility(text) : 0) {
        message.stamped = true;
        text.remove_prefix(length);
    }
    if (!message.stamped && !take_keepers_prefix(message)) return message;
    take_stamps(message);
    // journalctl -o short-monotonic: the host and the speaker stand behind the stamp.
    if (message.stamped)
        if (const size_t speaker = kernel_speaks(text); speaker != npos)
            text.remove_prefix(speaker);
    if (message.stamped) return message;
    if (const size_t at = find_stamp(line); at != npos) {
        message.text = line.substr(at);
        take_stamps(message);
        message.cut_in = true;
    }
    return message;
}

bool says_halted(string_view line) {
    const string_view message = message_of(line);
    return message.starts_with("reboot: System halted") ||
           message.starts_with("reboot: Power off not available: System halted");  // 6.12
}

}  // namespace kindling::verdict
