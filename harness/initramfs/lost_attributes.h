#pragma once
#include <span>
#include <string>
#include <vector>

#include "initramfs/entry.h"

namespace kindling::initramfs {

// What the files that ENTRIES are made of lose when they are packed: nothing in newc holds
// extended attributes, and with security.capability goes the right of a program to do its work.
// One warning for each attribute: its name, the first file by name, and how many there are. Asks
// once for each file and directory of this machine (listxattr(2)); nothing else tells.
[[nodiscard]] std::vector<std::string> lost_attributes(std::span<const Entry> entries);

}  // namespace kindling::initramfs
