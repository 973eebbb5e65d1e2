#pragma once
// What an image is made of, as values: one Entry for each line of a cpio list.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kindling::initramfs {

// The list and line that an entry came from, for messages. Line 0: it was not written in a list.
struct Origin {
    std::string list;
    size_t line = 0;
};

// "configs/images/hello.list:3", or the list alone where there is no line.
[[nodiscard]] std::string describe(const Origin& origin);

// A part of a file that is known beforehand: from a walk, or from the archive that holds it.
struct Extent {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::int64_t mtime = 0;
};

struct RegularFile {
    std::string location;                 // where its content is on this machine
    std::vector<std::string> more_names;  // hard links to it, in the image
    std::optional<Extent> extent{};       // unset: the whole file, looked at when it is packed
};
struct Directory {
    std::string location;  // on this machine; empty when it is not one of this machine's
};
struct Device {
    enum class Kind { character, block };
    Kind kind = Kind::character;
    std::uint32_t major = 0;
    std::uint32_t minor = 0;
};
struct Symlink {
    std::string target;
};
struct Pipe {};
struct Socket {};

using Content = std::variant<RegularFile, Directory, Device, Symlink, Pipe, Socket>;

// One file of an image. The name is as it was written, with or without a leading slash.
struct Entry {
    std::string name;
    std::uint32_t permissions = 0;  // the lower twelve bits of the mode
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    Content content{};
    Origin origin{};
};

// The S_IFMT bits of the kind of file that CONTENT is.
[[nodiscard]] std::uint32_t type_bits(const Content& content);

// The name as the archive has it: without its first slash (usr/gen_init_cpio.c, cpio_mkfile and
// the others drop exactly one).
[[nodiscard]] std::string_view archived_name(std::string_view name);

}  // namespace kindling::initramfs
