#include "inittab_step.h"

#include "inittab.h"
#include "message.h"
#include "supervisor.h"
#include "support/system.h"

namespace kindling {
namespace {

// Two, because the jobs point into the text, and those of before are still needed while the file is
// read anew (Supervisor::reload).
std::array<char, 8192> rooms[2];
bool second_room = false;
const char* inittab_path;

Result<void> read_jobs(Supervisor& supervisor) {
    std::array<char, 8192>& room = rooms[second_room ? 1 : 0];
    second_room = !second_room;
    // One byte is kept for the last line's end.
    const std::span<char> wanted(room.data(), room.size() - 1);
    const auto text = TRY(read_file(inittab_path, wanted));
    if (text.size() == wanted.size()) Line() << inittab_path << " is cut off: it is too long";
    room[text.size()] = '\n';
    std::span<char> left(room.data(), text.size() + 1);
    unsigned number = 0;
    while (const auto line = take_inittab_line(left, number)) {
        const bool taken = line->command != nullptr && supervisor.add({.action = line->action,
                                                                       .form = Form::inittab,
                                                                       .terminal = line->terminal,
                                                                       .command = line->command});
        if (!taken) Line() << inittab_path << ", line " << line->number << ": not understood";
    }
    return {};
}

void reload(Supervisor& supervisor) {
    if (const auto read = read_jobs(supervisor); !read) Line() << read.error();
}

}  // namespace

Result<void> take_inittab(const Step& step, Boot& boot) {
    if (boot.settings.single) return {};
    inittab_path = step.place;
    Supervisor& supervisor = boot.supervisor;
    if (const auto read = read_jobs(supervisor); !read) {
        if (read.error().number == ENOENT) return {};
        return read;
    }
    supervisor.reload_by(reload);
    for (const Action action : {Action::sysinit, Action::wait, Action::once}) {
        supervisor.run_all(action);
    }
    return {};
}

}  // namespace kindling
