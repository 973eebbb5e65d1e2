#pragma once
#include <filesystem>
#include <string>

#include "base/cache.h"
#include "base/result.h"

namespace kindling::busybox {

// The kernel headers that BusyBox is built with: this machine's linux-libc-dev, never those of a
// kernel under test.
struct KernelHeaders {
    std::filesystem::path include;  // /usr/include
    std::filesystem::path machine;  // the folder that holds asm: /usr/include/x86_64-linux-gnu
    std::string version;            // "linux-libc-dev 6.1.192-2"
};

// Finds them. Fails, with the package to install, when they are not there.
[[nodiscard]] Result<KernelHeaders> find_kernel_headers(const Cache& cache);

// Makes FOLDER and links linux, asm, asm-generic and mtd in it: musl-gcc sees no other header of
// the C library that the machine itself uses.
[[nodiscard]] Result<void> link_kernel_headers(const KernelHeaders& headers,
                                               const std::filesystem::path& folder);

}  // namespace kindling::busybox
