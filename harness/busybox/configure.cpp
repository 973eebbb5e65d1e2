#include "busybox/configure.h"

#include <sys/utsname.h>

#include <cstdlib>

#include "base/file.h"
#include "base/process.h"
#include "explain/explained_run.h"
#include "kconfig/config.h"
#include "kconfig/why_dropped.h"

namespace kindling::busybox {

namespace {

// What the environment of each make says: nothing of the person's own kernel habits, and one
// build time for all, so that the same input gives the same program.
Command make_command(const Workplace& place) {
    utsname machine{};
    ::uname(&machine);
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    return {.argv = {"make", "O=" + place.objects.string(), fmt::format("ARCH={}", machine.machine),
                     "CROSS_COMPILE="},
            .directory = place.tree.directory,
            .environment = {{"LC_ALL", "C"},
                            {"MAKEFLAGS", ""},
                            {"KCONFIG_NOTIMESTAMP", "1"},
                            {"SOURCE_DATE_EPOCH", epoch && *epoch ? epoch : "1704067200"}}};
}

}  // namespace

Result<void> make(const Workplace& place, const std::vector<std::string>& arguments, Stage& stage) {
    Command command = make_command(place);
    command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
    TRY(explain::explained_run(command, stage, place.log));
    return {};
}

kconfig::KconfigFiles kconfig_files(const fs::path& objects) {
    return {objects, "Config.in"};
}

Result<void> configure(const kconfig::Fragment& fragment, const Workplace& place, Stage& stage) {
    TRY(make(place, {"defconfig"}, stage));
    const fs::path config = place.objects / ".config";
    const std::string defaults = TRY(read_file(config));
    TRY(replace_file(config, kconfig::overlay(defaults, fragment)));
    // This conf has no olddefconfig; oldconfig takes the defaults when stdin has ended.
    TRY(make(place, {"oldconfig"}, stage));
    return kconfig::check_all_took(fragment, config, kconfig_files(place.objects));
}

}  // namespace kindling::busybox
