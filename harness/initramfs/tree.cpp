#include "initramfs/tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/limits.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <map>
#include <memory>
#include <thread>

#include "base/interrupt.h"
#include "base/unique_fd.h"
#include "initramfs/unread_directories.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint32_t permission_bits = 07777;

// What identifies a file that has several names.
struct Identity {
    dev_t device = 0;
    ino_t inode = 0;
    auto operator<=>(const Identity&) const = default;
};

struct Found {
    Entry entry;
    Identity identity;  // of a regular file with several names; else all zero
};

struct CloseDirectory {
    void operator()(DIR* stream) const { ::closedir(stream); }
};
using Stream = std::unique_ptr<DIR, CloseDirectory>;

// One of the threads that read a tree.
class Reader {
  public:
    Reader(const std::filesystem::path& root, const TreeOptions& options)
        : root_(root), options_(options) {}

    // Reads what is unread until nothing is left, or until somebody fails.
    void read(UnreadDirectories& unread) {
        while (const auto name = unread.take()) {
            below_.clear();
            unread.done(read_directory(*name), below_);
        }
    }
    [[nodiscard]] std::vector<Found> found() && { return std::move(found_); }

  private:
    Result<void> read_directory(const std::string& name) {
        const std::string path = path_of(name);
        UniqueFd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!fd.is_open()) return errno_failure("open", path);
        const Stream stream(::fdopendir(fd.get()));
        if (!stream) return errno_failure("read", path);
        const int directory = ::dirfd(stream.get());
        fd.release();
        for (;;) {
            if (interrupted_by() != 0) return interruption();
            errno = 0;
            const dirent* item = ::readdir(stream.get());
            if (item == nullptr) break;
            const std::string_view base(item->d_name);
            if (base == "." || base == "..") continue;
            TRY(add(directory, item->d_name,
                    name.empty() ? std::string(base) : name + "/" + item->d_name));
        }
        if (errno != 0) return errno_failure("read", path);
        return {};
    }

    Result<void> add(int directory, const char* base, std::string name) {
        const std::string path = path_of(name);
        struct stat status{};
        if (::fstatat(directory, base, &status, AT_SYMLINK_NOFOLLOW) != 0)
            return errno_failure("stat", path);
        // init/initramfs.c, do_header(), skips a longer name without a word.
        if (name.size() + 1 > PATH_MAX)
            return failure("{}: a name of more than {} bytes, which the kernel drops", path,
                           PATH_MAX - 1);
        Content content = TRY(content_of(directory, base, path, status));
        if (std::holds_alternative<Directory>(content)) below_.push_back(name);
        const bool linked = S_ISREG(status.st_mode) && status.st_nlink > 1;
        found_.push_back({{std::move(name),
                           status.st_mode & permission_bits,
                           options_.uid(status.st_uid),
                           options_.gid(status.st_gid),
                           std::move(content),
                           {root_.string(), 0}},
                          linked ? Identity{status.st_dev, status.st_ino} : Identity{}});
        return {};
    }

    static Result<Content> content_of(int directory, const char* base, const std::string& path,
                                      const struct stat& status) {
        switch (status.st_mode & S_IFMT) {
            case S_IFREG: {
                const auto size = static_cast<std::uint64_t>(status.st_size);
                if (size > std::numeric_limits<std::uint32_t>::max())
                    return failure("{} has {} bytes: newc holds at most 4 GiB a file", path, size);
                return RegularFile{
                    path, {}, Extent{0, static_cast<std::uint32_t>(size), status.st_mtim.tv_sec}};
            }
            case S_IFDIR:
                return Directory{path};
            case S_IFLNK: {
                std::string target(PATH_MAX, '\0');
                const ssize_t size = ::readlinkat(directory, base, target.data(), target.size());
                if (size < 0) return errno_failure("read the link", path);
                target.resize(static_cast<size_t>(size));
                return Symlink{std::move(target)};
            }
            case S_IFIFO:
                return Pipe{};
            case S_IFSOCK:
                return Socket{};
            default:
                return Device{
                    S_ISBLK(status.st_mode) ? Device::Kind::block : Device::Kind::character,
                    major(status.st_rdev), minor(status.st_rdev)};
        }
    }

    // As a text: a std::filesystem::path takes hundreds of bytes for its parts.
    [[nodiscard]] std::string path_of(const std::string& name) const {
        return name.empty() ? root_.native() : root_.native() + "/" + name;
    }

    const std::filesystem::path& root_;
    const TreeOptions& options_;
    std::vector<std::string> below_;  // the directories in the one that is read
    std::vector<Found> found_;
};

// By the bytes of the names. Only pointers are moved to and fro: an entry has 200 bytes.
std::vector<Found*> sorted(std::vector<Found>& found) {
    std::vector<Found*> order;
    order.reserve(found.size());
    for (auto& one : found) order.push_back(&one);
    std::ranges::sort(order, {},
                      [](const Found* one) -> const std::string& { return one->entry.name; });
    return order;
}

// The entries, all names of a file as one where the last of them stands: there the directories of
// all of them have been.
std::vector<Entry> joined(const std::vector<Found*>& found) {
    std::map<Identity, std::vector<Found*>> linked;
    for (auto* one : found)
        if (one->identity != Identity{}) linked[one->identity].push_back(one);
    std::vector<Entry> entries;
    entries.reserve(found.size());
    for (auto* one : found) {
        if (one->identity != Identity{}) {
            const auto& all = linked[one->identity];
            if (one != all.back()) continue;
            auto& file = std::get<RegularFile>(one->entry.content);
            for (const auto* other : all) file.more_names.push_back(other->entry.name);
            one->entry.name = std::move(file.more_names.front());
            file.more_names.erase(file.more_names.begin());
        }
        entries.push_back(std::move(one->entry));
    }
    return entries;
}

}  // namespace

Result<std::vector<Entry>> read_tree(const std::filesystem::path& directory,
                                     const TreeOptions& options) {
    UnreadDirectories unread{std::string()};
    Reader here(directory, options);
    Reader beside(directory, options);
    {
        const std::jthread thread([&] { beside.read(unread); });
        here.read(unread);
    }
    TRY(unread.result());
    auto found = std::move(here).found();
    std::ranges::move(std::move(beside).found(), std::back_inserter(found));
    return joined(sorted(found));
}

}  // namespace kindling::initramfs
