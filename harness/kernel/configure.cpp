#include "kernel/configure.h"

#include <cstdlib>

#include "base/file.h"
#include "base/process.h"
#include "explain/explained_run.h"
#include "kconfig/config.h"
#include "kconfig/why_dropped.h"
#include "kernel/build_environment.h"

namespace kindling::kernel {

Result<void> make(const Workplace& place, const std::vector<std::string>& arguments, Stage& stage) {
    Command command{.argv = {"make", "O=" + place.objects.string()},
                    .directory = place.tree.directory,
                    .environment = build_environment(std::getenv)};
    command.argv.insert(command.argv.end(), place.variables.begin(), place.variables.end());
    command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
    TRY(explain::explained_run(command, stage, place.log));
    return {};
}

kconfig::KconfigFiles kconfig_files(const sources::SourceTree& tree) {
    return {tree.directory, "Kconfig"};
}

Result<void> configure_with(const kconfig::Fragment& fragment, const Workplace& place,
                            Stage& stage) {
    TRY(make(place, {"tinyconfig"}, stage));
    const fs::path config = place.objects / ".config";
    const std::string tiny = TRY(read_file(config));
    TRY(replace_file(config, kconfig::overlay(tiny, fragment)));
    TRY(make(place, {"olddefconfig"}, stage));
    return kconfig::check_all_took(fragment, config, kconfig_files(place.tree));
}

Result<void> configure_from(const fs::path& config, const Workplace& place, Stage& stage) {
    const std::string text = TRY(read_file(config));
    TRY(replace_file(place.objects / ".config", text));
    return make(place, {"olddefconfig"}, stage);
}

}  // namespace kindling::kernel
