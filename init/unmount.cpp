#include "unmount.h"

#include <sys/mount.h>

#include <array>
#include <string_view>

#include "message.h"
#include "support/mounts.h"
#include "support/system.h"

namespace kindling {
namespace {

// Room for some hundred mounts. It is in .bss and costs nothing until the machine ends.
std::array<char, 16384> mounts_text;
std::array<const char*, 256> targets;

void unmount(const char* target) {
    if (::umount2(target, 0) == 0) return;
    // EINVAL: no longer a mount, for what it was mounted on went first; or the root, which is never
    // unmounted.
    const int number = errno;
    const bool is_root = std::string_view(target) == "/";
    if (number == EINVAL && !is_root) return;
    if (::mount(nullptr, target, nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0 || is_root) return;
    Line() << Error{"unmount", target, number};
}

}  // namespace

void unmount_all() {
    const auto text = read_file("/proc/mounts", mounts_text);
    if (!text) {
        Line() << text.error() << "; nothing is unmounted";
        return;
    }
    std::span<char> left(mounts_text.data(), text->size());
    std::size_t count = 0;
    while (count < targets.size()) {
        const auto mounted = take_mounted(left);
        if (!mounted) break;
        targets[count++] = mounted->target;
    }
    while (count > 0) unmount(targets[--count]);
    ::sync();
}

}  // namespace kindling
