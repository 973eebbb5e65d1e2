#include "initramfs/image_check.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/unique_fd.h"
#include "initramfs/compression.h"
#include "initramfs/newc.h"

namespace kindling::initramfs {

namespace {

constexpr std::size_t looked_at = 64 * 1024;
constexpr std::size_t magic_shown = 6;

// What people give by mistake: bytes at an offset, and what to say of them.
struct Mistake {
    std::size_t offset;
    std::string_view bytes;
    std::string_view said;
};

constexpr std::array<Mistake, 9> mistakes{{
    {0, "070707", "an archive of the old cpio format: make it with `cpio -H newc`"},
    {0, "\x71\xc7", "an archive of the old binary cpio format: make it with `cpio -H newc`"},
    {0,
     "\x7f"
     "ELF",
     "an ELF program: `run --init` boots one"},
    {0, "#!", "a script: `run --init` boots one"},
    {0, "\x04\x22\x4d\x18", "an lz4 frame: the kernel takes the legacy format alone (`lz4 -l`)"},
    {0, "hsqs", "a squashfs file system, which is a root disk"},
    {0x202, "HdrS", "a Linux kernel"},
    {257, "ustar", "a tar archive"},
    {1080, "\x53\xef", "an ext2, ext3 or ext4 file system, which is a root disk"},
}};

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes.substr(0, magic_shown))
        fmt::format_to(std::back_inserter(text), "{}{:02x}", text.empty() ? "" : " ",
                       static_cast<unsigned char>(byte));
    return text;
}

std::string_view guess(std::string_view beginning) {
    const auto found = std::ranges::find_if(mistakes, [&](const Mistake& mistake) {
        return beginning.size() > mistake.offset &&
               beginning.substr(mistake.offset).starts_with(mistake.bytes);
    });
    return found == mistakes.end() ? std::string_view() : found->said;
}

}  // namespace

std::string wrong_with_image(std::string_view beginning) {
    if (beginning.empty()) return "the file is empty";
    if (const auto mistaken = guess(beginning); !mistaken.empty())
        return fmt::format("begins with {}, as {}", hex(beginning), mistaken);
    const std::size_t start = beginning.find_first_not_of('\0');
    if (start == std::string_view::npos) return "nothing but zeros where it should begin";
    const std::string_view image = beginning.substr(start);
    if (compression_of(image) != nullptr) return {};
    if (!image.starts_with("070701") && !image.starts_with("070702"))
        return fmt::format(
            "begins with {}: neither newc cpio nor a compression that the kernel has", hex(image));
    if (start % newc_alignment != 0)
        return fmt::format("its first header is at offset {}, which is no multiple of {}", start,
                           newc_alignment);
    return {};
}

Result<void> check_image(const std::filesystem::path& image) {
    const UniqueFd fd(::open(image.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd.is_open()) return errno_failure("open", image.string());
    struct stat status{};
    if (::fstat(fd.get(), &status) != 0) return errno_failure("stat", image.string());
    if (!S_ISREG(status.st_mode)) return failure("{} is no regular file", image.string());
    std::string beginning(looked_at, '\0');
    const ssize_t got = ::pread(fd.get(), beginning.data(), beginning.size(), 0);
    if (got < 0) return errno_failure("read", image.string());
    beginning.resize(static_cast<std::size_t>(got));
    if (const std::string wrong = wrong_with_image(beginning); !wrong.empty())
        return failure("{} is no initramfs image: {}", image.string(), wrong);
    return {};
}

}  // namespace kindling::initramfs
