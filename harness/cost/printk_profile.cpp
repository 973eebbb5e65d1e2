#include "cost/printk_profile.h"

#include <re2/re2.h>

#include "base/lines.h"

namespace kindling::cost {

namespace {

constexpr std::uint64_t ns_per_us = 1000;

Span span(std::string name, std::uint64_t begin, std::uint64_t end) {
    return {std::move(name), begin, end, end - begin, 0, 0};
}

// init/main.c: "initcall pty_init+0x0/0x1b0 returned 0 after 1234 usecs".
void note_initcall(std::string_view line, std::uint64_t at, Profile& profile) {
    static const re2::RE2 returned(R"(initcall ([\w.]+)\+0x\S* returned \S+ after (\d+) usecs)");
    std::string name;
    std::uint64_t micros = 0;
    if (!re2::RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), returned, &name,
                                &micros))
        return;
    const std::uint64_t length = std::min(micros * ns_per_us, at);
    profile.initcalls.push_back(span(name, at - length, at));
}

}  // namespace

Profile printk_profile(std::string_view console) {
    Profile profile;
    std::uint64_t now = 0;
    std::uint64_t phase_begin = 0;
    std::string_view phase = "kernel start";
    const auto begin_phase = [&](std::string_view name) {
        profile.phases.push_back(span(std::string(phase), phase_begin, now));
        phase = name;
        phase_begin = now;
    };
    for_each_line(console, [&](std::string_view line, int) {
        if (const auto stamp = printk_stamp(line)) now = *stamp * ns_per_us;
        profile.console.push_back({now, std::string(trimmed(line))});
        if (phase == "kernel start" && line.contains("] calling ")) begin_phase("initcalls");
        note_initcall(line, now, profile);
        if (line.contains("] Run ") && line.contains(" as init process")) begin_phase("/init");
        if (line.contains("] reboot: ") || line.contains("] Kernel panic"))
            if (phase == "/init") begin_phase("shutdown");
    });
    begin_phase("");
    profile.executed = now;
    return profile;
}

}  // namespace kindling::cost
