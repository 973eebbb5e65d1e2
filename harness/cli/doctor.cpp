// kindling doctor: what is installed, which accelerator works, where the cache is; can the main
// job run?

#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include "base/cache.h"
#include "base/checkout.h"
#include "base/file.h"
#include "base/lines.h"
#include "base/process.h"
#include "base/progress.h"
#include "cli/subcommand.h"
#include "cli/subcommands.h"
#include "machine/accelerator.h"

namespace kindling::cli {

namespace {

constexpr int infra = 125;
constexpr size_t width = 80;
constexpr size_t name_width = 24;

// Sources, a kernel's build and BusyBox's take this much before the first boot.
constexpr std::uintmax_t gigabyte = 1'000'000'000;
constexpr std::uintmax_t needed_space = 3 * gigabyte;

// One package that would do: its name and, where it matters, its lowest upstream version.
struct Alternative {
    std::string package;
    std::string at_least;
};

// A line of configs/packages: any one of its alternatives will do.
using Requirement = std::vector<Alternative>;

// What dpkg has: package to version.
using Installed = std::map<std::string, std::string, std::less<>>;

// "NAME" or "NAME (>= VERSION)".
Alternative parse_alternative(std::string_view text) {
    constexpr std::string_view opening = "(>=";
    const size_t open = text.find(opening);
    if (open == std::string_view::npos) return {std::string(trimmed(text)), {}};
    std::string_view version = text.substr(open + opening.size());
    return {std::string(trimmed(text.substr(0, open))),
            std::string(trimmed(version.substr(0, version.find(')'))))};
}

std::vector<Requirement> parse_packages(const std::string& text) {
    std::vector<Requirement> requirements;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (trimmed(line).empty() || line.starts_with('#')) continue;
        Requirement requirement;
        std::istringstream alternatives(line);
        for (std::string one; std::getline(alternatives, one, '|');)
            requirement.push_back(parse_alternative(one));
        requirements.push_back(std::move(requirement));
    }
    return requirements;
}

Result<Installed> installed_packages() {
    const std::string output = TRY(output_of(
        {.argv = {"dpkg-query", "-W", "-f=${db:Status-Abbrev}\t${Package}\t${Version}\n"}}));
    Installed installed;
    std::istringstream lines(output);
    for (std::string status, package, version; std::getline(lines, status, '\t') &&
                                               std::getline(lines, package, '\t') &&
                                               std::getline(lines, version);)
        if (status.starts_with("ii")) installed.emplace(package, version);
    return installed;
}

// The version without its epoch, which compares as upstream's does.
std::string without_epoch(const std::string& version) {
    return version.substr(version.find(':') + 1);
}

bool is_new_enough(const std::string& version, const std::string& at_least) {
    if (at_least.empty()) return true;
    const auto compared =
        run({.argv = {"dpkg", "--compare-versions", without_epoch(version), "ge", at_least}});
    return compared && compared->ending.succeeded();
}

// The package that meets a requirement.
std::optional<std::string> met_by(const Requirement& requirement, const Installed& installed) {
    for (const auto& [package, at_least] : requirement)
        if (const auto found = installed.find(package);
            found != installed.end() && is_new_enough(found->second, at_least))
            return package;
    return std::nullopt;
}

std::string cure(const Requirement& requirement) {
    std::vector<std::string> others;
    for (const auto& alternative : requirement) others.push_back(alternative.package);
    const std::string first = others.front();
    others.erase(others.begin());
    return fmt::format("apt install {}{}", first,
                       others.empty() ? "" : fmt::format(" (or {})", fmt::join(others, ", ")));
}

// A row of the table; what does not fit goes on under its column.
void print_row(std::string_view name, std::string_view text, std::string_view colour = {}) {
    constexpr size_t indent = 2;
    constexpr size_t room = width - indent - name_width - 1;
    std::string_view label = name;
    do {
        size_t taken = std::min(room, text.size());
        if (taken < text.size())
            if (const size_t blank = text.rfind(' ', room);
                blank != std::string_view::npos && blank)
                taken = blank;
        const std::string piece(text.substr(0, taken));
        fmt::print("  {:<{}} {}\n", label, name_width,
                   colour.empty() ? piece : coloured(colour, piece));
        text.remove_prefix(taken);
        if (text.starts_with(' ')) text.remove_prefix(1);
        label = {};
    } while (!text.empty());
}

// The packages of one list; whether none is missing.
Result<bool> show_packages(const std::string& list, std::string_view title,
                           const Installed& installed) {
    fmt::print("{}\n", coloured("bold", title));
    const auto file = checkout::configs() / "packages" / list;
    bool complete = true;
    for (const auto& requirement : parse_packages(TRY(read_file(file)))) {
        if (const auto package = met_by(requirement, installed)) {
            print_row(*package, installed.find(*package)->second);
        } else {
            complete = false;
            print_row(requirement.front().package, "missing: " + cure(requirement), "red");
        }
    }
    return complete;
}

Result<bool> show_all_packages() {
    const auto installed = installed_packages();
    if (!installed) {
        fmt::print("{}\n", coloured("bold", "packages"));
        print_row("dpkg-query", "can't be asked, so packages are not looked at", "yellow");
        return true;
    }
    const bool complete = TRY(show_packages("demo", "needed by demo", *installed));
    // The main job runs without what only the tests need.
    for (const auto& [list, title] :
         {std::pair("check", "needed by check"), std::pair("check-long", "needed by check --long")})
        if (const auto shown = show_packages(list, title, *installed); !shown) return shown;
    return complete;
}

Result<bool> show_accelerators(const Cache& cache) {
    fmt::print("{}\n", coloured("bold", "machine"));
    const auto qemu = machine::find_qemu();
    if (!qemu) {
        print_row("QEMU", qemu.error().message, "red");
        return false;
    }
    print_row("QEMU", qemu->string());
    const auto chosen = machine::choose_accelerator(cache, machine::AcceleratorRequest::automatic);
    if (!chosen) {
        print_row("accelerator", chosen.error().message, "red");
        return false;
    }
    for (const auto& seen : chosen->observations)
        print_row("accelerator " + seen.accelerator, seen.accelerator == chosen->name
                                                         ? "taken: " + seen.what
                                                     : seen.works ? "slower: " + seen.what
                                                                  : "of no use: " + seen.what);
    return true;
}

bool show_cache(const Cache& cache) {
    fmt::print("{}\n", coloured("bold", "cache"));
    print_row("folder", cache.root().string());
    std::error_code code;
    const auto space = fs::space(cache.root(), code);
    if (code) {
        print_row("free space", code.message(), "red");
        return false;
    }
    const bool enough = space.available >= needed_space;
    const auto tenths = space.available / (gigabyte / 10);
    print_row("free space",
              fmt::format("{}.{} GB{}", tenths / 10, tenths % 10,
                          enough ? "" : ": a first demo takes some 3 GB"),
              enough ? "" : "yellow");
    return true;
}

class DoctorCommand : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "doctor"; }
    [[nodiscard]] std::string summary() const override {
        return "Say what is installed, which accelerator works, and whether demo can run";
    }
    [[nodiscard]] std::string example() const override { return "kindling doctor"; }
    void declare(Options&) override {}
    [[nodiscard]] Result<int> run() override {
        const Cache cache = TRY(Cache::open());
        bool able = TRY(show_all_packages());
        able = TRY(show_accelerators(cache)) && able;
        able = show_cache(cache) && able;
        fmt::print("{}\n", able ? coloured("green", "The main job can run: ./kindling demo")
                                : coloured("red", "The main job can't run: see above."));
        return able ? 0 : infra;
    }
};

}  // namespace

std::unique_ptr<Subcommand> make_doctor_command() {
    return std::make_unique<DoctorCommand>();
}

}  // namespace kindling::cli
