#include "sources/unpack.h"

#include "base/file.h"
#include "base/process.h"
#include "base/progress.h"
#include "explain/explained_run.h"

namespace kindling::sources {

Result<fs::path> unpack(const Cache& cache, const std::string& name, const std::string& identity,
                        const fs::path& tarball, std::optional<int> steps) {
    return cache.entry("sources", name, identity, [&](const fs::path& work) -> Result<void> {
        Stage stage("unpack " + name, steps);
        const fs::path log = TRY(cache.log_file("unpack-" + name));
        TRY(explain::explained_run(
            {.argv = {"tar", "--extract", "--verbose", "--no-same-owner", "--strip-components=1",
                      "--directory", work.string(), "--file", tarball.string()}},
            stage, log));
        if (fs::is_empty(work)) return failure("{} holds no files", tarball.string());
        stage.done(tarball.filename().string());
        return {};
    });
}

}  // namespace kindling::sources
