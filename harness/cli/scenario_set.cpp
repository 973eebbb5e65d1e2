#include "cli/scenario_set.h"

#include <algorithm>
#include <filesystem>

#include "base/checkout.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/quote.h"
#include "scenario/matrix.h"
#include "suite/selection.h"

namespace kindling::cli {

namespace {

using scenario::Scenario;
using Scenarios = std::vector<Scenario>;

// The .boot files in a folder and below it, in the order of their paths.
Result<std::vector<fs::path>> boot_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code code;
    fs::recursive_directory_iterator entries(folder, code);
    for (const fs::recursive_directory_iterator end; !code && entries != end;
         entries.increment(code))
        if (entries->path().extension() == ".boot") files.push_back(entries->path());
    if (code) return failure("read {}: {}", folder.string(), code.message());
    std::ranges::sort(files);
    return files;
}

fs::path file_named(const std::string& name) {
    const bool is_path = name.ends_with(".boot") || name.contains('/');
    return is_path ? fs::path(name) : checkout::boot_tests() / (name + ".boot");
}

Result<fs::path> scenario_file(const std::string& name) {
    fs::path file = file_named(name);
    std::error_code ignored;
    if (file == fs::path(name) || fs::exists(file, ignored)) return file;
    std::vector<std::string> known;
    for (const auto& other : TRY(boot_files(checkout::boot_tests())))
        known.push_back(other.stem().string());
    return failure("there is no scenario \"{}\" under tests/boot{}", printable(name),
                   did_you_mean(name, known));
}

Result<Scenarios> read_cells(const fs::path& file) {
    return scenario::cells(TRY(scenario::parse(file, TRY(read_file(file)))));
}

Result<Scenarios> in_folder(const fs::path& folder) {
    Scenarios all;
    for (const auto& file : TRY(boot_files(folder)))
        std::ranges::move(TRY(read_cells(file)), std::back_inserter(all));
    if (all.empty()) return failure("there are no .boot files in {}", folder.string());
    return all;
}

Result<Scenarios> with_tag(const std::string& word) {
    Scenarios all = TRY(in_folder(checkout::boot_tests()));
    std::vector<std::string> known;
    for (const auto& one : all) {
        known.push_back(one.file.stem().string());
        known.insert(known.end(), one.tags.begin(), one.tags.end());
    }
    std::erase_if(all, [&word](const Scenario& one) {
        return std::ranges::find(one.tags, word) == one.tags.end();
    });
    if (all.empty())
        return failure("there is no scenario under tests/boot, no folder and no tag \"{}\"{}",
                       printable(word), did_you_mean(word, known));
    return all;
}

Result<Scenarios> named(const std::string& name) {
    std::error_code ignored;
    const auto [scenario, values] = suite::split_cell_name(name);
    const fs::path file = file_named(scenario);
    const bool is_path = file == fs::path(scenario);
    // A scenario's name goes before a folder of that name that happens to be here.
    if (is_path || !fs::exists(file, ignored)) {
        if (fs::is_directory(name, ignored)) return in_folder(name);
        if (!is_path) return with_tag(name);
    }
    Scenarios all = TRY(read_cells(file));
    if (values.empty()) return all;
    return suite::with_values(std::move(all), values);
}

}  // namespace

Result<std::vector<fs::path>> scenario_files(const std::vector<std::string>& names) {
    if (names.empty()) return boot_files(checkout::boot_tests());
    std::vector<fs::path> files;
    for (const auto& name : names) files.push_back(TRY(scenario_file(name)));
    return files;
}

Result<Scenarios> scenarios_named(const std::vector<std::string>& names) {
    if (names.empty()) return in_folder(checkout::boot_tests());
    Scenarios all;
    for (const auto& name : names)
        for (auto& one : TRY(named(name))) {
            const bool there = std::ranges::any_of(all, [&one](const Scenario& other) {
                return other.file == one.file && other.name == one.name;
            });
            if (!there) all.push_back(std::move(one));
        }
    return all;
}

}  // namespace kindling::cli
