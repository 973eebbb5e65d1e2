#include "base/remembered.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/sha256.h"

namespace kindling {

namespace {

// What changes when a file is replaced or written to.
Result<std::string> stamp(const fs::path& file) {
    struct stat status{};
    if (::stat(file.c_str(), &status) != 0) return errno_failure("stat", file.string());
    return fmt::format("{} inode {} size {} mtime {}.{:09} ctime {}.{:09}\n", file.string(),
                       status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                       status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
}

}  // namespace

Result<std::string> remembered(const Cache& cache, const std::string& question,
                               const std::vector<fs::path>& watched,
                               const std::function<Result<std::string>()>& ask) {
    std::string ingredients = question + "\n";
    for (const fs::path& file : watched) ingredients += TRY(stamp(file));
    const auto entry =
        cache.entry("answers", "answer", ingredients, [&](const fs::path& work) -> Result<void> {
            const std::string answer = TRY(ask());
            return replace_file(work / "answer.txt", answer);
        });
    if (!entry) return std::unexpected(entry.error());
    return read_file(*entry / "answer.txt");
}

Result<std::string> remembered_sha256(const Cache& cache, const fs::path& file) {
    return remembered(cache, "sha256", {file}, [&] { return sha256_of_file(file); });
}

}  // namespace kindling
