#include "settings.h"

#include <string_view>

#include "command_line.h"
#include "message.h"
#include "nearest.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr std::string_view prefix = "kindling.";

struct Text {
    std::string_view key;
    const char* Settings::* member;
};

constexpr Text texts[] = {
    {"shell", &Settings::shell}, {"run", &Settings::run}, {"result", &Settings::result}};

constexpr std::string_view on_exit_key = "onexit";

constexpr std::string_view keys[] = {"shell", "run", "result", on_exit_key};

// In the order of OnExit, from its second value on.
constexpr std::string_view on_exit_words[] = {"respawn", "poweroff", "reboot", "halt", "panic"};

// x86 takes 2,048 bytes (COMMAND_LINE_SIZE), and a boot configuration in the initramfs adds to them
// (fs/proc/cmdline.c). What the settings keep points into it.
std::array<char, 4096> text_of_command_line;

void say_nearest(Output& out, std::string_view before, std::string_view typed,
                 std::span<const std::string_view> known) {
    const auto nearest = std::ranges::min_element(
        known, {}, [typed](std::string_view name) { return edit_distance(typed, name); });
    out << "; the nearest is " << before << *nearest;
}

bool take_text(std::string_view key, const char* value, Settings& settings) {
    for (const Text& text : texts) {
        if (text.key != key) continue;
        settings.*text.member = value;
        return true;
    }
    return false;
}

void take_on_exit(std::string_view word, Settings& settings) {
    for (std::size_t at = 0; at < std::size(on_exit_words); ++at) {
        if (on_exit_words[at] == word) settings.on_exit = static_cast<OnExit>(at + 1);
    }
    if (settings.on_exit != OnExit::as_usual) return;
    Line line;
    line << "kindling.onexit can't be " << word;
    say_nearest(line.text(), "", word, on_exit_words);
}

void take(std::string_view key, const char* value, Settings& settings) {
    if (take_text(key, value, settings)) return;
    if (key == on_exit_key) return take_on_exit(value, settings);
    Line line;
    line << "the command line's kindling." << key << " means nothing";
    say_nearest(line.text(), prefix, key, keys);
}

}  // namespace

void read_settings(Settings& settings) {
    const auto text = read_file("/proc/cmdline", text_of_command_line);
    if (!text) {
        Line() << text.error();
        return;
    }
    std::span<char> left(text_of_command_line.data(), text->size());
    while (const auto parameter = take_parameter(left)) {
        std::string_view name = parameter->name;
        if (!name.starts_with(prefix)) continue;
        name.remove_prefix(prefix.size());
        take(name, parameter->value == nullptr ? "" : parameter->value, settings);
    }
}

}  // namespace kindling
