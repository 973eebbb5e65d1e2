#pragma once
// The root file system that init/initramfs.c fills, as far as it decides what arrives: names,
// types, links, devices. Each call does what do_name() or do_symlink() does with one record.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "initramfs/content.h"
#include "initramfs/newc_reader.h"

namespace kindling::initramfs {

// As an owner or a group: "leave it as it is", of fs/open.c, chown_common().
inline constexpr std::uint32_t owner_unchanged = 0xffffffff;

// A file of the model. A directory has children, a symlink a target.
struct Node {
    std::uint32_t mode = 0;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint64_t size = 0;
    std::uint32_t major = 0;
    std::uint32_t minor = 0;
    std::string target{};
    std::optional<std::size_t> record{};  // the number of the record that its content came with
    std::map<std::string, std::shared_ptr<Node>, std::less<>> children{};
};

// What became of a record. Everything but `made` and `replaced` happens without a message.
enum class Arrival {
    made,
    replaced,          // what an earlier record had made
    no_directory,      // the directory is not there: lost
    directory_in_way,  // a directory that is not empty stands there: lost
    link_lost,         // the other name of its file is not there: lost with its data
    no_type,           // the mode has no type: lost
    device_kept,       // there was such a node, whose numbers stay
    no_name            // the name is empty: lost
};

class RootfsModel {
  public:
    // With /dev, /dev/console and /root, which the kernel's built-in image makes, if it is there.
    explicit RootfsModel(bool with_builtin);

    // Unpacks what usr/default_cpio_list makes, the kernel's built-in image: /dev, /dev/console and
    // /root. A second time it mends what came between.
    void unpack_builtin();
    // Takes a record that is read whole. NUMBER: its place in the image; ARCHIVE: how many
    // trailers came before it.
    Arrival take(const NewcRecord& record, std::size_t number, std::size_t archive);

    // The file of that name; symlinks are followed on the way, and at the end if asked. Null when
    // there is none.
    [[nodiscard]] const Node* find(std::string_view name, bool follow_last = true) const;
    // All names, sorted, each with its file; without the root.
    [[nodiscard]] std::vector<std::pair<std::string, const Node*>> files() const;

  private:
    struct Place {
        std::shared_ptr<Node> directory;  // null: there is none
        std::string base;                 // empty: the directory itself is meant
        bool trailing_slash = false;
    };
    [[nodiscard]] Place place_of(std::string_view name) const;
    [[nodiscard]] std::shared_ptr<Node> walk(std::string_view name, bool follow_last,
                                             int budget) const;
    // clean_path(): what is there and of another type goes, but for a directory that is not empty.
    static void clean(const Place& place, std::uint32_t mode);
    Arrival take_file(const NewcRecord& record, std::size_t number, std::size_t archive,
                      const Place& place);
    Arrival take_symlink(const NewcRecord& record, const Place& place);
    Arrival take_special(const NewcRecord& record, std::size_t archive, const Place& place);
    // maybe_link(): nothing when the record has no earlier name to link to.
    std::optional<Arrival> link(const NewcRecord& record, std::size_t archive, const Place& place);

    std::shared_ptr<Node> root_ = std::make_shared<Node>();
    std::map<LinkKey, std::string> links_;
};

}  // namespace kindling::initramfs
