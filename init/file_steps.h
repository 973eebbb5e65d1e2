#pragma once
// Files, directories, links and nodes.

#include "step.h"

namespace kindling {

[[nodiscard]] Result<void> make_directory(const Step& step, Boot& boot);
[[nodiscard]] Result<void> make_link(const Step& step, Boot& boot);
[[nodiscard]] Result<void> make_device_node(const Step& step, Boot& boot);
[[nodiscard]] Result<void> make_standard_nodes(const Step& step, Boot& boot);
[[nodiscard]] Result<void> make_standard_links(const Step& step, Boot& boot);
[[nodiscard]] Result<void> write_text(const Step& step, Boot& boot);

// Makes the directory PATH; one that is there will do.
constexpr Step directory_step(const char* path, std::uint32_t mode = 0755) {
    return {.run = make_directory, .place = path, .number = mode};
}

// Makes the symbolic link PATH, which leads to TARGET; what is there stays.
constexpr Step link_step(const char* path, const char* target) {
    return {.run = make_link, .subject = target, .place = path};
}

// Makes the node PATH of the device that /sys knows as NAME ("class/tty/ttyS0", "class/block/vda"):
// a block device below class/block, else a character device. What is there stays.
constexpr Step node_step(const char* path, const char* name, std::uint32_t permissions = 0600) {
    return {.run = make_device_node, .subject = name, .place = path, .number = permissions};
}

// Makes the nodes that programs expect in /dev, null and zero and the like, where they are missing:
// for a kernel without devtmpfs.
constexpr Step standard_nodes_step() {
    return {.run = make_standard_nodes, .place = "/dev/null"};
}

// Makes /dev/fd, /dev/stdin, /dev/stdout and /dev/stderr, which shells and scripts name.
constexpr Step standard_links_step() {
    return {.run = make_standard_links, .place = "/dev/fd"};
}

// Writes TEXT to the file PATH, which must be there: a setting in /proc/sys or /sys.
constexpr Step write_step(const char* path, const char* text) {
    return {.run = write_text, .subject = text, .place = path};
}

}  // namespace kindling
