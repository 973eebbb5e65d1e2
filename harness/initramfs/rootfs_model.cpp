#include "initramfs/rootfs_model.h"

#include <sys/stat.h>

#include <algorithm>

namespace kindling::initramfs {

namespace {

constexpr int most_symlinks = 40;  // fs/namei.c, MAXSYMLINKS

std::shared_ptr<Node> make_node(std::uint32_t mode) {
    auto node = std::make_shared<Node>();
    node->mode = mode;
    return node;
}

void set_owners(Node& node, const NewcRecord& record) {
    if (record.header.uid != owner_unchanged) node.uid = record.header.uid;
    if (record.header.gid != owner_unchanged) node.gid = record.header.gid;
}

void set_owners_and_mode(Node& node, const NewcRecord& record) {
    node.mode = (node.mode & S_IFMT) | (record.header.mode & 07777);
    set_owners(node, record);
}

std::shared_ptr<Node> child(const Node& directory, std::string_view name) {
    const auto found = directory.children.find(name);
    return found == directory.children.end() ? nullptr : found->second;
}

}  // namespace

RootfsModel::RootfsModel(bool with_builtin) {
    root_->mode = S_IFDIR | 0755;
    if (with_builtin) unpack_builtin();
}

void RootfsModel::unpack_builtin() {
    const auto make = [&](const char* name, std::uint32_t mode, std::uint32_t major,
                          std::uint32_t minor) {
        NewcRecord record;
        record.name = name;
        record.header.mode = mode;
        record.header.node_major = major;
        record.header.node_minor = minor;
        take(record, 0, 0);
    };
    make("dev", S_IFDIR | 0755, 0, 0);
    make("dev/console", S_IFCHR | 0600, 5, 1);
    make("root", S_IFDIR | 0700, 0, 0);
}

// Walks a name from the root. Null when a part is missing or no directory.
std::shared_ptr<Node> RootfsModel::walk(std::string_view name, bool follow_last, int budget) const {
    std::vector<std::shared_ptr<Node>> path{root_};
    // What is still to be walked, with the targets of symlinks put in.
    std::string rest(name);
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        const std::string part = rest.substr(0, slash);
        const bool last = slash == std::string::npos;
        rest = last ? "" : rest.substr(slash + 1);
        if (part.empty() || part == ".") continue;
        if (!S_ISDIR(path.back()->mode)) return nullptr;
        if (part == "..") {
            if (path.size() > 1) path.pop_back();
            continue;
        }
        const auto next = child(*path.back(), part);
        if (!next) return nullptr;
        if (S_ISLNK(next->mode) && (!last || follow_last)) {
            if (budget-- == 0) return nullptr;
            if (next->target.starts_with('/')) path.resize(1);
            rest = last ? next->target : next->target + "/" + rest;
            continue;
        }
        path.push_back(next);
    }
    return path.back();
}

const Node* RootfsModel::find(std::string_view name, bool follow_last) const {
    return walk(name, follow_last, most_symlinks).get();
}

RootfsModel::Place RootfsModel::place_of(std::string_view name) const {
    Place place;
    place.trailing_slash = name.ends_with('/');
    while (name.ends_with('/')) name.remove_suffix(1);
    const std::size_t slash = name.rfind('/');
    place.base = slash == std::string_view::npos ? name : name.substr(slash + 1);
    const std::string_view parent =
        slash == std::string_view::npos ? std::string_view() : name.substr(0, slash);
    place.directory = walk(parent, true, most_symlinks);
    if (place.directory && !S_ISDIR(place.directory->mode)) place.directory = nullptr;
    if (place.base == "." || place.base == "..") {
        place.directory = walk(name, true, most_symlinks);
        place.base.clear();
    }
    return place;
}

void RootfsModel::clean(const Place& place, std::uint32_t mode) {
    const auto there = child(*place.directory, place.base);
    if (!there || ((there->mode ^ mode) & S_IFMT) == 0) return;
    if (S_ISDIR(there->mode) && !there->children.empty()) return;
    place.directory->children.erase(place.base);
}

Arrival RootfsModel::take(const NewcRecord& record, std::size_t number, std::size_t archive) {
    if (record.name.empty()) return Arrival::no_name;
    const Place place = place_of(record.name);
    const std::uint32_t mode = record.header.mode;
    if (!place.directory) {
        // find_link() remembers the name all the same.
        if (S_ISREG(mode) && record.header.links >= 2)
            links_.try_emplace(link_key(record, archive), record.name);
        return Arrival::no_directory;
    }
    if (place.base.empty()) {
        if (!S_ISDIR(mode)) return Arrival::directory_in_way;
        set_owners_and_mode(*place.directory, record);
        return Arrival::made;
    }
    if (S_ISLNK(mode)) return take_symlink(record, place);
    const bool was_there = child(*place.directory, place.base) != nullptr;
    clean(place, mode);
    if (S_ISREG(mode)) {
        const Arrival arrival = take_file(record, number, archive, place);
        return arrival == Arrival::made && was_there ? Arrival::replaced : arrival;
    }
    if (S_ISDIR(mode)) {
        auto& there = place.directory->children[place.base];
        const bool replaces = was_there && !there;
        if (!there) there = make_node(S_IFDIR);
        if (!S_ISDIR(there->mode)) return Arrival::directory_in_way;
        set_owners_and_mode(*there, record);
        return replaces ? Arrival::replaced : Arrival::made;
    }
    if (S_ISBLK(mode) || S_ISCHR(mode) || S_ISFIFO(mode) || S_ISSOCK(mode))
        return take_special(record, archive, place);
    return Arrival::no_type;
}

std::optional<Arrival> RootfsModel::link(const NewcRecord& record, std::size_t archive,
                                         const Place& place) {
    if (record.header.links < 2) return std::nullopt;
    const auto [known, added] = links_.try_emplace(link_key(record, archive), record.name);
    if (added) return std::nullopt;
    const auto old = walk(known->second, false, most_symlinks);
    clean(place, 0);
    if (child(*place.directory, place.base) != nullptr || !old || S_ISDIR(old->mode))
        return Arrival::link_lost;
    place.directory->children[place.base] = old;
    return Arrival::made;
}

Arrival RootfsModel::take_file(const NewcRecord& record, std::size_t number, std::size_t archive,
                               const Place& place) {
    const auto linked = link(record, archive, place);
    if (linked == Arrival::link_lost) return Arrival::link_lost;
    auto& there = place.directory->children[place.base];
    if (there && S_ISDIR(there->mode)) return Arrival::directory_in_way;
    if (place.trailing_slash) {
        if (!there) place.directory->children.erase(place.base);
        return Arrival::directory_in_way;
    }
    if (!there) there = make_node(S_IFREG);
    set_owners_and_mode(*there, record);
    if (!linked) there->size = 0;
    if (record.header.size > 0 || !linked) {
        there->size = record.header.size;
        there->record = number;
    }
    return Arrival::made;
}

Arrival RootfsModel::take_symlink(const NewcRecord& record, const Place& place) {
    const bool was_there = child(*place.directory, place.base) != nullptr;
    clean(place, 0);
    if (child(*place.directory, place.base) != nullptr || place.trailing_slash)
        return Arrival::directory_in_way;
    auto node = make_node(S_IFLNK | 0777);
    node->target = record.target;
    set_owners(*node, record);
    node->size = record.target.size();
    place.directory->children[place.base] = std::move(node);
    return was_there ? Arrival::replaced : Arrival::made;
}

Arrival RootfsModel::take_special(const NewcRecord& record, std::size_t archive,
                                  const Place& place) {
    if (const auto linked = link(record, archive, place)) return *linked;
    auto& there = place.directory->children[place.base];
    if (there && S_ISDIR(there->mode)) {
        // mknod fails, and chown and chmod come all the same.
        set_owners_and_mode(*there, record);
        return Arrival::directory_in_way;
    }
    const bool was_there = there != nullptr;
    if (!there) there = make_node(record.header.mode & S_IFMT);
    set_owners_and_mode(*there, record);
    const bool same =
        there->major == record.header.node_major && there->minor == record.header.node_minor;
    if (!was_there) {
        there->major = record.header.node_major;
        there->minor = record.header.node_minor;
    }
    return was_there && !same ? Arrival::device_kept : Arrival::made;
}

std::vector<std::pair<std::string, const Node*>> RootfsModel::files() const {
    std::vector<std::pair<std::string, const Node*>> all;
    std::vector<std::pair<std::string, const Node*>> pending{{"", root_.get()}};
    while (!pending.empty()) {
        const auto [name, node] = pending.back();
        pending.pop_back();
        if (!name.empty()) all.emplace_back(name, node);
        for (const auto& [base, below] : node->children)
            pending.emplace_back(name.empty() ? base : name + "/" + base, below.get());
    }
    std::ranges::sort(all);
    return all;
}

}  // namespace kindling::initramfs
