#include "mount_options.h"

#include <sys/mount.h>

#include <algorithm>

// musl 1.2.3 does not know it yet; it came with Linux 5.10.
#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256
#endif

namespace kindling {
namespace {

struct Word {
    std::string_view word;
    unsigned long set;
    unsigned long clear = 0;
};

constexpr Word flag_words[] = {
    {"defaults", 0},
    {"ro", MS_RDONLY},
    {"rw", 0, MS_RDONLY},
    {"nosuid", MS_NOSUID},
    {"suid", 0, MS_NOSUID},
    {"nodev", MS_NODEV},
    {"dev", 0, MS_NODEV},
    {"noexec", MS_NOEXEC},
    {"exec", 0, MS_NOEXEC},
    {"sync", MS_SYNCHRONOUS},
    {"async", 0, MS_SYNCHRONOUS},
    {"dirsync", MS_DIRSYNC},
    {"mand", MS_MANDLOCK},
    {"nomand", 0, MS_MANDLOCK},
    {"noatime", MS_NOATIME},
    {"atime", 0, MS_NOATIME},
    {"nodiratime", MS_NODIRATIME},
    {"diratime", 0, MS_NODIRATIME},
    {"relatime", MS_RELATIME},
    {"norelatime", 0, MS_RELATIME},
    {"strictatime", MS_STRICTATIME},
    {"nosymfollow", MS_NOSYMFOLLOW},
    {"silent", MS_SILENT},
    {"loud", 0, MS_SILENT},
    {"remount", MS_REMOUNT},
    {"bind", MS_BIND},
    {"rbind", MS_BIND | MS_REC},
    {"move", MS_MOVE},
    {"shared", MS_SHARED},
    {"rshared", MS_SHARED | MS_REC},
    {"private", MS_PRIVATE},
    {"rprivate", MS_PRIVATE | MS_REC},
    {"slave", MS_SLAVE},
    {"rslave", MS_SLAVE | MS_REC},
    {"unbindable", MS_UNBINDABLE},
    {"runbindable", MS_UNBINDABLE | MS_REC},
};

bool append(std::string_view word, MountOptions& options, std::span<char> room) {
    const std::size_t used = options.data.size();
    const std::size_t comma = used == 0 ? 0 : 1;
    if (used + comma + word.size() + 1 > room.size()) return false;
    if (comma != 0) room[used] = ',';
    std::copy(word.begin(), word.end(), room.data() + used + comma);
    options.data = room.first(used + comma + word.size());
    room[options.data.size()] = '\0';
    return true;
}

}  // namespace

Result<void> apply_mount_options(std::string_view words, MountOptions& options,
                                 std::span<char> room) {
    while (!words.empty()) {
        const std::size_t comma = std::min(words.find(','), words.size());
        const std::string_view word(words.data(), comma);
        words.remove_prefix(std::min(comma + 1, words.size()));
        bool is_flag = word.empty();
        for (const Word& known : flag_words) {
            if (known.word != word) continue;
            options.flags = (options.flags & ~known.clear) | known.set;
            is_flag = true;
        }
        if (!is_flag && !append(word, options, room)) {
            return failure("take", "so many mount options", E2BIG);
        }
    }
    return {};
}

}  // namespace kindling
