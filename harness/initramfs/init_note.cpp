#include "initramfs/init_note.h"

#include <algorithm>

#include "base/protocol.h"
#include "initramfs/byte_sink.h"
#include "initramfs/content.h"
#include "initramfs/elf_file.h"

namespace kindling::initramfs {

namespace {

const ElfNote our_note{std::string(protocol::note_owner), protocol::note_type};

// An /init is small; what is larger is none of ours.
constexpr std::uint64_t largest_init = 16 * 1024 * 1024;

}  // namespace

bool init_answers(const std::filesystem::path& image) {
    TextSink init(largest_init);
    // A symlink, a device or nothing at all: no /init of ours.
    if (!copy_content(image, "init", init)) return false;
    const auto elf = parse_elf(init.text);
    return elf && std::ranges::find(elf->notes, our_note) != elf->notes.end();
}

}  // namespace kindling::initramfs
