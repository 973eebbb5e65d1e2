#include "initramfs/unpack_image.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/quote.h"
#include "base/unique_fd.h"
#include "initramfs/content.h"
#include "initramfs/parents.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint32_t permission_bits = 07777;

// A directory that is the root of every name that is opened below it.
class Root {
  public:
    Result<void> open(const std::filesystem::path& directory) {
        TRY(make_directories(directory));
        if (!std::filesystem::is_empty(directory))
            return failure("{} is not empty", directory.string());
        fd_ = UniqueFd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!fd_.is_open()) return errno_failure("open", directory.string());
        return {};
    }
    // The directory of that name, or -1. Symlinks are followed as the kernel would follow them
    // with this directory as its root, so nothing leads out of it.
    int directory(const std::string& name) {
        if (name.empty()) return fd_.get();
        if (last_.is_open() && name == last_name_) return last_.get();
        open_how how{};
        how.flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
        how.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;
        last_ = UniqueFd(
            static_cast<int>(::syscall(SYS_openat2, fd_.get(), name.c_str(), &how, sizeof(how))));
        last_name_ = name;
        return last_.get();
    }
    // A directory may have become a symlink since.
    void forget() { last_.reset(); }

  private:
    UniqueFd fd_;
    UniqueFd last_;
    std::string last_name_;
};

struct Name {
    std::string directory;
    std::string base;
};

Name split(const std::string& name) {
    const std::size_t slash = name.rfind('/');
    if (slash == std::string::npos) return {"", name};
    return {name.substr(0, slash), name.substr(slash + 1)};
}

class Unpacker {
  public:
    Unpacker(const std::filesystem::path& image, const std::filesystem::path& directory)
        : image_(image), directory_(directory) {}

    Result<Unpacked> run(const std::filesystem::path& list) {
        TRY(reader_.open(image_));
        TRY(root_.open(directory_));
        for (;;) {
            if (interrupted_by() != 0) return interruption();
            const auto step = TRY(reader_.next());
            if (step == ImageReader::Step::end) break;
            if (step == ImageReader::Step::trailer) ++archive_;
            if (step == ImageReader::Step::record) TRY(make(reader_.record()));
        }
        if (!reader_.fault().empty()) warn("the kernel stops here: " + reader_.fault());
        if (reader_.truncated()) warn("the image ends within an entry");
        for (const auto& [name, mode] : directory_modes_) finish_directory(name, mode);
        TRY(replace_file(list, list_));
        return std::move(unpacked_);
    }

  private:
    void warn(std::string warning) { unpacked_.warnings.push_back(std::move(warning)); }

    Result<void> make(const NewcRecord& record) {
        const std::string plain = plain_name(record.name);
        if (record.fate != NewcRecord::Fate::taken) {
            warn(one_line(plain) + ": the kernel goes over this entry");
            return {};
        }
        if (plain.empty()) return {};
        const Name name = split(plain);
        const int parent = root_.directory(name.directory);
        if (parent < 0 || name.base == "..") {
            warn(one_line(plain) + ": there is no such directory before it: lost");
            return {};
        }
        ++unpacked_.files;
        note(record, plain);
        return make_in(parent, name.base, record, plain);
    }

    Result<void> make_in(int parent, const std::string& base, const NewcRecord& record,
                         const std::string& plain) {
        const std::uint32_t mode = record.header.mode;
        clear(parent, base, mode);
        if (S_ISREG(mode)) return make_file(parent, base, record, plain);
        if (S_ISDIR(mode)) {
            if (::mkdirat(parent, base.c_str(), 0700) != 0 && errno != EEXIST)
                return errno_failure("make directory", plain);
            directory_modes_[plain] = mode & permission_bits;
        } else if (S_ISLNK(mode)) {
            ::unlinkat(parent, base.c_str(), 0);
            if (::symlinkat(record.target.c_str(), parent, base.c_str()) != 0)
                return errno_failure("make the symlink", plain);
        } else if (S_ISFIFO(mode)) {
            if (::mkfifoat(parent, base.c_str(), mode & permission_bits) != 0 && errno != EEXIST)
                return errno_failure("make the pipe", plain);
        }
        return {};
    }

    // init/initramfs.c, clean_path(): what is there and of another type goes.
    void clear(int parent, const std::string& base, std::uint32_t mode) {
        struct stat status{};
        if (::fstatat(parent, base.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return;
        if (((status.st_mode ^ mode) & S_IFMT) == 0) return;
        ::unlinkat(parent, base.c_str(), S_ISDIR(status.st_mode) ? AT_REMOVEDIR : 0);
        root_.forget();
    }

    Result<void> make_file(int parent, const std::string& base, const NewcRecord& record,
                           const std::string& plain) {
        int flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_TRUNC;
        UniqueFd own;
        if (record.header.links >= 2) {
            // The root remembers one directory alone, and the other name has another.
            own = UniqueFd(::dup(parent));
            parent = own.get();
            const auto [known, added] = links_.try_emplace(link_key(record, archive_), plain);
            if (!added) {
                TRY(link(known->second, parent, base, plain));
                flags &= ~O_TRUNC;
            }
        }
        const UniqueFd fd(::openat(parent, base.c_str(), flags, 0600));
        if (!fd.is_open()) return errno_failure("create", plain);
        std::vector<char> buffer(64 * 1024);
        for (std::uint64_t offset = 0;;) {
            const std::size_t got = TRY(reader_.read_data(buffer.data(), buffer.size()));
            if (got == 0) break;
            for (std::size_t put = 0; put < got;) {
                const ssize_t one = ::pwrite(fd.get(), buffer.data() + put, got - put,
                                             static_cast<off_t>(offset + put));
                if (one < 0 && errno != EINTR) return errno_failure("write", plain);
                put += static_cast<std::size_t>(std::max<ssize_t>(one, 0));
            }
            offset += got;
        }
        if (::fchmod(fd.get(), record.header.mode & permission_bits) != 0)
            return errno_failure("chmod", plain);
        const std::array<timespec, 2> times{{{0, UTIME_OMIT}, {record.header.mtime, 0}}};
        ::futimens(fd.get(), times.data());
        return {};
    }

    Result<void> link(const std::string& from, int parent, const std::string& base,
                      const std::string& plain) {
        const Name old = split(from);
        ::unlinkat(parent, base.c_str(), 0);
        const int directory = root_.directory(old.directory);
        if (::linkat(directory, old.base.c_str(), parent, base.c_str(), 0) != 0)
            return errno_failure("link " + from + " as", plain);
        root_.forget();
        return {};
    }

    void finish_directory(const std::string& name, std::uint32_t mode) {
        const Name split_name = split(name);
        const int parent = root_.directory(split_name.directory);
        if (parent >= 0) ::fchmodat(parent, split_name.base.c_str(), mode, 0);
    }

    // The entry as a line of a cpio list.
    void note(const NewcRecord& record, const std::string& plain) {
        const auto& header = record.header;
        const std::string owners =
            fmt::format("{:04o} {} {}", header.mode & permission_bits, header.uid, header.gid);
        std::string line;
        if (S_ISREG(header.mode))
            line = fmt::format("file /{} {} {}", plain, (directory_ / plain).string(), owners);
        else if (S_ISDIR(header.mode))
            line = fmt::format("dir /{} {}", plain, owners);
        else if (S_ISLNK(header.mode))
            line = fmt::format("slink /{} {} {}", plain, record.target, owners);
        else if (S_ISFIFO(header.mode))
            line = fmt::format("pipe /{} {}", plain, owners);
        else if (S_ISSOCK(header.mode))
            line = fmt::format("sock /{} {}", plain, owners);
        else if (S_ISCHR(header.mode) || S_ISBLK(header.mode))
            line =
                fmt::format("nod /{} {} {} {} {}", plain, owners, S_ISBLK(header.mode) ? 'b' : 'c',
                            header.node_major, header.node_minor);
        // The language of lists has no way to write blanks in names.
        const bool fits = plain.find_first_of(" \t\r\n\v\f") == std::string::npos;
        list_ += fits ? line + "\n" : "# not a line of a list: " + one_line(line) + "\n";
    }

    const std::filesystem::path& image_;
    const std::filesystem::path& directory_;
    ImageReader reader_;
    Root root_;
    std::size_t archive_ = 0;
    std::map<LinkKey, std::string> links_;
    // Deepest first, so that a directory without permissions hides nothing.
    std::map<std::string, std::uint32_t, std::greater<>> directory_modes_;
    std::string list_;
    Unpacked unpacked_;
};

}  // namespace

Result<Unpacked> unpack_image(const std::filesystem::path& image,
                              const std::filesystem::path& directory,
                              const std::filesystem::path& list) {
    return Unpacker(image, directory).run(list);
}

}  // namespace kindling::initramfs
