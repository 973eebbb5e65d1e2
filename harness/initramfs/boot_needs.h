#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.h"
#include "initramfs/finding.h"
#include "initramfs/rootfs_model.h"

namespace kindling::initramfs {

// What a boot from these files would lack: /init there and executable, a program of this machine
// (x86-64) or a script whose interpreter is there, the dynamic loader and the libraries of what is
// started, a /dev/console that is one. Reads the files that it needs from the image. CUT_RECORD:
// the number of the record whose data is not all there.
[[nodiscard]] Result<std::vector<Finding>> boot_needs(const std::filesystem::path& image,
                                                      const RootfsModel& rootfs,
                                                      std::optional<std::size_t> cut_record);

}  // namespace kindling::initramfs
