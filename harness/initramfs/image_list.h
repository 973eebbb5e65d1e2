#pragma once
// A cpio list as a file: where the parser meets the disk.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "initramfs/compression.h"
#include "initramfs/entry.h"
#include "initramfs/variables.h"

namespace kindling::initramfs {

struct ListFile {
    std::filesystem::path path;
    std::string text;
};

// Reads a list; "-" is standard input. Fails when it can't be read.
[[nodiscard]] Result<ListFile> read_list(const std::filesystem::path& path);

// The names of the variables that a list needs, each once: those of its `file` lines, and for
// each made list that its first line names the one that holds its source (BUSYBOX_LINKS,
// USERLAND_LINKS). Fails when that line names a list that nobody makes.
[[nodiscard]] Result<std::vector<std::string>> variables_needed(const ListFile& list);

// The compression that a comment at the head of a list asks for, `# compress: xz:9`; none
// without such a line. `pack --compress` goes before it. Fails as parse_compression does.
[[nodiscard]] Result<CompressionChoice> compression_wanted(const ListFile& list);

// The entries of a list, those of the made lists behind its own; names that the list has itself
// are left out of the made ones. Variables are looked up in SET, then in the environment. Fails
// as parse_cpio_list does, and when the source of a made list is not set or can't be read.
[[nodiscard]] Result<std::vector<Entry>> entries_of(const ListFile& list, const Variables& set);

}  // namespace kindling::initramfs
