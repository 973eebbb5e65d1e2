#include "busybox/busybox_build.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "base/checkout.h"
#include "base/file.h"
#include "base/host_processors.h"
#include "base/process.h"
#include "base/progress.h"
#include "busybox/configure.h"
#include "busybox/kernel_headers.h"
#include "busybox/static_program.h"
#include "kconfig/config.h"
#include "kconfig/dropped.h"
#include "kconfig/load.h"
#include "kconfig/why_dropped.h"
#include "sources/kept_directory.h"
#include "sources/program.h"

namespace kindling::busybox {

namespace {

constexpr const char* compiler = "musl-gcc";

struct Plan {
    std::string name;
    std::string ingredients;  // all that the result depends on, for the cache's key
    kconfig::Fragment fragment;
    KernelHeaders headers;
    sources::Source source;
};

// musl-gcc is a script that calls gcc with musl's files: all of them make the program.
Result<std::string> toolchain(const Cache& cache) {
    const fs::path script = TRY(sources::find_program(compiler));
    const std::string text = TRY(read_file(script));
    const std::string gcc = TRY(sources::tool_version(cache, "gcc"));
    const std::string linker = TRY(sources::tool_version(cache, "ld"));
    const auto musl = sources::package_version(cache, "musl-dev");
    return fmt::format("{}{}\n{}\nmusl-dev {}\n", text, gcc, linker, musl ? *musl : "?");
}

Result<Plan> make_plan(const Cache& cache, const std::string& variant,
                       const sources::Request& request) {
    const fs::path file = TRY(kconfig::fragment_file(checkout::configs() / "busybox", variant));
    Plan plan{.name = file.stem().string(),
              .ingredients = {},
              .fragment = TRY(kconfig::load_fragment(file)),
              .headers = TRY(find_kernel_headers(cache)),
              .source = TRY(sources::find_source(cache, request))};
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    plan.ingredients =
        fmt::format("kindling {}\nsource: {}\nheaders: {}\nepoch: {}\n{}defconfig and:\n{}",
                    checkout::version, plan.source.identity, plan.headers.version,
                    epoch ? epoch : "", TRY(toolchain(cache)), kconfig::print(plan.fragment));
    return plan;
}

bool keeps_symbols(const kconfig::Fragment& fragment) {
    return std::ranges::any_of(fragment.lines, [](const kconfig::Line& line) {
        return line.symbol == "DEBUG" && line.value == "y";
    });
}

// make says nothing of some failures: look at what it made.
Result<void> check_program(const fs::path& program) {
    const std::string bytes = TRY(read_file(program));
    if (auto checked = check_static_program(bytes); !checked)
        return while_doing("checking " + program.string(), std::move(checked).error());
    const std::string commands = TRY(output_of({.argv = {program.string(), "--list"}}));
    if (!fmt::format("\n{}\n", commands).contains("\nsh\n"))
        return failure("{} --list names no sh", program.string());
    return {};
}

// make, in a workplace, from nothing to a program that has been looked at.
Result<void> build(const Cache& cache, const Plan& plan, const fs::path& objects) {
    const Workplace place{.tree = TRY(sources::unpacked(cache, plan.source)),
                          .objects = objects,
                          .log = TRY(cache.log_file("busybox-" + plan.name))};
    TRY(make_directories(objects));
    std::error_code ignored;
    fs::remove_all(objects / "kernel-headers", ignored);
    TRY(link_kernel_headers(plan.headers, objects / "kernel-headers"));
    Stage stage("busybox " + plan.name, plan.fragment.steps);
    TRY(configure(plan.fragment, place, stage));
    // Relative to the objects: the path of the cache then does not reach the debug info.
    const std::string cc = fmt::format("CC={} -isystem kernel-headers", compiler);
    const std::string jobs = fmt::format("-j{}", host_processors());
    const std::string strip = keeps_symbols(plan.fragment) ? "SKIP_STRIP=y" : "SKIP_STRIP=n";
    TRY(make(place, {jobs, cc, strip, "busybox"}, stage));
    TRY(make(place, {jobs, cc, strip, "busybox.links"}, stage));
    TRY(check_program(objects / "busybox"));
    TRY(replace_file(objects / "version.txt", place.tree.version));
    stage.done(fmt::format("{}: {:.2f} MB, static", place.tree.version,
                           static_cast<double>(fs::file_size(objects / "busybox")) / 1e6));
    return {};
}

// The files of a build, in its objects directory or in an entry of the cache.
struct Kept {
    const char* made;
    const char* kept;
};
constexpr Kept kept_files[] = {{"busybox", "busybox"},
                               {"busybox_unstripped", "busybox_unstripped"},
                               {"busybox.links", "busybox.links"},
                               {".config", "config"},
                               {"version.txt", "version.txt"}};

Result<void> fill(const Cache& cache, const Plan& plan, const fs::path& entry) {
    const fs::path objects = entry / "objects";
    TRY(build(cache, plan, objects));
    for (const Kept& file : kept_files) TRY(rename_path(objects / file.made, entry / file.kept));
    std::error_code ignored;
    fs::remove_all(objects, ignored);
    return {};
}

BusyboxBuild files_in(const fs::path& directory, const char* config) {
    return {.directory = directory,
            .busybox = directory / "busybox",
            .unstripped = directory / "busybox_unstripped",
            .links = directory / "busybox.links",
            .config = directory / config,
            .version = {},
            .left_out = {}};
}

Result<BusyboxBuild> obtain(const Cache& cache, const Plan& plan) {
    if (plan.source.kind == sources::Kind::local_tree) {
        const auto kept =
            TRY(sources::KeptDirectory::hold(cache, "busybox-" + plan.name, plan.ingredients));
        TRY(build(cache, plan, kept.path()));
        return files_in(kept.path(), ".config");
    }
    const auto entry = cache.entry("busyboxes", plan.name, plan.ingredients,
                                   [&](const fs::path& work) { return fill(cache, plan, work); });
    if (!entry) return std::unexpected(entry.error());
    return files_in(*entry, "config");
}

}  // namespace

Result<BusyboxBuild> build_busybox(const Cache& cache, const std::string& variant,
                                   const sources::Request& request) {
    const Plan plan = TRY(make_plan(cache, variant, request));
    BusyboxBuild built = TRY(obtain(cache, plan));
    // A line that was optional when this one was built may be required by now.
    TRY(kconfig::check_all_took(plan.fragment, built.config, kconfig_files(built.directory)));
    const std::string text = TRY(read_file(built.config));
    built.left_out = kconfig::dropped(plan.fragment, kconfig::parse_config(text)).optional;
    built.version = TRY(read_file(built.directory / "version.txt"));
    return built;
}

}  // namespace kindling::busybox
