#include "kconfig/why_dropped.h"

#include <set>
#include <vector>

#include "base/file.h"
#include "base/nearest.h"
#include "kconfig/definition.h"
#include "kconfig/dropped.h"

namespace kindling::kconfig {

namespace {

// Where a symbol is defined. A symbol may be defined several times, in the files of several
// architectures for instance; the first that is found speaks for all.
struct Place {
    std::string file;
    Definition definition;
};

// Calls VISIT(file, text) for each Kconfig file, until it says false.
template <typename Visit>
void each_kconfig(const KconfigFiles& files, Visit visit) {
    std::error_code error;
    fs::recursive_directory_iterator walk(files.folder, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        const std::string name = walk->path().filename().string();
        if (walk.depth() == 0 && (name == "Documentation" || name == "tools")) {
            walk.disable_recursion_pending();
            continue;
        }
        if (!name.starts_with(files.prefix)) continue;
        const auto text = read_file(walk->path());
        const std::string file = walk->path().lexically_relative(files.folder).string();
        if (text && !visit(file, *text)) return;
    }
}

std::string explain_place(const Place& place, const Config& result) {
    std::string text = fmt::format("defined in {}:{}", place.file, place.definition.line);
    std::set<std::string> off;
    for (const std::string& expression : place.definition.depends) {
        text += fmt::format(", depends on {}", expression);
        for (const std::string& symbol : symbols_off(expression, result)) off.insert(symbol);
    }
    if (!off.empty()) text += fmt::format("; off is: {}", fmt::join(off, ", "));
    if (!place.definition.has_prompt)
        text += "; it has no prompt: it can't be asked for, other symbols select it";
    return text;
}

}  // namespace

std::string why_dropped(const KconfigFiles& files, const std::string& symbol,
                        const Config& result) {
    std::optional<Place> found;
    std::vector<std::string> names;
    each_kconfig(files, [&](const std::string& file, const std::string& text) {
        if (const auto definition = find_definition(text, symbol)) found = Place{file, *definition};
        for (std::string& name : defined_symbols(text)) names.push_back(std::move(name));
        return !found;
    });
    if (found) return explain_place(*found, result);
    if (names.empty()) return fmt::format("no Kconfig file is left in {}", files.folder.string());
    return fmt::format("there is no {} in this tree{}", symbol, did_you_mean(symbol, names));
}

Result<void> check_all_took(const Fragment& fragment, const fs::path& final_config,
                            const KconfigFiles& files) {
    const std::string text = TRY(read_file(final_config));
    const Config result = parse_config(text);
    const Dropped lost = dropped(fragment, result);
    if (lost.required.empty()) return {};
    std::string named;
    for (const Line& line : lost.required)
        named += fmt::format("\n  {}\n    {}", describe_drop(line, result),
                             why_dropped(files, line.symbol, result));
    return failure(
        "{} of the requested lines did not take:{}\n  cure: ask for what they depend on as well, "
        "or mark them \"# optional\"",
        lost.required.size(), named);
}

}  // namespace kindling::kconfig
