// /init's parsers, of what comes from outside: inittab, the kernel's command line with the settings
// that stand there and their lists, commands, addresses, modules.dep, /proc/mounts, uevents, and
// the first bytes of disks. All of them get every input, in a room of exactly its size.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "arguments.h"
#include "block_identity.h"
#include "command_line.h"
#include "inittab.h"
#include "ipv4.h"
#include "module_order.h"
#include "settings.h"
#include "support/mounts.h"
#include "uevents.h"

namespace {

using namespace kindling;

using Room = std::vector<char>;

void require(bool holds) {
    if (!holds) std::abort();
}

void parse_command_line(std::string_view text) {
    Room room(text.begin(), text.end());
    std::span<char> left(room);
    while (const auto parameter = take_parameter(left)) require(parameter->name != nullptr);
    room.assign(text.begin(), text.end());
    Settings settings;
    take_settings(room, settings);
    if (settings.mounts != nullptr) (void)is_in_list(settings.mounts, "proc");
    if (settings.root != nullptr) (void)is_in_list(settings.root, settings.root);
    if (settings.panics()) require(settings.panic_delay() >= 0);
}

// Those that work in the place of their text.
void parse_in_place(std::string_view text) {
    Room room(text.begin(), text.end());
    std::span<char> left(room);
    unsigned number = 0;
    Arguments arguments;
    while (const auto line = take_inittab_line(left, number)) {
        require(line->number >= 1 && line->number <= number);
        if (line->command != nullptr && arguments.set(line->command, Form::inittab)) {
            require(arguments.pointers()[0] != nullptr);
        }
    }
    room.assign(text.begin(), text.end());
    left = room;
    while (const auto mounted = take_mounted(left)) require(mounted->target != nullptr);
    parse_command_line(text);
}

void parse_text(std::string_view text) {
    if (auto line = module_line(text, "null_blk")) {
        while (!take_last_path(*line).empty()) continue;
    }
    if (const auto address = parse_ipv4(text)) {
        const std::uint32_t mask = __builtin_bswap32(address->mask);
        require((~mask & (~mask + 1)) == 0);
    }
    (void)arrived_device(text);
}

void parse_disk(Bytes bytes) {
    Identity uuid;
    Identity label;
    if (ext4_identity(bytes, uuid, label)) require(std::string_view(uuid.data()).size() == 36);
    for (const unsigned partition : {0U, 1U, 128U}) (void)gpt_entry_at(bytes, partition, 512);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // As a file's text ends: so its reader hands it over.
    std::string_view text(reinterpret_cast<const char*>(data), size);
    parse_in_place(text);
    parse_text(text);
    parse_disk(Bytes(data, size));
    return 0;
}
