#include "initramfs/init_image.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <string_view>

#include "base/unique_fd.h"
#include "initramfs/made_lists.h"

namespace kindling::initramfs {

Result<InitKind> kind_of_init(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return failure("{} is missing", file.string());
    if (!std::filesystem::is_regular_file(file))
        return failure("{} is no regular file", file.string());
    const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open()) return errno_failure("open", file.string());
    std::array<char, 4> bytes{};
    const ssize_t got = ::read(fd.get(), bytes.data(), bytes.size());
    if (got < 0) return errno_failure("read", file.string());
    const std::string_view beginning(bytes.data(), static_cast<std::size_t>(got));
    if (beginning ==
        "\x7f"
        "ELF")
        return InitKind::program;
    if (beginning.starts_with("#!")) return InitKind::script;
    return failure("{} can't be /init: it is neither an ELF program nor a script (#!)",
                   file.string());
}

std::vector<Entry> image_of_init(const std::filesystem::path& file,
                                 const std::optional<Shell>& shell) {
    const Origin origin{"--init", 0};
    const auto directory = [&](const char* name, std::uint32_t permissions) {
        return Entry{name, permissions, 0, 0, Directory{}, origin};
    };
    const auto node = [&](const char* name, std::uint32_t permissions, Device device) {
        return Entry{name, permissions, 0, 0, device, origin};
    };
    constexpr auto character = Device::Kind::character;
    std::vector<Entry> entries{directory("/dev", 0755),
                               node("/dev/console", 0600, {character, 5, 1}),
                               node("/dev/null", 0666, {character, 1, 3}),
                               directory("/proc", 0755),
                               directory("/sys", 0755),
                               directory("/run", 0755),
                               directory("/tmp", 01777),
                               directory("/root", 0700),
                               directory("/mnt", 0755),
                               {"/init", 0755, 0, 0, RegularFile{file.string(), {}}, origin}};
    if (!shell) return entries;
    entries.push_back(directory("/bin", 0755));
    entries.push_back(
        {"/bin/busybox", 0755, 0, 0, RegularFile{shell->busybox.string(), {}}, origin});
    auto links = busybox_links(shell->links, entries);
    entries.insert(entries.end(), std::make_move_iterator(links.begin()),
                   std::make_move_iterator(links.end()));
    return entries;
}

}  // namespace kindling::initramfs
