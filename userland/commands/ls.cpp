#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>

#include "grown.h"
#include "invocation.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr Option options[] = {
    {'a', "also names that begin with a dot"},
    {'d', "directories themselves, and not what is in them"},
    {'i', "inode numbers first"},
    {'l', "a long line: mode, links, owner, group, size or device number, time (UTC), name"},
    {'1', "one name a line, which is so in any case"},
};

struct Entry {
    const char* name;
    struct stat status;
};

// The columns of a listing: as wide as the widest of their numbers.
struct Widths {
    unsigned inode = 0;
    unsigned links = 0;
    unsigned owner = 0;
    unsigned group = 0;
    unsigned size = 0;
};

unsigned width_of(std::uint64_t number) {
    unsigned width = 1;
    for (; number > 9; number /= 10) ++width;
    return width;
}

bool is_device(const struct stat& status) {
    return S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode);
}

Widths measure(std::span<const Entry> entries) {
    Widths widths;
    for (const auto& [name, status] : entries) {
        const unsigned size = is_device(status)
                                  ? width_of(major(status.st_rdev)) + 2 +
                                        std::max(3U, width_of(minor(status.st_rdev)))
                                  : width_of(static_cast<std::uint64_t>(status.st_size));
        widths.inode = std::max(widths.inode, width_of(status.st_ino));
        widths.links = std::max(widths.links, width_of(status.st_nlink));
        widths.owner = std::max(widths.owner, width_of(status.st_uid));
        widths.group = std::max(widths.group, width_of(status.st_gid));
        widths.size = std::max(widths.size, size);
    }
    return widths;
}

// Names may hold anything but a slash. On a terminal, control characters could do harm there.
void write_name(Output& out, std::string_view name) {
    static const bool terminal = ::isatty(STDOUT_FILENO) == 1;
    for (const char character : name) {
        const auto code = static_cast<unsigned char>(character);
        out << (terminal && (code < ' ' || code == 127) ? '?' : character);
    }
}

void write_mode(Output& out, mode_t mode) {
    struct Type {
        mode_t type;
        char letter;
    };
    constexpr Type types[] = {{S_IFREG, '-'}, {S_IFDIR, 'd'}, {S_IFLNK, 'l'}, {S_IFCHR, 'c'},
                              {S_IFBLK, 'b'}, {S_IFIFO, 'p'}, {S_IFSOCK, 's'}};
    char text[] = "?rwxrwxrwx";
    for (const Type& type : types) {
        if ((mode & S_IFMT) == type.type) text[0] = type.letter;
    }
    for (unsigned bit = 0; bit < 9; ++bit) {
        if ((mode & (0400U >> bit)) == 0) text[1 + bit] = '-';
    }
    // Set-uid, set-gid and sticky show in place of the x, as a capital letter where no x was.
    constexpr char special[] = "sst";
    for (unsigned bit = 0; bit < 3; ++bit) {
        char& shown = text[3 + 3 * bit];
        if ((mode & (04000U >> bit)) != 0) {
            shown = static_cast<char>(shown == 'x' ? special[bit] : special[bit] - 'a' + 'A');
        }
    }
    out << text;
}

void write_time(Output& out, time_t seconds) {
    tm parts = {};
    if (::gmtime_r(&seconds, &parts) == nullptr) {
        out << "?";
        return;
    }
    const auto two = [](int number) { return Padded{static_cast<std::uint64_t>(number), 2, '0'}; };
    out << parts.tm_year + 1900 << '-' << two(parts.tm_mon + 1) << '-' << two(parts.tm_mday) << ' '
        << two(parts.tm_hour) << ':' << two(parts.tm_min);
}

void write_size(Output& out, const struct stat& status, unsigned width) {
    if (!is_device(status)) {
        out << Padded{static_cast<std::uint64_t>(status.st_size), width};
        return;
    }
    const unsigned low = std::max(3U, width_of(minor(status.st_rdev)));
    out << Padded{major(status.st_rdev), width - 2 - low} << ", "
        << Padded{minor(status.st_rdev), low};
}

void write_link_target(Output& out, int directory, const Entry& entry) {
    static std::array<char, PATH_MAX> target;
    const ssize_t length = ::readlinkat(directory, entry.name, target.data(), target.size());
    out << " -> ";
    if (length >= 0) write_name(out, std::string_view(target.data(), static_cast<size_t>(length)));
}

void write_entry(Invocation& invocation, int directory, const Entry& entry, const Widths& widths) {
    Output& out = invocation.out();
    const struct stat& status = entry.status;
    if (invocation.has('i')) out << Padded{status.st_ino, widths.inode} << ' ';
    if (invocation.has('l')) {
        write_mode(out, status.st_mode);
        out << ' ' << Padded{status.st_nlink, widths.links} << ' '
            << Padded{status.st_uid, widths.owner} << ' ' << Padded{status.st_gid, widths.group}
            << ' ';
        write_size(out, status, widths.size);
        out << ' ';
        write_time(out, status.st_mtime);
        out << ' ';
    }
    write_name(out, entry.name);
    if (invocation.has('l') && S_ISLNK(status.st_mode)) write_link_target(out, directory, entry);
    out << '\n';
}

void write_entries(Invocation& invocation, int directory, std::span<Entry> entries) {
    std::sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
        return std::string_view(left.name) < std::string_view(right.name);
    });
    const Widths widths = measure(entries);
    for (const Entry& entry : entries) write_entry(invocation, directory, entry, widths);
}

// The names that are in DIRECTORY, one after the other, each ended by a NUL.
Result<void> read_names(Invocation& invocation, DIR* directory, const char* path,
                        Grown<char>& names) {
    for (;;) {
        errno = 0;
        const dirent* const entry = ::readdir(directory);
        if (entry == nullptr) break;
        if (entry->d_name[0] == '.' && !invocation.has('a')) continue;
        const std::string_view name = entry->d_name;
        const std::span<char> room = TRY(names.reserve(name.size() + 1));
        *std::copy(name.begin(), name.end(), room.data()) = '\0';
        names.add(name.size() + 1);
    }
    if (errno != 0) return failure("read directory", path);
    return {};
}

Result<void> list_names(Invocation& invocation, int directory, std::span<char> names) {
    const bool asked = invocation.has('l') || invocation.has('i');
    Grown<Entry> entries;
    while (!names.empty()) {
        Entry entry = {.name = names.data(), .status = {}};
        names = names.subspan(std::string_view(entry.name).size() + 1);
        // A file may go away between its name and its status: then it is not there.
        if (asked && ::fstatat(directory, entry.name, &entry.status, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno != ENOENT) invocation.report({"look at", entry.name, errno});
            continue;
        }
        TRY(entries.push(entry));
    }
    write_entries(invocation, directory, entries.all());
    return {};
}

Result<void> list_directory(Invocation& invocation, const char* path) {
    DIR* const directory = ::opendir(path);
    if (directory == nullptr) return failure("open directory", path);
    Grown<char> names;
    auto done = read_names(invocation, directory, path, names);
    if (done) done = list_names(invocation, ::dirfd(directory), names.all());
    ::closedir(directory);
    return done;
}

// What the operands name: files first, in one listing, then each directory under its name.
Result<void> ls(Invocation& invocation) {
    static char here[] = ".";
    static char* const only_here[] = {here};
    auto operands = invocation.operands();
    if (operands.empty()) operands = only_here;
    Grown<Entry> files;
    Grown<Entry> directories;
    for (const char* name : operands) {
        Entry entry = {.name = name, .status = {}};
        // A link to a directory stands for the directory, unless the link itself is asked for.
        const bool itself = invocation.has('d') || invocation.has('l');
        int seen = itself ? -1 : ::stat(name, &entry.status);
        if (seen != 0) seen = ::lstat(name, &entry.status);
        if (seen != 0) {
            invocation.report({"look at", name, errno});
            continue;
        }
        const bool lists = S_ISDIR(entry.status.st_mode) && !invocation.has('d');
        TRY((lists ? directories : files).push(entry));
    }
    write_entries(invocation, AT_FDCWD, files.all());
    const char* before = files.size() == 0 ? "" : "\n";
    for (const Entry& directory : directories.all()) {
        if (operands.size() > 1) {
            invocation.out() << before;
            write_name(invocation.out(), directory.name);
            invocation.out() << ":\n";
            before = "\n";
        }
        const auto listed = list_directory(invocation, directory.name);
        if (!listed) invocation.report(listed.error());
    }
    return {};
}

}  // namespace

const Command ls_command = {
    .name = "ls",
    .operands = "[FILE...]",
    .purpose = "List directories (this one, if none is given) and files, sorted by name.",
    .options = options,
    .fewest = 0,
    .most = any_number,
    .words = Words::options_anywhere,
    .run = ls,
};

}  // namespace kindling
