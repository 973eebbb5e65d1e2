#include "settings.h"

#include <cstring>
#include <string_view>

#include "command_line.h"
#include "decimal.h"
#include "message.h"
#include "nearest.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr std::string_view prefix = "kindling.";

struct Text {
    const char* key;
    const char* Settings::* member;
};

constexpr Text texts[] = {
    {"kindling.shell", &Settings::shell},
    {"kindling.run", &Settings::run},
    {"kindling.result", &Settings::result},
    {"kindling.mounts", &Settings::mounts},
    {"root", &Settings::root},
    {"rootfstype", &Settings::root_type},
    {"rootflags", &Settings::root_flags},
    {"rootdelay", &Settings::root_delay},
    {"init", &Settings::new_init},
    {"panic", &Settings::panic},
};

struct Word {
    const char* key;
    bool Settings::* member;
    bool value;
};

constexpr Word words[] = {
    {"kindling.timeline", &Settings::timeline, true},
    {"rootwait", &Settings::root_wait, true},
    {"rw", &Settings::read_write, true},
    {"ro", &Settings::read_write, false},
};

constexpr const char* on_exit_key = "kindling.onexit";
// In the order of OnExit, from its second value on.
constexpr const char* on_exit_words[] = {"respawn", "poweroff", "reboot", "halt", "panic"};

// x86 takes 2,048 bytes (COMMAND_LINE_SIZE), and a boot configuration in the initramfs adds to them
// (fs/proc/cmdline.c). What the settings keep points into it.
std::array<char, 4096> text_of_command_line;

// The nearest of some names to a word, the first of equals.
struct Nearest {
    const char* typed;
    const char* found = "";
    unsigned distance = ~0U;

    void consider(const char* name) {
        const unsigned here = edit_distance(typed, name);
        if (here >= distance) return;
        distance = here;
        found = name;
    }
};

void say_nearest(const Nearest& nearest, const char* what) {
    Line() << nearest.typed << what << "; the nearest is " << nearest.found;
}

void take_on_exit(const char* word, Settings& settings) {
    Nearest nearest{word};
    for (std::size_t at = 0; at < std::size(on_exit_words); ++at) {
        nearest.consider(on_exit_words[at]);
        if (nearest.distance == 0) {
            settings.on_exit = static_cast<OnExit>(at + 1);
            return;
        }
    }
    say_nearest(nearest, " can't be kindling.onexit");
}

void take(const Parameter& parameter, Settings& settings) {
    const char* const value = parameter.value == nullptr ? "" : parameter.value;
    for (const Text& text : texts) {
        if (std::strcmp(text.key, parameter.name) == 0) settings.*text.member = value;
    }
    for (const Word& word : words) {
        if (std::strcmp(word.key, parameter.name) == 0) settings.*word.member = word.value;
    }
    if (!std::string_view(parameter.name).starts_with(prefix)) return;
    if (std::strcmp(parameter.name, on_exit_key) == 0) return take_on_exit(value, settings);
    Nearest nearest{parameter.name};
    for (const Text& text : texts) nearest.consider(text.key);
    nearest.consider(words[0].key);
    if (nearest.distance == 0) return;
    nearest.consider(on_exit_key);
    say_nearest(nearest, " means nothing");
}

}  // namespace

bool Settings::panics() const {
    return panic != nullptr && std::strcmp(panic, "0") != 0;
}

Milliseconds Settings::panic_delay() const {
    std::string_view text = panic;
    return Milliseconds{take_decimal(text).value_or(0)} * 1000;
}

void read_settings(Settings& settings) {
    const auto text = read_file("/proc/cmdline", text_of_command_line);
    if (!text) {
        Line() << text.error();
        return;
    }
    take_settings({text_of_command_line.data(), text->size()}, settings);
}

void take_settings(std::span<char> command_line, Settings& settings) {
    while (const auto parameter = take_parameter(command_line)) take(*parameter, settings);
}

void read_arguments(Settings& settings) {
    for (char** argument = settings.arguments + 1; *argument != nullptr; ++argument) {
        settings.single |= is_in_list("single,-s,1", *argument);
    }
}

bool is_in_list(const char* list, const char* word) {
    const std::size_t length = std::strlen(word);
    for (;;) {
        const std::size_t here = std::strcspn(list, ",");
        if (here == length && std::memcmp(list, word, length) == 0) return true;
        list += here;
        if (*list++ == '\0') return false;
    }
}

}  // namespace kindling
