#include "busybox/kernel_headers.h"

#include <sys/utsname.h>

#include "base/file.h"
#include "sources/program.h"

namespace kindling::busybox {

namespace {

bool is_there(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

}  // namespace

Result<KernelHeaders> find_kernel_headers(const Cache& cache) {
    utsname machine{};
    ::uname(&machine);
    const fs::path include = "/usr/include";
    // Debian and Ubuntu keep asm with the architecture's own headers, others beside linux.
    const fs::path multiarch = include / fmt::format("{}-linux-gnu", machine.machine);
    for (const fs::path& folder : {multiarch, include}) {
        if (!is_there(folder / "asm/types.h") || !is_there(include / "linux/kd.h")) continue;
        const auto version = sources::package_version(cache, "linux-libc-dev");
        return KernelHeaders{include, folder,
                             fmt::format("linux-libc-dev {}", version ? *version : "?")};
    }
    return failure("the kernel's headers for programs are not there; apt install linux-libc-dev");
}

Result<void> link_kernel_headers(const KernelHeaders& headers, const fs::path& folder) {
    TRY(make_directories(folder));
    std::error_code error;
    fs::create_directory_symlink(headers.machine / "asm", folder / "asm", error);
    for (const char* name : {"linux", "asm-generic", "mtd"})
        if (!error) fs::create_directory_symlink(headers.include / name, folder / name, error);
    if (error)
        return failure("link the kernel's headers in {}: {}", folder.string(), error.message());
    return {};
}

}  // namespace kindling::busybox
