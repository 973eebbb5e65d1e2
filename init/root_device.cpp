#include "root_device.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "block_identity.h"
#include "decimal.h"
#include "device_node.h"
#include "path.h"
#include "support/directory.h"
#include "support/system.h"

namespace kindling {
namespace {

constexpr const char* folder = "/sys/class/block/";

using Path = std::array<char, 80>;

// The node of the block device NAME in /dev, made when it is missing. False: no such device.
bool find_node(std::string_view name, Path& path) {
    join(path, {"/dev/", name});
    return ::access(path.data(), F_OK) == 0 || make_node(folder, name, S_IFBLK | 0600, path.data());
}

Fd open_device(std::string_view name) {
    Path path;
    if (!find_node(name, path)) return Fd();
    return Fd(::open(path.data(), O_RDONLY | O_CLOEXEC));
}

bool read_at(const Fd& device, std::uint64_t where, std::span<unsigned char> room) {
    const ssize_t got =
        ::pread(device.number(), room.data(), room.size(), static_cast<off_t>(where));
    return got == static_cast<ssize_t>(room.size());
}

bool has_file_system(std::string_view device, std::string_view wanted, bool by_label) {
    std::array<unsigned char, 256> superblock;
    Identity uuid;
    Identity label;
    if (!read_at(open_device(device), 1024, superblock)) return false;
    if (!ext4_identity(superblock, uuid, label)) return false;
    return by_label ? wanted == label.data() : is_same_identity(wanted, uuid.data());
}

// The number of a partition in its disk; 0 for a whole disk.
unsigned partition_number(std::string_view device) {
    std::array<char, 128> path;
    join(path, {folder, device, "/partition"});
    std::array<char, 16> room;
    const auto text = read_file(path.data(), room);
    std::string_view digits = text.value_or("");
    return take_decimal(digits).value_or(0);
}

// The disk's own entry in sysfs is the folder that holds its partition's.
Fd open_disk_of(std::string_view partition) {
    std::array<char, 128> path;
    join(path, {folder, partition, "/../uevent"});
    std::array<char, 256> room;
    const auto text = read_file(path.data(), room);
    constexpr std::string_view key = "DEVNAME=";
    const std::string_view all = text.value_or("");
    std::size_t at = all.find(key);
    if (at == std::string_view::npos) return Fd();
    at += key.size();
    return open_device({all.data() + at, std::min(all.find('\n', at), all.size()) - at});
}

bool has_partition_uuid(std::string_view device, std::string_view wanted) {
    const unsigned number = partition_number(device);
    if (number == 0) return false;
    const Fd disk = open_disk_of(device);
    std::array<unsigned char, 512> block;
    Identity uuid;
    for (const unsigned size : {512U, 4096U}) {
        if (!read_at(disk, size, block)) continue;
        const auto where = gpt_entry_at(block, number, size);
        if (!where || !read_at(disk, *where, block)) continue;
        gpt_identity(block, uuid);
        return is_same_identity(wanted, uuid.data());
    }
    if (!read_at(disk, 0, block)) return false;
    msdos_identity(block, number, uuid);
    return is_same_identity(wanted, uuid.data());
}

bool is_meant(std::string_view device, std::string_view root) {
    const std::size_t equals = root.find('=');
    const std::string_view key(root.data(), equals);
    root.remove_prefix(equals + 1);
    if (key == "PARTUUID") return has_partition_uuid(device, root);
    const bool by_label = key == "LABEL";
    return (by_label || key == "UUID") && has_file_system(device, root, by_label);
}

}  // namespace

bool RootDevice::is_there() {
    std::string_view root = name;
    if (root.find('=') == std::string_view::npos) {
        constexpr std::string_view prefix = "/dev/";
        if (root.starts_with(prefix)) root.remove_prefix(prefix.size());
        return find_node(root, path_);
    }
    Directory devices{Fd(::open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))};
    while (const char* device = devices.next()) {
        if (is_meant(device, root)) return find_node(device, path_);
    }
    return false;
}

}  // namespace kindling
