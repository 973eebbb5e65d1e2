#include <fcntl.h>
#include <unistd.h>

#include "invocation.h"
#include "support/system.h"

namespace kindling {
namespace {

Result<void> sync_one(const char* path) {
    // O_NONBLOCK: a FIFO would wait for its writer.
    const Fd file = TRY(open_file(path, O_RDONLY | O_NONBLOCK));
    TRY(checked("sync", path, ::fsync(file.number())));
    return {};
}

Result<void> sync_run(Invocation& invocation) {
    if (invocation.operands().empty()) ::sync();
    for (const char* path : invocation.operands()) {
        if (const auto done = sync_one(path); !done) invocation.report(done.error());
    }
    return {};
}

}  // namespace

const Command sync_command = {
    .name = "sync",
    .operands = "[FILE...]",
    .purpose = "Write to disk what waits in memory: of the files, or of everything.",
    .options = {},
    .fewest = 0,
    .most = any_number,
    .words = Words::options_anywhere,
    .run = sync_run,
};

}  // namespace kindling
