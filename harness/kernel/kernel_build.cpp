#include "kernel/kernel_build.h"

#include <cstdlib>
#include <functional>
#include <optional>

#include "base/checkout.h"
#include "base/file.h"
#include "base/host_processors.h"
#include "base/progress.h"
#include "base/sha256.h"
#include "kconfig/config.h"
#include "kconfig/dropped.h"
#include "kconfig/load.h"
#include "kconfig/why_dropped.h"
#include "kernel/build_environment.h"
#include "kernel/configure.h"
#include "sources/kept_directory.h"
#include "sources/program.h"

namespace kindling::kernel {

namespace {

// What is to be built, whether from a fragment or from a whole .config.
struct Plan {
    std::string name;         // of the profile: "seed"
    std::string ingredients;  // all that the result depends on, for the cache's key
    std::string kept_for;     // names the build directory that a local tree keeps
    std::optional<int> steps;
    kconfig::Fragment fragment;  // empty where a whole .config is given
    std::function<Result<void>(const Workplace&, Stage&)> configure;
};

Result<std::string> common_ingredients(const Cache& cache, const sources::Source& source) {
    const Toolchain tools = toolchain(std::getenv);
    const std::string compiler = TRY(sources::tool_version(cache, tools.compiler));
    const std::string linker = TRY(sources::tool_version(cache, tools.linker));
    return fmt::format("kindling {}\nsource: {}\ncompiler: {}\nlinker: {}\n{}", checkout::version,
                       source.identity, compiler, linker, influences(std::getenv));
}

std::string told_to_make(const kconfig::Fragment& fragment) {
    std::string text;
    for (const auto& variable : fragment.make) text += "make: " + variable + "\n";
    return text;
}

Result<Plan> profile_plan(const Cache& cache, const std::string& profile,
                          const sources::Source& source) {
    const fs::path file = TRY(kconfig::fragment_file(checkout::configs() / "kernel", profile));
    kconfig::Fragment fragment = TRY(kconfig::load_fragment(file));
    const std::string common = TRY(common_ingredients(cache, source));
    return Plan{.name = file.stem().string(),
                .ingredients = common + "tinyconfig and:\n" + kconfig::print(fragment) +
                               told_to_make(fragment),
                .kept_for = common + fs::absolute(file).string(),
                .steps = fragment.steps,
                .fragment = fragment,
                .configure = [fragment](const Workplace& place, Stage& stage) {
                    return configure_with(fragment, place, stage);
                }};
}

Result<Plan> config_plan(const Cache& cache, const fs::path& config,
                         const sources::Source& source) {
    const std::string text = TRY(read_file(config));
    const std::string common = TRY(common_ingredients(cache, source));
    return Plan{.name = config.stem().string().starts_with('.') ? "config" : config.stem().string(),
                .ingredients = common + "the configuration " + sha256(text) + "\n",
                .kept_for = common + fs::absolute(config).string(),
                .steps = {},
                .fragment = {},
                .configure = [config](const Workplace& place, Stage& stage) {
                    return configure_from(config, place, stage);
                }};
}

Result<bool> has_modules(const fs::path& objects) {
    const std::string text = TRY(read_file(objects / ".config"));
    for (const auto& [symbol, value] : kconfig::parse_config(text))
        if (value == "m") return true;
    return false;
}

std::string megabytes(const fs::path& file) {
    std::error_code ignored;
    return fmt::format("{:.2f} MB", static_cast<double>(fs::file_size(file, ignored)) / 1e6);
}

// make, from .config to the files that are wanted.
Result<Artifacts> build(const Workplace& place, Stage& stage) {
    const std::string jobs = fmt::format("-j{}", host_processors());
    TRY(make(place, {jobs}, stage));
    // A directory that is kept may hold modules that are configured no more.
    std::error_code ignored;
    fs::remove_all(place.objects / "installed", ignored);
    if (TRY(has_modules(place.objects)))
        TRY(make(place,
                 {jobs, "INSTALL_MOD_PATH=installed", "INSTALL_MOD_STRIP=1", "modules_install"},
                 stage));
    return find_artifacts(place.objects);
}

std::string outcome(const Artifacts& built) {
    return fmt::format("{}: {} {}, vmlinux {}", built.version, built.bzimage.filename().string(),
                       megabytes(built.bzimage), megabytes(built.vmlinux));
}

Result<Workplace> workplace(const Cache& cache, const Plan& plan, const sources::Source& source,
                            const fs::path& objects) {
    Workplace place{.tree = TRY(sources::unpacked(cache, source)),
                    .objects = objects,
                    .log = TRY(cache.log_file("kernel-" + plan.name)),
                    .variables = plan.fragment.make};
    TRY(make_directories(place.objects));
    return place;
}

// Fills an entry of the cache with a kernel; the objects are not kept.
Result<void> fill(const Cache& cache, const Plan& plan, const sources::Source& source,
                  const fs::path& entry) {
    const Workplace place = TRY(workplace(cache, plan, source, entry / "objects"));
    Stage stage("kernel " + plan.name, plan.steps);
    TRY(plan.configure(place, stage));
    const Artifacts built = TRY(build(place, stage));
    stage.done(outcome(built));
    TRY(keep_artifacts(built, entry));
    std::error_code ignored;
    fs::remove_all(place.objects, ignored);
    return {};
}

// A local tree's kernel, built by make where it was built before.
Result<Artifacts> rebuild(const Cache& cache, const Plan& plan, const sources::Source& source) {
    const auto kept = TRY(sources::KeptDirectory::hold(cache, plan.name, plan.kept_for));
    const Workplace place = TRY(workplace(cache, plan, source, kept.path()));
    Stage stage("kernel " + plan.name);
    TRY(plan.configure(place, stage));
    Artifacts built = TRY(build(place, stage));
    stage.done(outcome(built));
    return built;
}

Result<Artifacts> obtain(const Cache& cache, const Plan& plan, const sources::Source& source) {
    if (source.kind == sources::Kind::local_tree) return rebuild(cache, plan, source);
    const auto entry =
        cache.entry("kernels", plan.name, plan.ingredients,
                    [&](const fs::path& work) { return fill(cache, plan, source, work); });
    return entry ? read_artifacts(*entry) : std::unexpected(entry.error());
}

Result<KernelBuild> obtain_checked(const Cache& cache, const Plan& plan,
                                   const sources::Source& source) {
    Artifacts built = TRY(obtain(cache, plan, source));
    const std::string text = TRY(read_file(built.config));
    kconfig::Dropped dropped = kconfig::dropped(plan.fragment, kconfig::parse_config(text));
    // A line that was optional when this kernel was built may be required by now.
    if (!dropped.required.empty()) {
        const sources::SourceTree tree = TRY(sources::unpacked(cache, source));
        TRY(kconfig::check_all_took(plan.fragment, built.config, kconfig_files(tree)));
    }
    return KernelBuild{std::move(built), std::move(dropped.optional)};
}

// Makes a .config in OBJECTS and nothing else.
Result<void> only_configure(const Cache& cache, const Plan& plan, const sources::Source& source,
                            const fs::path& objects) {
    const Workplace place = TRY(workplace(cache, plan, source, objects));
    Stage stage("config " + plan.name);
    TRY(plan.configure(place, stage));
    stage.done("every line took");
    return {};
}

}  // namespace

Result<KernelBuild> profile_kernel(const Cache& cache, const std::string& profile,
                                   const sources::Request& request) {
    const sources::Source source = TRY(sources::find_source(cache, request));
    const Plan plan = TRY(profile_plan(cache, profile, source));
    return obtain_checked(cache, plan, source);
}

Result<KernelBuild> config_kernel(const Cache& cache, const fs::path& config,
                                  const sources::Request& request) {
    const sources::Source source = TRY(sources::find_source(cache, request));
    const Plan plan = TRY(config_plan(cache, config, source));
    return obtain_checked(cache, plan, source);
}

Result<fs::path> profile_config(const Cache& cache, const std::string& profile,
                                const sources::Request& request) {
    const sources::Source source = TRY(sources::find_source(cache, request));
    const Plan plan = TRY(profile_plan(cache, profile, source));
    if (source.kind == sources::Kind::local_tree) {
        const auto kept = TRY(sources::KeptDirectory::hold(cache, plan.name, plan.kept_for));
        TRY(only_configure(cache, plan, source, kept.path()));
        return kept.path() / ".config";
    }
    const auto fill_config = [&](const fs::path& work) -> Result<void> {
        TRY(only_configure(cache, plan, source, work / "objects"));
        TRY(rename_path(work / "objects/.config", work / "config"));
        std::error_code ignored;
        fs::remove_all(work / "objects", ignored);
        return {};
    };
    const fs::path entry = TRY(cache.entry("configs", plan.name, plan.ingredients, fill_config));
    return entry / "config";
}

}  // namespace kindling::kernel
