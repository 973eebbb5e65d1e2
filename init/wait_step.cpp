#include "wait_step.h"

#include <fcntl.h>

#include "message.h"
#include "path.h"
#include "signals.h"
#include "support/directory.h"
#include "uevents.h"

namespace kindling {
namespace {

// Where devices stand that a driver could be missing for.
constexpr const char* buses[] = {"pci", "virtio", "usb", "scsi", "mmc"};

constexpr unsigned most_names = 8;

void say_without_driver(Output& out) {
    unsigned said = 0;
    std::array<char, 128> path;
    for (const char* bus : buses) {
        join(path, {"/sys/bus/", bus, "/devices/"});
        Directory devices{Fd(::open(path.data(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))};
        while (const char* device = devices.next()) {
            join(path, {"/sys/bus/", bus, "/devices/", device, "/driver"});
            if (::access(path.data(), F_OK) == 0) continue;
            if (said++ < most_names) out << ' ' << bus << ':' << device;
        }
    }
    if (said > most_names) out << " and " << said - most_names << " more";
    if (said == 0) out << " none";
}

void say_timeout(const Awaited& awaited, const Uevents& uevents) {
    Line line;
    line << awaited.name << " did not come; there came";
    if (uevents.are_there()) {
        uevents.say_arrived(line.text());
    } else {
        line << " nothing that we heard of (CONFIG_NET)";
    }
    line << "; without a driver:";
    say_without_driver(line.text());
}

class AwaitedPath final : public Awaited {
  public:
    explicit AwaitedPath(const char* path) : Awaited(path) {}
    bool is_there() override { return ::access(name, F_OK) == 0; }
};

}  // namespace

Result<void> wait_for(Awaited& awaited, std::optional<Milliseconds> limit, Supervisor& supervisor) {
    // In this order, so that nothing comes between the two.
    Uevents uevents;
    if (awaited.is_there()) return {};
    std::optional<Milliseconds> deadline;
    if (limit) deadline = monotonic_time() + *limit;
    for (;;) {
        const bool in_time = supervisor.serve(deadline);
        uevents.take();
        if (awaited.is_there()) return {};
        if (!in_time && deadline && monotonic_time() >= *deadline) break;
    }
    say_timeout(awaited, uevents);
    return failure(nullptr, awaited.name, ETIMEDOUT);
}

Result<void> wait_for_path(const Step& step, Boot& boot) {
    AwaitedPath path(step.place);
    return wait_for(path, Milliseconds{step.number} * 1000, boot.supervisor);
}

}  // namespace kindling
