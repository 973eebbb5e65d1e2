#include "sources/download.h"

#include <vector>

#include "base/file.h"
#include "base/process.h"
#include "base/progress.h"
#include "base/sha256.h"
#include "explain/explained_run.h"
#include "sources/checksum.h"
#include "sources/program.h"

namespace kindling::sources {

namespace {

constexpr uintmax_t mebibyte = 1 << 20;

// The first downloader that this machine has, and how it is called.
Result<Command> downloader(const std::string& url, const fs::path& to) {
    const std::vector<std::vector<std::string>> known{
        {"curl", "-fsSL", "--retry", "2", "--connect-timeout", "20", "-o", to.string(), url},
        {"wget", "-q", "--tries=3", "--connect-timeout=20", "-O", to.string(), url}};
    for (const auto& argv : known)
        if (find_program(argv[0])) return Command{.argv = argv};
    return failure("downloading takes curl or wget, and neither is there; apt install curl");
}

// One step for each MiB that has arrived.
void show_arrived(const fs::path& file, uintmax_t& shown, Stage& stage) {
    std::error_code error;
    const uintmax_t size = fs::file_size(file, error);
    if (!error)
        for (; (shown + 1) * mebibyte <= size; ++shown)
            stage.step(fmt::format("{} MiB", shown + 1));
    stage.tick();
}

Result<void> fetch(const Cache& cache, const std::string& name, const std::string& url,
                   const std::string& sha256, const fs::path& file) {
    Stage stage("get " + name);
    const fs::path log = TRY(cache.log_file("download-" + name));
    uintmax_t shown = 0;
    const Command command = TRY(downloader(url, file));
    const Finished finished =
        TRY(run(command, {.log = log, .on_tick = [&] { show_arrived(file, shown, stage); }}));
    if (!finished.ending.succeeded())
        return failure(
            "{} could not be had: {} ended with {}\n{}\n  cure: is this machine on-line? If not, "
            "bring the file and give its path in place of the name \"{}\"",
            url, command.argv[0], describe(finished.ending),
            explain::last_lines(finished.output, 3), name);
    const std::string sum = TRY(sha256_of_file(file));
    TRY(check_sum(url, sum, sha256));
    stage.done(fmt::format("{} MiB, checksum right", fs::file_size(file) / mebibyte));
    return {};
}

}  // namespace

Result<fs::path> download(const Cache& cache, const std::string& name, const Download& origin,
                          const std::string& sha256) {
    const std::string file = fs::path(origin.url).filename().string();
    const auto entry = cache.entry(
        "downloads", name, fmt::format("{}\nsha256 {}\n", origin.url, sha256),
        [&](const fs::path& work) { return fetch(cache, name, origin.url, sha256, work / file); });
    if (!entry) return std::unexpected(entry.error());
    return *entry / file;
}

}  // namespace kindling::sources
