#include "cli/prepared_boot.h"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include "base/file.h"
#include "base/interrupt.h"
#include "cli/described_machine.h"
#include "cli/kernel_facts.h"
#include "cli/second_opinion.h"
#include "report/standing.h"
#include "report/symbols.h"

namespace kindling::cli {

namespace {

using report::JudgedBoot;

// Where in the kernel's source the stack of its first report of trouble stands. That it can't be
// found out (no symbols, no binutils) is no reason to say nothing else.
std::vector<std::string> places_in_source(const JudgedBoot& judged, const PreparedBoot& prepared) {
    if (judged.playback.reports.empty() || !prepared.vmlinux) return {};
    const auto stack = report::telling_frames(judged.playback.reports.front().stack);
    const auto places = report::source_places(stack, *prepared.vmlinux);
    if (!places) return {};
    return report::source_lines(stack, *places);
}

// What is kept of a console for the reports; of a longer one the end.
constexpr std::uintmax_t most_console = 64 * 1024;

std::string end_of(const fs::path& console) {
    std::ifstream file(console, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::uintmax_t>(std::max<std::streamoff>(0, file.tellg()));
    std::string text(std::min(size, most_console), '\0');
    file.seekg(-static_cast<std::streamoff>(text.size()), std::ios::end);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<size_t>(file.gcount()));
    return text;
}

void explain(JudgedBoot& judged, const PreparedBoot& prepared) {
    judged.notes = prepared.notes;
    if (const auto& image = judged.machine.initramfs; image)
        std::ranges::move(image_notes(*image, judged.machine.kernel, judged.machine.memory_mib),
                          std::back_inserter(judged.notes));
    judged.places = places_in_source(judged, prepared);
    judged.standing = report::standing_of(judged.playback.looks, prepared.vmlinux);
}

}  // namespace

Result<PreparedBoot> prepared(scenario::Scenario scenario, Supplies& supplies,
                              const BootOptions& options) {
    PreparedBoot boot;
    auto machine = described_machine(scenario, supplies, options);
    if (interrupted_by() != 0) return interruption();
    boot.scenario = std::move(scenario);
    if (machine) {
        boot.machine = *std::move(machine);
        boot.vmlinux = supplies.vmlinux();
        boot.notes = supplies.notes();
    } else {
        boot.trouble = describe(machine.error());
    }
    return boot;
}

Result<JudgedBoot> boot(const PreparedBoot& prepared, const std::filesystem::path& console,
                        double time_scale) {
    JudgedBoot judged;
    judged.scenario = prepared.scenario;
    judged.machine = prepared.machine;
    auto playback =
        play_with_second_opinion(judged.scenario, judged.machine, console, time_scale, [] {});
    if (interrupted_by() != 0) return interruption();
    if (!playback) return not_made(prepared, describe(playback.error()));
    judged.playback = *std::move(playback);
    judged.console = end_of(console);
    if (!judged.passed()) explain(judged, prepared);
    return judged;
}

JudgedBoot not_made(const PreparedBoot& prepared, std::string trouble) {
    JudgedBoot judged;
    judged.scenario = prepared.scenario;
    judged.machine = prepared.machine;
    judged.playback.outcome.infra = std::move(trouble);
    judged.playback.judgement = verdict::judge(judged.playback.outcome);
    return judged;
}

}  // namespace kindling::cli
