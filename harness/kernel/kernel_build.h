#pragma once
// Kernels, built or taken from the cache: the entry point of this module.

#include <filesystem>
#include <string>
#include <vector>

#include "base/cache.h"
#include "base/result.h"
#include "kconfig/fragment.h"
#include "kernel/artifacts.h"
#include "sources/source.h"

namespace kindling::kernel {

// A finished kernel: its files, and the optional lines of its profile that did not take.
struct KernelBuild : Artifacts {
    std::vector<kconfig::Line> left_out;
};

// The kernel of a profile: `make tinyconfig` and the fragment configs/kernel/PROFILE.config (or
// that of a path), every line of which is checked. Built in the cache unless it is there; from a
// local tree, built where it was built before, by make, which sees what has changed. Shows its
// progress. Fails with the dropped lines, or with the end of make's log, its path and what is
// known about that failure; the cache is as before then.
[[nodiscard]] Result<KernelBuild> profile_kernel(const Cache& cache, const std::string& profile,
                                                 const sources::Request& source);

// The kernel of a tree with a whole .config as it is (after olddefconfig): nothing is asked for,
// nothing checked. See missing_for().
[[nodiscard]] Result<KernelBuild> config_kernel(const Cache& cache,
                                                const std::filesystem::path& config,
                                                const sources::Request& source);

// The final .config of a profile, without building the kernel. Fails as profile_kernel does.
[[nodiscard]] Result<std::filesystem::path> profile_config(const Cache& cache,
                                                           const std::string& profile,
                                                           const sources::Request& source);

}  // namespace kindling::kernel
