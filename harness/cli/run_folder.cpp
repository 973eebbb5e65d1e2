#include "cli/run_folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>

#include "base/file.h"
#include "base/quote.h"
#include "base/sha256.h"
#include "cli/pending.h"
#include "report/boots.h"
#include "report/json.h"

namespace kindling::cli {

namespace {

constexpr size_t longest_name = 150;

// A second name for a file costs nothing, and stays what it is when the file is replaced; across
// file systems only a symbolic link can be had.
Result<void> link_to(const fs::path& file, const fs::path& link) {
    const fs::path target = fs::absolute(file);
    if (::linkat(AT_FDCWD, target.c_str(), AT_FDCWD, link.c_str(), AT_SYMLINK_FOLLOW) == 0)
        return {};
    if (::symlink(target.c_str(), link.c_str()) == 0) return {};
    return errno_failure("link", link.string());
}

// The last run's folder and this one's change names in one step; then the last run's is removed.
Result<void> put_in_place(const fs::path& pending, const fs::path& final) {
    if (::rename(pending.c_str(), final.c_str()) == 0) return {};
    if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR)
        return errno_failure("rename " + pending.string() + " to", final.string());
    if (::renameat2(AT_FDCWD, pending.c_str(), AT_FDCWD, final.c_str(), RENAME_EXCHANGE) != 0)
        return errno_failure("exchange " + pending.string() + " with", final.string());
    std::error_code ignored;
    fs::remove_all(pending, ignored);
    return {};
}

}  // namespace

std::string folder_name(const std::string& name) {
    std::string made = printable(name);
    std::ranges::replace_if(made, [](char c) { return c == '/' || c == '\n' || c == '\t'; }, '_');
    if (made.size() > longest_name) made.resize(longest_name);
    const bool hidden = made.empty() || made.starts_with('.');
    if (made == name && !hidden) return made;
    return (hidden ? "_" : "") + made + "-" + sha256(name).substr(0, 8);
}

Result<RunFolder> RunFolder::open(const fs::path& root, const std::string& name) {
    TRY(make_directories(root));
    static std::once_flag looked;
    std::call_once(looked, remove_abandoned, root);
    const std::string folder = folder_name(name);
    fs::path pending = root / pending_name(folder);
    TRY(make_directories(pending));
    return RunFolder(std::move(pending), root / folder);
}

RunFolder::RunFolder(RunFolder&& other) noexcept
    : pending_(std::move(other.pending_)), final_(std::move(other.final_)) {
    other.pending_.clear();
}

RunFolder::~RunFolder() {
    std::error_code ignored;
    if (!pending_.empty()) fs::remove_all(pending_, ignored);
}

Result<void> RunFolder::keep(const report::JudgedBoot& boot) {
    TRY(write_aside(pending_ / "report.txt", printable(report::story_of(boot))));
    TRY(write_aside(pending_ / "result.json", report::boot_to_json(boot)));
    TRY(write_aside(pending_ / "argv", report::command_of(boot) + "\n"));
    if (boot.machine.initramfs) TRY(link_to(*boot.machine.initramfs, pending_ / "image"));
    const fs::path config = boot.machine.kernel.parent_path() / "config";
    std::error_code ignored;
    if (!boot.machine.kernel.empty() && fs::is_regular_file(config, ignored))
        TRY(link_to(config, pending_ / "config"));
    TRY(put_in_place(pending_, final_));
    pending_.clear();
    return {};
}

}  // namespace kindling::cli
