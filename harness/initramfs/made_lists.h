#pragma once
// Lists that are not written but made, named by the first line of a list: `# with: busybox-links`.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "initramfs/entry.h"

namespace kindling::initramfs {

// A list that is made from a text of one name, or one name and a file, a line. The text stands in
// the file whose path the variable SOURCE holds.
struct MadeList {
    std::string name;    // as written behind `# with:`
    std::string source;  // the variable that holds the path of the names
    std::vector<Entry> (*make)(std::string_view names, std::span<const Entry> written);
};

// busybox-links, userland-links and modules. A further one is a line there.
[[nodiscard]] std::span<const MadeList> made_lists();

// The links of a BusyBox build (its busybox.links: /bin/ls, /usr/bin/awk, … one a line), each a
// symlink to /bin/busybox, relative as BusyBox's `make install` makes them. Directories that a
// link needs and nobody has come first. What WRITTEN has already, by name, is left out.
[[nodiscard]] std::vector<Entry> busybox_links(std::string_view names,
                                               std::span<const Entry> written);

// The links of the userland (one command's name a line): /bin/NAME, each a symlink to userland
// beside it. Directories and left-out names as in busybox_links.
[[nodiscard]] std::vector<Entry> userland_links(std::string_view names,
                                                std::span<const Entry> written);

// The modules of a kernel and what depmod knows of them, from a text of two words a line: the name
// in the image, and the file on this machine. Neither may hold a blank. Directories and left-out
// names as in busybox_links.
[[nodiscard]] std::vector<Entry> kernel_modules(std::string_view names,
                                                std::span<const Entry> written);

}  // namespace kindling::initramfs
