// kindling compare: what makes one boot cost other than another: initcalls, options, bytes.

#include <fmt/format.h>

#include <cstdio>

#include "base/checkout.h"
#include "base/file.h"
#include "base/quote.h"
#include "cli/benched.h"
#include "cli/scenario_set.h"
#include "cli/subcommands.h"
#include "cost/difference.h"
#include "cost/measured_boot.h"
#include "cost/sizes.h"
#include "initramfs/image_diff.h"
#include "kconfig/config.h"
#include "kernel/kernel_build.h"
#include "machine/kernel_file.h"

namespace kindling::cli {

namespace {

constexpr std::string_view command_line_prefix = "cmdline=";
constexpr size_t most_rows = 20;

// One of the two: what is put in the scenario's place.
struct Side {
    std::string kind{};  // "a kernel", "an image", "a command line"
    BenchRequest request;
    fs::path vmlinux{};  // of its kernel, when that is what it names
    fs::path config{};
};

bool is_profile(const std::string& name) {
    return !name.contains('/') && fs::exists(checkout::configs() / "kernel" / (name + ".config"));
}

fs::path config_beside(const fs::path& vmlinux) {
    for (const char* name : {"config", ".config"})
        if (fs::exists(vmlinux.parent_path() / name)) return vmlinux.parent_path() / name;
    return {};
}

void take_kernel(const fs::path& kernel, const fs::path& vmlinux, Side& side) {
    side.kind = "a kernel";
    side.request.boot.kernel = kernel.string();
    side.request.boot.vmlinux = vmlinux.string();
    side.vmlinux = vmlinux;
    side.config = config_beside(vmlinux);
}

Result<void> take_build(const kernel::KernelBuild& build, bool as_vmlinux, Side& side) {
    take_kernel(as_vmlinux ? build.vmlinux : build.bzimage, build.vmlinux, side);
    side.config = build.config;
    return {};
}

class CompareCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "compare"; }
    [[nodiscard]] std::string summary() const override {
        return "Say what makes one kernel's boot cost other than another's";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling compare seed test                       # two profiles\n"
               "  kindling compare old/bzImage new/bzImage\n"
               "  kindling compare cmdline=quiet cmdline=          # two command lines\n"
               "  kindling compare a.config b.config --linux ~/linux";
    }
    void declare(Options& options) override {
        options.argument("A", first_, "A kernel, a profile, a .config, an image, or cmdline=WORDS");
        options.argument("B", second_, "Another of the kind");
        options.option("--scenario", scenario_,
                       "What is booted: a name under tests/boot, or a path");
        options.option("--runs", runs_, "How often each is booted");
        common_.declare_machine(options);
        common_.declare_sources(options);
    }
    Result<int> run() override {
        const auto files = TRY(scenario_files({scenario_}));
        const auto scenario = TRY(scenario::parse(files[0], TRY(read_file(files[0]))));
        common_.repeatable = true;
        const auto plugin = cost::plugin_for_qemu(TRY(Cache::open()));
        std::vector<Side> sides;
        for (const auto& what : {first_, second_})
            sides.push_back(TRY(side_of(what, scenario.boots_vmlinux)));
        if (sides[0].kind != sides[1].kind)
            return say_not_comparable(fmt::format("{} is {}, and {} is {}", printable(first_),
                                                  sides[0].kind, printable(second_),
                                                  sides[1].kind));
        std::vector<cost::Record> records;
        for (auto& side : sides) {
            side.request.plugin = plugin;
            side.request.runs = runs_;
            Supplies supplies = TRY(Supplies::open(side.request.boot));
            const auto benched = TRY(bench_scenario(files[0], supplies, side.request));
            if (const auto* none = std::get_if<NotBenched>(&benched)) return none->exit_code;
            records.push_back(std::get<cost::Record>(benched));
        }
        const auto reason = cost::not_comparable(records[0].identity, records[1].identity);
        if (!reason.empty()) return say_not_comparable(reason);
        fmt::print("\n{}", cost::differences_text(records[0], records[1], most_rows));
        TRY(print_options(sides[0], sides[1]));
        TRY(print_bytes(sides[0], sides[1]));
        TRY(print_files(sides[0], sides[1]));
        std::fflush(stdout);
        return 0;
    }

  private:
    [[nodiscard]] Result<Side> side_of(const std::string& what, bool as_vmlinux) const {
        Side side;
        side.request.boot = common_;
        const Cache cache = TRY(Cache::open());
        const sources::Request source{"linux", common_.linux, common_.sha256};
        side.request.boot.linux.clear();
        if (what.starts_with(command_line_prefix)) {
            side.kind = "a command line";
            side.request.command_line = what.substr(command_line_prefix.size());
        } else if (is_profile(what)) {
            TRY(take_build(TRY(kernel::profile_kernel(cache, what, source)), as_vmlinux, side));
        } else if (what.ends_with(".config")) {
            if (common_.linux.empty())
                return failure("{}: a configuration is built from a tree: add --linux TREE",
                               printable(what));
            TRY(take_build(TRY(kernel::config_kernel(cache, what, source)), as_vmlinux, side));
        } else if (machine::check_kernel(what)) {
            take_kernel(what, vmlinux_of(what), side);
        } else {
            side.kind = "an image";
            side.request.boot.initramfs = what;
        }
        return side;
    }

    static Result<void> print_options(const Side& before, const Side& after) {
        if (before.config.empty() || after.config.empty()) return {};
        const auto one = kconfig::parse_config(TRY(read_file(before.config)));
        const auto other = kconfig::parse_config(TRY(read_file(after.config)));
        fmt::print("{}", cost::options_text(one, other));
        return {};
    }

    static Result<void> print_bytes(const Side& before, const Side& after) {
        if (before.vmlinux.empty() || after.vmlinux.empty()) return {};
        const auto one = TRY(cost::ElfSymbols::open(before.vmlinux));
        const auto other = TRY(cost::ElfSymbols::open(after.vmlinux));
        fmt::print("{}", cost::bytes_text(one, other, most_rows));
        return {};
    }

    static Result<void> print_files(const Side& before, const Side& after) {
        if (before.kind != "an image") return {};
        const auto& one = before.request.boot.initramfs;
        const auto& other = after.request.boot.initramfs;
        const auto diff = TRY(initramfs::diff_images(one, other));
        fmt::print("\nbytes of the images: {}, then {}\n", fs::file_size(one),
                   fs::file_size(other));
        if (diff.meaning.empty()) fmt::print("no file in them differs\n");
        for (const auto& line : diff.meaning) fmt::print("{}\n", one_line(line));
        return {};
    }

    std::string first_;
    std::string second_;
    std::string scenario_ = "hello";
    int runs_ = 2;
    BootOptions common_;
};

}  // namespace

std::unique_ptr<Subcommand> make_compare_command() {
    return std::make_unique<CompareCommand>();
}

}  // namespace kindling::cli
