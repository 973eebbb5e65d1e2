#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/cache.h"
#include "base/result.h"
#include "cli/boot_options.h"
#include "initramfs/variables.h"

namespace kindling::cli {

// Gets what a boot is made of: builds and packs what is not there yet, at most once a process,
// and puts what the person brought in its place.
class Supplies {
  public:
    // Fails when there is no place for the cache, or the options contradict one another.
    [[nodiscard]] static Result<Supplies> open(const BootOptions& options);

    // The kernel to boot. NAME: a profile under configs/kernel, or a path relative to FOLDER. Of a
    // kernel that is built: its bzImage, or its vmlinux, which QEMU boots when it has CONFIG_PVH.
    [[nodiscard]] Result<std::filesystem::path> kernel(const std::string& name,
                                                       const std::filesystem::path& folder,
                                                       bool as_vmlinux = false);
    // The image to boot. NAME: a list under configs/images, or a path (a list that ends in .list,
    // or an image) relative to FOLDER. COMPRESSION goes before what a list asks for itself; a
    // finished image is taken as it is, so it is an error to ask for one there.
    [[nodiscard]] Result<std::filesystem::path> image(const std::string& name,
                                                      const std::filesystem::path& folder,
                                                      const std::string& compression = "");
    // What the variables of cpio lists stand for, of those that are NEEDED; builds BusyBox when
    // it is among them. The modules are those of the profile that kernel() was last asked for, or
    // of `test`; fails when that kernel was not built here.
    [[nodiscard]] Result<initramfs::Variables> image_variables(
        const std::vector<std::string>& needed);
    // "kvm" or "tcg"; says in one line which was taken and why, the first time.
    [[nodiscard]] Result<std::string> accelerator();

    // The symbols of the kernel that was asked for last, where they are known.
    [[nodiscard]] const std::optional<std::filesystem::path>& vmlinux() const { return vmlinux_; }
    // What was noticed and may explain a boot that fails.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
    [[nodiscard]] const Cache& cache() const { return cache_; }

  private:
    Supplies(Cache cache, const BootOptions& options)
        : cache_(std::move(cache)), options_(options) {}
    struct BuiltKernel {
        std::filesystem::path bzimage;
        std::filesystem::path vmlinux;
        std::filesystem::path modules;
    };
    [[nodiscard]] Result<BuiltKernel> build_kernel(const std::string& profile);
    [[nodiscard]] const Result<BuiltKernel>& built(const std::string& profile);
    [[nodiscard]] Result<std::filesystem::path> modules_files();

    Cache cache_;
    BootOptions options_;
    std::map<std::string, Result<BuiltKernel>> kernels_;
    std::map<std::string, std::filesystem::path> images_;  // by file, compression and profile
    std::optional<initramfs::Variables> busybox_;
    std::optional<std::string> accelerator_;
    std::optional<std::filesystem::path> vmlinux_;
    std::string profile_ = "test";  // of the kernel asked for last; empty: it was not built here
    std::vector<std::string> notes_;
};

}  // namespace kindling::cli
