#include "conformance/disk.h"

#include "base/file.h"
#include "base/lines.h"
#include "base/process.h"

namespace kindling::conformance {

namespace {

Result<void> fill_root(const fs::path& root, const fs::path& init) {
    for (const char* folder :
         {"sbin", "proc", "sys", "dev", "run", "tmp", "marks/new-root", "etc", "bin"})
        TRY(make_directories(root / folder));
    std::error_code code;
    fs::copy_file(init, root / "sbin" / "init", code);
    if (code) return failure("copy {}: {}", init.string(), code.message());
    return {};
}

// e2fsprogs are in /usr/sbin, which not every user's PATH has.
Command tool(std::vector<std::string> argv) {
    const char* path = std::getenv("PATH");
    return {
        .argv = std::move(argv),
        .environment = {{"PATH", std::string(path ? path : "/usr/bin:/bin") + ":/usr/sbin:/sbin"},
                        {"LC_ALL", "C"}}};
}

}  // namespace

Result<void> make_disk(const fs::path& file, DiskKind kind, const fs::path& init,
                       const fs::path& scratch) {
    std::vector<std::string> argv{"mke2fs", "-q", "-F", "-t", "ext4", "-E", "root_owner=0:0"};
    if (kind == DiskKind::ext4_with_init) {
        TRY(fill_root(scratch, init));
        argv.insert(argv.end(), {"-d", scratch.string()});
    }
    argv.insert(argv.end(), {file.string(), "16M"});
    const auto made = TRY(run(tool(argv)));
    if (!made.ending.succeeded())
        return failure("make the disk {}: {}", file.string(), made.output);
    return {};
}

Result<std::optional<std::string>> fault_of_disk(const fs::path& file,
                                                 const std::optional<FileOnDisk>& wanted) {
    const auto check = TRY(run(tool({"e2fsck", "-f", "-n", file.string()})));
    if (check.output.contains("skipping journal recovery"))
        return "the file system was not unmounted: its journal was never written back";
    if (!check.ending.succeeded()) return fmt::format("fsck finds faults: {}", check.output);
    if (!wanted) return std::nullopt;
    const auto content = TRY(run(tool({"debugfs", "-R", "cat /" + wanted->name, file.string()})));
    // debugfs begins with its own name and version on a line.
    std::string text = content.output;
    if (text.starts_with("debugfs ")) text.erase(0, text.find('\n') + 1);
    if (trimmed(text) == wanted->text || text == wanted->text + "\n") return std::nullopt;
    return fmt::format("/{} holds \"{}\", not \"{}\"", wanted->name, trimmed(text), wanted->text);
}

}  // namespace kindling::conformance
