#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling {

namespace fs = std::filesystem;

// The whole content of a regular file. Fails, naming the file, when it can't be read.
[[nodiscard]] Result<std::string> read_file(const fs::path& file);

// Gives a file its new content in one step: written beside it, synced, renamed over it. On
// failure (a full disk, say) FILE is as it was and nothing is left beside it.
[[nodiscard]] Result<void> replace_file(const fs::path& file, std::string_view content);

// The same without the sync, which takes longer than many a boot's whole report: the content is
// whole or not there whatever becomes of us, but may be lost when the host itself crashes.
[[nodiscard]] Result<void> write_aside(const fs::path& file, std::string_view content);

// Makes a directory and its parents; one that is there already is fine.
[[nodiscard]] Result<void> make_directories(const fs::path& directory);

// Renames within one file system; what stood at TO is replaced.
[[nodiscard]] Result<void> rename_path(const fs::path& from, const fs::path& to);

// A new, empty directory under $TMPDIR (or /tmp), removed with all in it on destruction.
class TemporaryDirectory {
  public:
    [[nodiscard]] static Result<TemporaryDirectory> make(std::string_view purpose);
    TemporaryDirectory(TemporaryDirectory&& other) noexcept : path_(std::move(other.path_)) {
        other.path_.clear();
    }
    TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory();

    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    explicit TemporaryDirectory(fs::path path) : path_(std::move(path)) {}
    fs::path path_;
};

}  // namespace kindling
