#include "kconfig/load.h"

#include <algorithm>
#include <vector>

#include "base/file.h"
#include "base/nearest.h"

namespace kindling::kconfig {

namespace {

constexpr std::string_view extension = ".config";

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == extension) names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

// OPEN holds the files that are being read, outermost first.
Result<Fragment> load(const fs::path& file, std::vector<fs::path>& open) {
    if (std::ranges::find(open, file) != open.end())
        return failure("{}: \"# with:\" comes round to this file again", file.string());
    open.push_back(file);
    const std::string text = TRY(read_file(file));
    const Fragment own = TRY(parse_fragment(text, file.filename().string()));
    Fragment all;
    for (const std::string& name : own.with) {
        const fs::path other = TRY(fragment_file(file.parent_path(), name));
        auto included = load(other, open);
        if (!included)
            return while_doing(fmt::format("reading what {} starts from", file.string()),
                               std::move(included).error());
        all = merge(std::move(all), *included);
    }
    open.pop_back();
    all.steps.reset();
    return merge(std::move(all), own);
}

}  // namespace

Result<fs::path> fragment_file(const fs::path& folder, const std::string& name_or_path) {
    if (name_or_path.find('/') != std::string::npos || name_or_path.ends_with(extension))
        return fs::path(name_or_path);
    fs::path file = folder / (name_or_path + std::string(extension));
    std::error_code ignored;
    if (fs::exists(file, ignored)) return file;
    const auto names = names_in(folder);
    return failure("there is no {} in {}{} It holds: {}", file.filename().string(), folder.string(),
                   nearest(name_or_path, names) ? did_you_mean(name_or_path, names) : ".",
                   fmt::join(names, ", "));
}

Result<Fragment> load_fragment(const fs::path& file) {
    std::vector<fs::path> open;
    return load(file, open);
}

}  // namespace kindling::kconfig
