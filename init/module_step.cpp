#include "module_step.h"

#include <fcntl.h>
#include <linux/module.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "module_order.h"
#include "path.h"
#include "support/system.h"

namespace kindling {
namespace {

using Path = std::array<char, 256>;

// A file as text in memory, which the page cache holds already: a distribution's modules.dep has
// half a megabyte. It stays for the rest of the boot's step alone.
class MappedText {
  public:
    explicit MappedText(const char* path) {
        const Fd file(::open(path, O_RDONLY | O_CLOEXEC));
        struct stat status;
        if (look_at(AT_FDCWD, path, status) != 0 || status.st_size == 0) return;
        const long at =
            ::syscall(SYS_mmap, nullptr, status.st_size, PROT_READ, MAP_PRIVATE, file.number(), 0);
        if (at < 0) return;
        text_ = {reinterpret_cast<const char*>(at), static_cast<std::size_t>(status.st_size)};
    }
    MappedText(const MappedText&) = delete;
    MappedText& operator=(const MappedText&) = delete;
    ~MappedText() {
        if (!text_.empty()) (void)::syscall(SYS_munmap, text_.data(), text_.size());
    }
    [[nodiscard]] std::string_view text() const { return text_; }

  private:
    std::string_view text_;
};

Result<void> insert(const Step& step, std::string_view folder, std::string_view file,
                    const char* parameters) {
    Path path;
    join(path, {folder, file});
    const Fd module(::open(path.data(), O_RDONLY | O_CLOEXEC));
    if (module.number() < 0) return failure("open the module", step.subject);
    // The kernel can unpack what it was built to (CONFIG_MODULE_DECOMPRESS).
    const int flags = file.ends_with(".ko") ? 0 : MODULE_INIT_COMPRESSED_FILE;
    if (::syscall(SYS_finit_module, module.number(), parameters, flags) == 0) return {};
    if (errno == EEXIST) return {};
    return failure("load the module", step.subject);
}

}  // namespace

Result<void> load_module(const Step& step, Boot&) {
    utsname names;
    TRY(checked("learn the kernel's release for", step.subject, ::uname(&names)));
    Path folder;
    Path path;
    join(folder, {"/lib/modules/", names.release, "/"});
    join(path, {folder.data(), "modules.dep"});
    const MappedText needs(path.data());
    const auto found = module_line(needs.text(), step.subject);
    if (!found) {
        join(path, {folder.data(), "modules.builtin"});
        const MappedText built_in(path.data());
        if (module_line(built_in.text(), step.subject)) return {};
        return failure("find the module", step.subject, ENOENT);
    }
    std::string_view left = *found;
    for (;;) {
        const std::string_view file = take_last_path(left);
        const bool is_last = left.empty();
        TRY(insert(step, folder.data(), file, is_last ? step.detail : ""));
        if (is_last) return {};
    }
}

}  // namespace kindling
