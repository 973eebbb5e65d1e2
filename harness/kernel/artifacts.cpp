#include "kernel/artifacts.h"

#include <string_view>

#include "base/file.h"
#include "base/key_values.h"
#include "base/lines.h"

namespace kindling::kernel {

namespace {

// The images that kbuild makes, by where they are below the objects directory.
constexpr std::string_view images[] = {"arch/x86/boot/bzImage", "arch/arm64/boot/Image.gz",
                                       "arch/arm64/boot/Image", "arch/riscv/boot/Image.gz",
                                       "arch/riscv/boot/Image", "arch/arm/boot/zImage"};

bool is_there(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

fs::path if_there(const fs::path& file) {
    return is_there(file) ? file : fs::path();
}

// vmlinux-gdb.py and scripts/gdb are links into the source tree, but for one made file: copies of
// what they point to, so that `gdb vmlinux` has the lx- commands.
void keep_gdb_scripts(const fs::path& objects, const fs::path& entry) {
    const fs::path script = objects / "vmlinux-gdb.py";
    if (!is_there(script)) return;
    std::error_code ignored;  // a debugger's comfort: no reason to lose a kernel
    fs::copy(script, entry / "vmlinux-gdb.py", ignored);
    fs::create_directories(entry / "scripts", ignored);
    fs::copy(objects / "scripts/gdb", entry / "scripts/gdb", fs::copy_options::recursive, ignored);
}

Result<void> move_if_there(const fs::path& from, const fs::path& to) {
    return from.empty() ? Result<void>() : rename_path(from, to);
}

}  // namespace

Result<Artifacts> find_artifacts(const fs::path& objects) {
    Artifacts built;
    built.directory = objects;
    for (const std::string_view image : images)
        if (built.bzimage.empty()) built.bzimage = if_there(objects / image);
    built.vmlinux = if_there(objects / "vmlinux");
    built.system_map = if_there(objects / "System.map");
    built.config = if_there(objects / ".config");
    built.gen_init_cpio = if_there(objects / "usr/gen_init_cpio");
    built.modules = if_there(objects / "installed/lib/modules");
    for (const auto& [what, file] :
         {std::pair{"bootable image", &built.bzimage}, std::pair{"vmlinux", &built.vmlinux},
          std::pair{"System.map", &built.system_map}})
        if (file->empty())
            return failure("make succeeded, but there is no {} in {}", what, objects.string());
    const std::string release = TRY(read_file(objects / "include/config/kernel.release"));
    built.version = trimmed(release.substr(0, release.find('\n')));
    return built;
}

Result<void> keep_artifacts(const Artifacts& built, const fs::path& entry) {
    keep_gdb_scripts(built.directory, entry);
    TRY(rename_path(built.bzimage, entry / built.bzimage.filename()));
    TRY(rename_path(built.vmlinux, entry / "vmlinux"));
    TRY(rename_path(built.system_map, entry / "System.map"));
    TRY(rename_path(built.config, entry / "config"));
    TRY(move_if_there(built.gen_init_cpio, entry / "gen_init_cpio"));
    TRY(move_if_there(built.modules, entry / "modules"));
    return replace_file(
        entry / "kernel.txt",
        fmt::format("image: {}\nversion: {}\n", built.bzimage.filename().string(), built.version));
}

Result<Artifacts> read_artifacts(const fs::path& entry) {
    const std::string text = TRY(read_file(entry / "kernel.txt"));
    Artifacts kept;
    kept.directory = entry;
    kept.vmlinux = entry / "vmlinux";
    kept.system_map = entry / "System.map";
    kept.config = entry / "config";
    kept.gen_init_cpio = if_there(entry / "gen_init_cpio");
    kept.modules = if_there(entry / "modules");
    for (const auto& block : TRY(parse_key_values(text, (entry / "kernel.txt").string())))
        for (const KeyValue& line : block) {
            if (line.key == "image") kept.bzimage = entry / line.value;
            if (line.key == "version") kept.version = line.value;
        }
    if (!is_there(kept.bzimage) || !is_there(kept.vmlinux))
        return failure("{} has lost its files; remove it, and it is built again", entry.string());
    return kept;
}

}  // namespace kindling::kernel
