#pragma once
// The disk of a duty: made before the boot, looked at behind it.

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "conformance/duty.h"

namespace kindling::conformance {

// Makes FILE, 16 MiB of ext4, with e2fsprogs; no root is needed. For ext4_with_init it holds
// /sbin/init (the program INIT), the mount points that a root needs, and /marks/new-root. SCRATCH
// is an empty folder.
[[nodiscard]] Result<void> make_disk(const std::filesystem::path& file, DiskKind kind,
                                     const std::filesystem::path& init,
                                     const std::filesystem::path& scratch);

// What is wrong with the file system on FILE now that the machine has ended: fsck's words, a
// journal that was never written back (nobody unmounted it), or a file that is not what it must be.
// Nothing: all is well. Fails when e2fsprogs can't be run.
[[nodiscard]] Result<std::optional<std::string>> fault_of_disk(
    const std::filesystem::path& file, const std::optional<FileOnDisk>& wanted);

}  // namespace kindling::conformance
