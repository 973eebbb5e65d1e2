#pragma once
// The image of `run --init FILE`: one program or script of the user's as /init.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "initramfs/entry.h"

namespace kindling::initramfs {

enum class InitKind { program, script };

// Whether a file is an ELF program or a script (#!). Fails when it is neither: the kernel would
// not start it (fs/binfmt_elf.c, fs/binfmt_script.c).
[[nodiscard]] Result<InitKind> kind_of_init(const std::filesystem::path& file);

// What a script needs to be run by: a static BusyBox, and the text of its busybox.links.
struct Shell {
    std::filesystem::path busybox;
    std::string links;
};

// The entries of an image with FILE as /init (0755, of root), /dev with console and null, and
// empty /proc, /sys, /run, /tmp, /root and /mnt; and BusyBox with its links where SHELL is given.
[[nodiscard]] std::vector<Entry> image_of_init(const std::filesystem::path& file,
                                               const std::optional<Shell>& shell);

}  // namespace kindling::initramfs
