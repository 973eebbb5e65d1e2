#include "cli/supplies.h"

#include <algorithm>
#include <cstdio>
#include <thread>
#include <utility>

#include "base/checkout.h"
#include "base/file.h"
#include "base/quote.h"
#include "base/sha256.h"
#include "busybox/busybox_build.h"
#include "initramfs/image_check.h"
#include "initramfs/image_list.h"
#include "initramfs/pack.h"
#include "kconfig/config.h"
#include "kernel/kernel_build.h"
#include "kernel/missing.h"
#include "machine/accelerator.h"
#include "machine/kernel_file.h"

namespace kindling::cli {

namespace {

bool is_path(const std::string& name) {
    return name.contains('/');
}

// Paths in scenarios and lists are relative to the file that names them; those that a person
// types are relative to where the person is.
fs::path resolved(const std::string& name, const fs::path& folder) {
    return fs::path(name).is_absolute() ? fs::path(name) : folder / name;
}

Result<fs::path> checked_kernel(fs::path file) {
    [[maybe_unused]] const auto format = TRY(machine::check_kernel(file));
    return file;
}

Result<fs::path> checked_image(fs::path file) {
    TRY(initramfs::check_image(file));
    return file;
}

// The images that are packed for a boot stay in the cache, so that its command can be repeated.
Result<fs::path> packed_list(const Cache& cache, const fs::path& list_file,
                             const std::string& compression, Supplies& supplies) {
    const auto list = TRY(initramfs::read_list(list_file));
    const auto needed = TRY(initramfs::variables_needed(list));
    const auto variables = TRY(supplies.image_variables(needed));
    const auto entries = TRY(initramfs::entries_of(list, variables));
    TRY(make_directories(cache.root() / "images"));
    // Lists of one name in different folders are different images, and so is one list with the
    // modules of different kernels.
    std::string ingredients = fs::absolute(list_file).lexically_normal().string();
    if (const auto modules = variables.find("MODULES_FILES"); modules != variables.end())
        ingredients += "\n" + modules->second;
    const std::string place = sha256(ingredients);
    const auto choice = compression.empty() ? TRY(initramfs::compression_wanted(list))
                                            : TRY(initramfs::parse_compression(compression));
    std::string suffix = compression.empty() ? "" : "." + compression;
    std::ranges::replace(suffix, ':', '-');
    fs::path image =
        cache.root() / "images" /
        fmt::format("{}-{}.cpio{}", list_file.stem().string(), place.substr(0, 8), suffix);
    TRY(initramfs::pack(entries, image,
                        {.epoch = TRY(initramfs::source_date_epoch()),
                         .compression = choice,
                         .threads = std::thread::hardware_concurrency()}));
    return image;
}

// A line for each module and each of depmod's texts: its name in an image, and where it is. kmod's
// binary indexes say the same once more, and the links lead to where the kernel was built.
Result<std::string> module_files(const fs::path& modules) {
    std::vector<std::string> lines;
    std::error_code error;
    for (const auto& file : fs::recursive_directory_iterator(modules, error)) {
        if (!file.is_regular_file() || file.is_symlink() || file.path().extension() == ".bin")
            continue;
        lines.push_back(fmt::format(
            "{} {}\n", ("/lib/modules" / file.path().lexically_relative(modules)).string(),
            file.path().string()));
    }
    if (error) return failure("can't read {}: {}", modules.string(), error.message());
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

}  // namespace

Result<Supplies> Supplies::open(const BootOptions& options) {
    if (!options.kernel.empty() && !options.linux.empty())
        return failure(
            "--kernel boots a kernel that is there, --linux builds one: give one of them");
    if (!options.config.empty() && options.linux.empty())
        return failure("--config says how to build a tree: it needs --linux TREE");
    if (options.repeatable && options.accelerator == "kvm")
        return failure("--repeatable counts instructions, which only tcg can: leave --accel out");
    if (options.time_scale <= 0) return failure("--time-scale is a number above 0");
    return Supplies(TRY(Cache::open()), options);
}

Result<fs::path> Supplies::kernel(const std::string& name, const fs::path& folder,
                                  bool as_vmlinux) {
    vmlinux_.reset();
    profile_.clear();
    if (!options_.vmlinux.empty()) vmlinux_ = options_.vmlinux;
    if (!options_.kernel.empty()) return checked_kernel(options_.kernel);
    if (is_path(name)) return checked_kernel(resolved(name, folder));
    const BuiltKernel kernel = TRY(built(name));
    if (!vmlinux_) vmlinux_ = kernel.vmlinux;
    profile_ = name;
    return as_vmlinux ? checked_kernel(kernel.vmlinux) : kernel.bzimage;
}

// A build that failed would fail again: it is tried once.
const Result<Supplies::BuiltKernel>& Supplies::built(const std::string& profile) {
    if (!kernels_.contains(profile)) kernels_.emplace(profile, build_kernel(profile));
    return kernels_.at(profile);
}

Result<Supplies::BuiltKernel> Supplies::build_kernel(const std::string& profile) {
    const sources::Request source{"linux", options_.linux, options_.sha256};
    const kernel::KernelBuild build =
        options_.config.empty() ? TRY(kernel::profile_kernel(cache_, profile, source))
                                : TRY(kernel::config_kernel(cache_, options_.config, source));
    if (!options_.config.empty()) {
        const auto config = kconfig::parse_config(TRY(read_file(build.config)));
        const auto missing = kernel::missing_for(config);
        if (!missing.empty()) {
            notes_.push_back(kernel::describe(missing));
            fmt::print("note: {}\n", printable(notes_.back()));
        }
    }
    return BuiltKernel{build.bzimage, build.vmlinux, build.modules};
}

Result<fs::path> Supplies::image(const std::string& name, const fs::path& folder,
                                 const std::string& compression) {
    const fs::path file = !options_.initramfs.empty() ? fs::path(options_.initramfs)
                          : is_path(name) || name.contains('.')
                              ? resolved(name, folder)
                              : checkout::configs() / "images" / (name + ".list");
    const bool is_list = options_.initramfs.empty() && file.extension() == ".list";
    if (!is_list && !compression.empty())
        return failure("compress {}: {} is an image already, not a list that is packed",
                       printable(compression), file.string());
    const std::string key = fmt::format("{}\n{}\n{}", file.string(), compression, profile_);
    if (const auto known = images_.find(key); known != images_.end()) return known->second;
    fs::path image =
        is_list ? TRY(packed_list(cache_, file, compression, *this)) : TRY(checked_image(file));
    images_[key] = image;
    return image;
}

Result<initramfs::Variables> Supplies::image_variables(const std::vector<std::string>& needed) {
    initramfs::Variables variables = {
        {"INIT", checkout::guest("init").string()},
        {"HELLO", checkout::guest("hello").string()},
        {"USERLAND", checkout::guest("userland").string()},
        {"USERLAND_LINKS", checkout::guest("userland.links").string()},
    };
    const bool wants_busybox = std::ranges::any_of(
        needed, [](const std::string& name) { return name.starts_with("BUSYBOX"); });
    if (wants_busybox && !busybox_) {
        const auto build = TRY(busybox::build_busybox(
            cache_, "default", {"busybox", options_.busybox, options_.sha256}));
        busybox_ = initramfs::Variables{{"BUSYBOX", build.busybox.string()},
                                        {"BUSYBOX_LINKS", build.links.string()}};
    }
    if (wants_busybox) variables.insert(busybox_->begin(), busybox_->end());
    if (std::ranges::find(needed, "MODULES_FILES") != needed.end())
        variables["MODULES_FILES"] = TRY(modules_files()).string();
    return variables;
}

// The list stays beside the images: it names the files of a kernel in the cache.
Result<fs::path> Supplies::modules_files() {
    if (profile_.empty())
        return failure(
            "the modules of a kernel that was not built here are not known: put them into the list "
            "as files, or boot a profile");
    const fs::path modules = TRY(built(profile_)).modules;
    if (modules.empty()) return failure("the kernel {} is built without modules", profile_);
    fs::path list = cache_.root() / "images" /
                    fmt::format("modules-{}.files", sha256(modules.string()).substr(0, 8));
    TRY(make_directories(list.parent_path()));
    TRY(replace_file(list, TRY(module_files(modules))));
    return list;
}

Result<std::string> Supplies::accelerator() {
    if (options_.repeatable) return "tcg";
    if (accelerator_) return *accelerator_;
    const auto request = TRY(machine::parse_accelerator_request(options_.accelerator));
    const auto chosen = TRY(machine::choose_accelerator(cache_, request));
    fmt::print("accelerator: {}, {}\n", chosen.name, printable(chosen.reason));
    std::fflush(stdout);
    accelerator_ = chosen.name;
    return chosen.name;
}

}  // namespace kindling::cli
