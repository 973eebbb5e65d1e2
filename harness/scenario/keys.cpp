#include "scenario/keys.h"

#include <array>
#include <utility>

namespace kindling::scenario {

namespace {

// As xterm and the VT100 before it send them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> keys{{
    {"enter", "\r"},
    {"tab", "\t"},
    {"escape", "\x1b"},
    {"space", " "},
    {"backspace", "\x7f"},
    {"delete", "\x1b[3~"},
    {"up", "\x1b[A"},
    {"down", "\x1b[B"},
    {"right", "\x1b[C"},
    {"left", "\x1b[D"},
    {"home", "\x1b[H"},
    {"end", "\x1b[F"},
}};

}  // namespace

std::optional<std::string> bytes_of_key(std::string_view key) {
    for (const auto& [name, bytes] : keys)
        if (name == key) return std::string(bytes);
    constexpr std::string_view control = "ctrl-";
    if (key.size() == control.size() + 1 && key.starts_with(control)) {
        const char letter = key.back();
        if (letter >= 'a' && letter <= 'z') return std::string(1, static_cast<char>(letter & 0x1f));
        if (letter == '\\') return "\x1c";
    }
    return std::nullopt;
}

std::vector<std::string> key_names() {
    std::vector<std::string> names = {"ctrl-LETTER"};
    for (const auto& key : keys) names.emplace_back(key.first);
    return names;
}

}  // namespace kindling::scenario
