#include "cost/identity.h"

#include "base/file.h"
#include "base/lines.h"
#include "base/process.h"
#include "base/remembered.h"
#include "base/sha256.h"
#include "machine/accelerator.h"

namespace kindling::cost {

namespace {

// What QEMU prints, which does not change as long as its program does not.
Result<std::string> qemu_says(const Cache& cache, const std::vector<std::string>& options) {
    const fs::path qemu = TRY(machine::find_qemu());
    std::vector<std::string> asked{qemu.string()};
    asked.insert(asked.end(), options.begin(), options.end());
    return remembered(cache, fmt::format("{}", fmt::join(asked, " ")), {qemu},
                      [&] { return output_of({asked}); });
}

// QEMU looks for its firmware in the folders that "-L help" prints.
Result<std::string> firmware_of(const Cache& cache, const machine::Description& machine) {
    const std::string file = machine::firmware_file(machine);
    const std::string folders = TRY(qemu_says(cache, {"-L", "help"}));
    std::optional<fs::path> found;
    for_each_line(folders, [&](std::string_view folder, int) {
        std::error_code ignored;
        if (!found && fs::exists(fs::path(folder) / file, ignored)) found = fs::path(folder) / file;
    });
    if (!found) return file;
    return fmt::format("{} {}", file, TRY(remembered_sha256(cache, *found)));
}

}  // namespace

Result<Identity> identity_of(const Cache& cache, const std::string& scenario,
                             const machine::Description& machine,
                             const std::optional<fs::path>& plugin) {
    Identity identity;
    identity.scenario = scenario;
    identity.kernel = TRY(remembered_sha256(cache, machine.kernel));
    std::error_code ignored;
    if (const fs::path config = machine.kernel.parent_path() / "config";
        fs::is_regular_file(config, ignored))
        identity.config = TRY(sha256_of_file(config));
    if (machine.initramfs) identity.image = TRY(sha256_of_file(*machine.initramfs));
    identity.command_line = machine::full_command_line(machine);
    identity.machine =
        fmt::format("{}, {} MiB, processors: {}", machine.type, machine.memory_mib, machine.cpus);
    identity.firmware = TRY(firmware_of(cache, machine));
    const std::string version = TRY(qemu_says(cache, {"--version"}));
    identity.qemu = version.substr(0, version.find('\n'));
    identity.method = plugin ? plugin->stem().string() : "printk";
    return identity;
}

}  // namespace kindling::cost
