#pragma once
// What `pack` is given, as entries: where its arguments meet the disk.

#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "initramfs/entry.h"
#include "initramfs/tree.h"

namespace kindling::cli {

struct PackSources {
    std::vector<std::string> sources;   // lists, directories, archives, "-", in this order
    std::vector<std::string> files;     // SRC=DEST, behind them
    std::vector<std::string> settings;  // NAME=PATH, for the variables of lists
    initramfs::TreeOptions owners;
    bool parents = false;  // put missing directories in
    bool builtin = false;  // for CONFIG_INITRAMFS_SOURCE: nothing is there before it
};

struct PackedEntries {
    std::vector<initramfs::Entry> entries;
    std::vector<std::string> warnings;
    std::vector<TemporaryDirectory> contents{};  // of archives, while the entries are in use
};

// All entries of all sources. Fails on the first that can't be read, with its name and place.
[[nodiscard]] Result<PackedEntries> read_sources(const PackSources& sources);

}  // namespace kindling::cli
