#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "invocation.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr Option options[] = {
    {'s', "make symbolic links, which hold the target's name as it is given"},
    {'f', "replace what is there"},
    {'n', "take a link to a directory for a link, and not for the directory"},
};

using Path = std::array<char, PATH_MAX>;

// "DIRECTORY/NAME" into ROOM.
Result<const char*> join(Path& room, std::string_view directory, std::string_view name) {
    if (directory.size() + 1 + name.size() >= room.size()) {
        return failure("link", name, ENAMETOOLONG);
    }
    char* at = std::copy(directory.begin(), directory.end(), room.data());
    *at++ = '/';
    *std::copy(name.begin(), name.end(), at) = '\0';
    return room.data();
}

std::string_view base_name(std::string_view path) {
    while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
    const std::size_t slash = path.rfind('/');
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    return path;
}

bool is_directory(const char* path, bool follow) {
    struct stat status;
    return (follow ? ::stat(path, &status) : ::lstat(path, &status)) == 0 &&
           S_ISDIR(status.st_mode);
}

int make_link(const char* target, const char* link, bool symbolic) {
    // Without AT_SYMLINK_FOLLOW a hard link to a symbolic link is one to the link itself.
    return symbolic ? ::symlink(target, link) : ::linkat(AT_FDCWD, target, AT_FDCWD, link, 0);
}

bool is_same_file(const char* one, const char* other) {
    struct stat of_one;
    struct stat of_other;
    return ::lstat(one, &of_one) == 0 && ::lstat(other, &of_other) == 0 &&
           of_one.st_dev == of_other.st_dev && of_one.st_ino == of_other.st_ino;
}

// Whether a symbolic link LINK to TARGET would replace the very file that it is for: as the link
// will see it, from its own folder, or as the user may have meant it, from here.
bool would_replace_target(const char* target, const char* link) {
    if (is_same_file(target, link)) return true;
    if (*target == '/') return false;
    std::string_view folder(link);
    const std::size_t slash = folder.rfind('/');
    folder = slash == std::string_view::npos ? "." : std::string_view(link, slash + 1);
    Path room;
    const auto seen = join(room, folder, target);
    return seen && is_same_file(*seen, link);
}

// Puts the new link beside LINK, under its name and one more letter, and renames it over it, so
// that no moment is without one, and nothing is lost when it fails. When both are one file already,
// rename does nothing (POSIX), and the second name goes away again.
Result<void> replace(const char* target, const char* link, bool symbolic) {
    if (is_directory(link, false)) return failure("replace", link, EISDIR);
    if (symbolic && would_replace_target(target, link)) return failure("link", link, EEXIST);
    Path beside;
    const std::string_view whole(link);
    if (whole.size() + 2 >= beside.size()) return failure("link", link, ENAMETOOLONG);
    char* const letter = std::copy(whole.begin(), whole.end(), beside.data());
    letter[1] = '\0';
    for (*letter = 'a'; *letter <= 'z'; ++*letter) {
        if (make_link(target, beside.data(), symbolic) == 0) break;
        if (errno != EEXIST) return failure("link", link);
    }
    if (*letter > 'z') return failure("replace", link, EEXIST);
    const int renamed = ::rename(beside.data(), link);
    const int number = errno;
    (void)::unlink(beside.data());
    if (renamed != 0) return failure("replace", link, number);
    return {};
}

Result<void> link_one(Invocation& invocation, const char* target, const char* link) {
    const bool symbolic = invocation.has('s');
    struct stat status;
    if (invocation.has('f') && ::lstat(link, &status) == 0) return replace(target, link, symbolic);
    if (make_link(target, link, symbolic) != 0) return failure("link", link);
    return {};
}

Result<void> link_into(Invocation& invocation, const char* target, const char* directory) {
    Path room;
    const char* const link = TRY(join(room, directory, base_name(target)));
    const auto linked = link_one(invocation, target, link);
    // The error must not name ROOM, which ends here.
    if (!linked) return failure("make a link to", target, linked.error().number);
    return {};
}

Result<void> ln(Invocation& invocation) {
    const auto words = invocation.operands();
    if (words.size() == 1) return link_into(invocation, words[0], ".");
    const char* const last = words.back();
    const bool into = is_directory(last, !invocation.has('n'));
    if (!into && words.size() > 2) return failure("link into", last, ENOTDIR);
    if (!into) return link_one(invocation, words[0], last);
    for (const char* target : words.first(words.size() - 1)) {
        const auto linked = link_into(invocation, target, last);
        if (!linked) invocation.report(linked.error());
    }
    return {};
}

}  // namespace

const Command ln_command = {
    .name = "ln",
    .operands = "TARGET... [LINK|DIRECTORY]",
    .purpose = "Make links to the targets; without a LINK, one of the same name right here.",
    .options = options,
    .fewest = 1,
    .most = any_number,
    .words = Words::options_anywhere,
    .run = ln,
};

}  // namespace kindling
