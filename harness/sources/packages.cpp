#include "sources/packages.h"

#include <algorithm>

#include "base/file.h"
#include "base/process.h"
#include "base/progress.h"
#include "explain/explained_run.h"

namespace kindling::sources {

namespace {

Result<void> download(const std::vector<std::string>& packages, const fs::path& folder,
                      Stage& stage, const fs::path& log) {
    TRY(make_directories(folder));
    // The user _apt may not enter the cache of another.
    Command command{.argv = {"apt-get", "-q", "-o", "APT::Sandbox::User=", "download"},
                    .directory = folder,
                    .environment = {{"LC_ALL", "C"}, {"DEBIAN_FRONTEND", "noninteractive"}}};
    std::ranges::copy(packages, std::back_inserter(command.argv));
    if (auto run = explain::explained_run(command, stage, log); !run) {
        run.error().message += "\n  cure: sudo apt-get update";
        return std::unexpected(run.error());
    }
    return {};
}

Result<void> unpack_all(const fs::path& folder, const fs::path& to) {
    std::vector<fs::path> files;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code)) files.push_back(entry.path());
    if (code) return failure("read {}: {}", folder.string(), code.message());
    std::ranges::sort(files);
    for (const auto& file : files) {
        const auto done = TRY(run({{"dpkg-deb", "-x", file.string(), to.string()}}));
        if (!done.ending.succeeded())
            return failure("unpack {}: {}", file.filename().string(), done.output);
    }
    return {};
}

}  // namespace

Result<fs::path> unpacked_packages(const Cache& cache, const std::string& name,
                                   const std::vector<std::string>& packages) {
    const auto release = read_file("/etc/os-release");
    const std::string ingredients =
        fmt::format("packages {}\n{}", fmt::join(packages, " "), release ? *release : "");
    const auto fill = [&](const fs::path& work) -> Result<void> {
        Stage stage(name + " packages");
        TRY(download(packages, work / "fetched", stage, TRY(cache.log_file("packages-" + name))));
        TRY(unpack_all(work / "fetched", work));
        std::error_code ignored;
        fs::remove_all(work / "fetched", ignored);
        stage.done(fmt::format("{} from apt", packages.size()));
        return {};
    };
    return cache.entry("packages", name, ingredients, fill);
}

}  // namespace kindling::sources
