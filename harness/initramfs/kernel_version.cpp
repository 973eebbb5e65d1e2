#include "initramfs/kernel_version.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace kindling::initramfs {

namespace {

// The first release of each stable series that has a change, oldest first; all that is newer than
// the last series has it, too.
constexpr std::array<KernelVersion, 5> names_checked{
    {{5, 15, 174}, {6, 1, 120}, {6, 6, 64}, {6, 12, 4}, {6, 13, 0}}};

bool has_change(std::span<const KernelVersion> since, const KernelVersion& version) {
    return version >= since.back() || std::ranges::any_of(since, [&](const KernelVersion& first) {
               return version.major == first.major && version.minor == first.minor &&
                      version.patch >= first.patch;
           });
}

}  // namespace

Result<KernelVersion> parse_kernel_version(std::string_view text) {
    KernelVersion version{0, 0, 0};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (unsigned* part : {&version.major, &version.minor, &version.patch}) {
        const auto [next, error] = std::from_chars(at, end, *part);
        if (error != std::errc()) break;
        at = next;
        if (at == end || *at != '.') break;
        ++at;
    }
    const bool parts = version.major > 0 && text.contains('.');
    if (parts && (at == end || *at == '-' || *at == '+')) return version;
    return failure("\"{}\" is no version of Linux: 6.12, 6.1.192", text);
}

UnpackerTraits unpacker_of(const KernelVersion& version) {
    return {.has_sums = version >= KernelVersion{5, 19, 0},
            .checks_names = has_change(names_checked, version),
            .repeats_builtin = version < KernelVersion{6, 8, 0},
            .takes_large_files = version >= KernelVersion{6, 10, 0}};
}

}  // namespace kindling::initramfs
