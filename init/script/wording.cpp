#include "wording.h"

#include <sys/mount.h>

#include "../steps.h"
#include "functions.h"

namespace kindling {
namespace {

using enum Part;

constexpr Wording wordings[] = {
    {mount_file_system, "mount_step", "mount_on", shell::mount_on, {subject, place, flags, detail}},
    {say_mounts, "say_mounts_step", "say_mounts", shell::say_mounts},
    {take_settings, "settings_step", "take_settings \"$@\"", shell::take_settings},
    {make_directory, "directory_step", "make_directory", shell::make_directory, {place, mode}},
    {make_link, "link_step", "make_link", shell::make_link, {place, subject}},
    {make_device_node, "node_step", "make_node", shell::make_node, {place, subject, mode}},
    {make_standard_nodes, "standard_nodes_step", "make_nodes", shell::make_nodes},
    {make_standard_links, "standard_links_step", "make_links", shell::make_links},
    {write_text, "write_step", "write_text", shell::write_text, {place, subject}},
    {set_hostname, "hostname_step", "set_hostname", shell::set_hostname, {subject}},
    {bring_link_up, "link_up_step", "ip link set up dev", "", {subject}},
    {set_address, "address_step", "add_address", shell::add_address, {subject, place}},
    {add_route, "route_step", "add_route", shell::add_route, {subject, place}},
    {load_module, "module_step", "load_module", shell::load_module, {subject, detail}},
    {wait_for_path, "wait_step", "wait_for", shell::wait_for, {place, count}},
    {say_text, "say_step", "echo", "", {subject}},
    {say_boot_time, "say_boot_time_step", "say_boot_time", shell::say_boot_time},
    {take_inittab, "inittab_step", "take_inittab", shell::take_inittab, {place}},
    {switch_to_root, "switch_root_step", "go_to_root \"$@\"", shell::go_to_root},
    {start_shell, "shell_step", "start_shell", shell::start_shell, {subject}},
    {supervise_program, "supervise_step", "supervise", shell::supervise, {command}},
    {run_program, "run_step", "run", shell::run, {words}, 0},
    {run_program, "script_step", "run /bin/sh -c", shell::run, {subject}, 1},
    {exec_program, "exec_step", "become", shell::become, {words}},
};

struct Flag {
    std::uint32_t bit;
    const char* name;
    const char* option;
};

constexpr Flag mount_flags[] = {
    {MS_RDONLY, "MS_RDONLY", "ro"},
    {MS_NOSUID, "MS_NOSUID", "nosuid"},
    {MS_NODEV, "MS_NODEV", "nodev"},
    {MS_NOEXEC, "MS_NOEXEC", "noexec"},
    {MS_SYNCHRONOUS, "MS_SYNCHRONOUS", "sync"},
    {MS_NOATIME, "MS_NOATIME", "noatime"},
    {MS_NODIRATIME, "MS_NODIRATIME", "nodiratime"},
    {MS_RELATIME, "MS_RELATIME", "relatime"},
    {MS_STRICTATIME, "MS_STRICTATIME", "strictatime"},
};

void write_flags(Output& out, std::uint32_t set, const char* Flag::* word, char between) {
    bool first = true;
    for (const Flag& flag : mount_flags) {
        if ((set & flag.bit) == 0) continue;
        if (!first) out << between;
        out << flag.*word;
        first = false;
    }
    if (first) out << '0';
}

// As a literal of C++, on one line whatever it holds.
void write_literal(Output& out, std::string_view text) {
    out << '"';
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '\n') {
            out << "\\n";
        } else if (letter == '"' || letter == '\\') {
            out << '\\' << letter;
        } else if (byte < ' ' || byte == 127) {
            out << '\\' << Padded{byte, 3, '0', 8};
        } else {
            out << letter;
        }
    }
    out << '"';
}

bool is_plain(char letter) {
    constexpr std::string_view others = "_./:=,@%+-";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || others.find(letter) != std::string_view::npos;
}

// As one word of which a shell expands nothing.
void write_word(Output& out, std::string_view text) {
    bool plain = !text.empty();
    for (const char letter : text) plain = plain && is_plain(letter);
    if (plain) {
        out << text;
        return;
    }
    out << '\'';
    for (const char letter : text) {
        if (letter == '\'') {
            out << "'\\''";
        } else {
            out << letter;
        }
    }
    out << '\'';
}

void write_words(Output& out, std::string_view text) {
    const char* between = "";
    while (!text.empty()) {
        const std::size_t length = std::min(text.find_first_of(" \t"), text.size());
        if (length > 0) {
            out << between;
            write_word(out, text.substr(0, length));
            between = " ";
        }
        text.remove_prefix(std::min(length + 1, text.size()));
    }
}

void write_command_text(Output& out, std::string_view text) {
    std::array<char, 4096> room;
    Output inner(-1, room);
    write_words(inner, text);
    write_word(out, inner.take());
}

const char* text_of(const Step& step, Part part) {
    return part == place ? step.place : part == detail ? step.detail : step.subject;
}

// How a part that is a text is written for a shell; nullptr for one that is a number.
using Writer = void (*)(Output& out, std::string_view text);
Writer shell_writer(Part part) {
    switch (part) {
        case subject:
        case place:
        case detail:
            return write_word;
        case words:
            return write_words;
        case command:
            return write_command_text;
        default:
            return nullptr;
    }
}

void write_part(Output& out, const Step& step, Part part, bool for_shell) {
    if (const Writer writer = shell_writer(part)) {
        return (for_shell ? writer : write_literal)(out, text_of(step, part));
    }
    if (part == count) {
        out << step.number;
    } else if (part == flags) {
        if (for_shell) return write_flags(out, step.number, &Flag::option, ',');
        write_flags(out, step.number, &Flag::name, '|');
    } else {
        // What mkdir(2) and mknod(2) would take away by our umask, mkdir -m does not.
        out << '0' << Padded{for_shell ? step.number & ~022U : step.number, 0, ' ', 8};
    }
}

// One that is left out, as its maker lets it be.
bool is_default(const Step& step, Part part) {
    return part == none || (part == detail && *step.detail == '\0');
}

void write_call(Output& out, const Step& step) {
    const Wording* const wording = wording_of(step);
    if (wording == nullptr) {
        out << "a step of this table's own";
        return;
    }
    out << wording->maker << '(';
    const char* between = "";
    for (const Part part : wording->parts) {
        if (is_default(step, part)) continue;
        out << between;
        write_part(out, step, part, false);
        between = ", ";
    }
    out << ')';
}

bool write_command(Output& out, const Step& step) {
    const Wording* const wording = wording_of(step);
    if (wording == nullptr) {
        out << "false";
        return false;
    }
    out << wording->function;
    for (const Part part : wording->parts) {
        if (is_default(step, part)) continue;
        out << ' ';
        write_part(out, step, part, true);
    }
    return true;
}

}  // namespace

const Wording* wording_of(const Step& step) {
    for (const Wording& wording : wordings) {
        if (wording.run != step.run) continue;
        if (wording.number == Wording::any_number || wording.number == step.number) return &wording;
    }
    return nullptr;
}

void write_maker(Output& out, const Step& step) {
    // The way to a disk is required by itself.
    const bool required = step.need == Need::required && step.run != switch_to_root;
    if (required) out << "required(";
    if (step.fallback == nullptr) {
        write_call(out, step);
    } else {
        out << "or_else(";
        write_call(out, step);
        out << ", ";
        write_maker(out, *step.fallback);
        out << ')';
    }
    if (required) out << ')';
}

bool write_line(Output& out, const Step& step) {
    const bool required = step.need == Need::required;
    if (required) out << "until ";
    bool known = true;
    for (const Step* now = &step; now != nullptr; now = now->fallback) {
        if (now != &step) out << " || ";
        known = write_command(out, *now) && known;
    }
    if (required) {
        out << "; do rescue ";
        write_word(out, step.subject);
        out << ' ';
        write_word(out, step.place);
        out << "; done";
    }
    return known;
}

}  // namespace kindling
