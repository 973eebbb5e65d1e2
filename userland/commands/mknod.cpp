#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "invocation.h"
#include "numbers.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr Option options[] = {{'m', "its permissions, octal, whatever the umask", "MODE"}};

struct Kind {
    std::string_view name;
    mode_t type;
    // How many words follow: a FIFO has no device number.
    std::size_t numbers;
};

constexpr Kind kinds[] = {
    {"b", S_IFBLK, 2}, {"c", S_IFCHR, 2}, {"u", S_IFCHR, 2}, {"p", S_IFIFO, 0}};

const Kind* find_kind(std::string_view name) {
    for (const Kind& kind : kinds) {
        if (kind.name == name) return &kind;
    }
    return nullptr;
}

Result<void> make_node(const char* path, const Kind& kind, dev_t device, const mode_t* mode) {
    TRY(checked("make node", path, ::mknod(path, kind.type | 0666, device)));
    if (mode != nullptr) TRY(checked("set the mode of", path, ::chmod(path, *mode)));
    return {};
}

Result<void> mknod_run(Invocation& invocation) {
    const auto words = invocation.operands();
    const Kind* const kind = find_kind(words[1]);
    if (kind == nullptr) {
        invocation.misused("no type of node (b, c or p): ", words[1]);
        return {};
    }
    if (words.size() - 2 != kind->numbers) {
        invocation.misused("a node of type ", kind->name, " takes ",
                           kind->numbers == 0 ? "no numbers" : "a major and a minor number");
        return {};
    }
    const char* const wanted = invocation.value('m');
    const auto mode = parse_mode(wanted == nullptr ? "666" : wanted);
    // The kernel holds 12 bits of major and 20 of minor (include/linux/kdev_t.h).
    const auto major_number = parse_number(kind->numbers == 0 ? "0" : words[2], 0xfff);
    const auto minor_number = parse_number(kind->numbers == 0 ? "0" : words[3], 0xfffff);
    if (!mode || !major_number || !minor_number) {
        invocation.misused("no mode or number: ", !mode           ? wanted
                                                  : !major_number ? words[2]
                                                                  : words[3]);
        return {};
    }
    return make_node(words[0], *kind, makedev(*major_number, *minor_number),
                     wanted == nullptr ? nullptr : &*mode);
}

}  // namespace

const Command mknod_command = {
    .name = "mknod",
    .operands = "NAME b|c|p [MAJOR MINOR]",
    .purpose = "Make a block or character device's node, or a FIFO (p).",
    .options = options,
    .fewest = 2,
    .most = 4,
    .words = Words::options_anywhere,
    .run = mknod_run,
};

}  // namespace kindling
