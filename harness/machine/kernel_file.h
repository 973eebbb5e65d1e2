#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace kindling::machine {

enum class KernelFormat { bzimage, pvh_vmlinux };

// What a kernel that starts with HEAD is: a bzImage by its setup header ("HdrS" at 0x202,
// Documentation/x86/boot.rst), or an x86 ELF file with a PVH entry note (Xen's
// XEN_ELFNOTE_PHYS32_ENTRY, 18), the only ELF that QEMU starts. Fails saying what it is instead.
[[nodiscard]] Result<KernelFormat> kernel_format(std::string_view whole_file);

// The same for a file; fails when it can't be read, naming it.
[[nodiscard]] Result<KernelFormat> check_kernel(const std::filesystem::path& file);

}  // namespace kindling::machine
