#include "initramfs/image_list.h"

#include <fmt/ranges.h>

#include <algorithm>

#include "base/file.h"
#include "base/lines.h"
#include "base/nearest.h"
#include "initramfs/cpio_list.h"
#include "initramfs/made_lists.h"

namespace kindling::initramfs {

namespace {

// A made list that is asked for, and where.
struct Wanted {
    Field place;
    const MadeList* list;
};

ListLine first_line(const ListFile& list) {
    const std::string_view text = list.text;
    return {list.path.native(), 1, text.substr(0, text.find('\n'))};
}

Result<std::vector<Wanted>> made_lists_wanted(const ListLine& line) {
    std::vector<Wanted> wanted;
    for (const auto& word : lists_asked_for(line)) {
        const auto known = std::ranges::find(made_lists(), word.text, &MadeList::name);
        if (known == made_lists().end()) {
            std::vector<std::string> names;
            for (const auto& list : made_lists()) names.push_back(list.name);
            const std::string guess = did_you_mean(word.text, names);
            return line.failure_at(
                word,
                fmt::format("no such made list{}",
                            guess.empty() ? fmt::format(" (there are {})", fmt::join(names, ", "))
                                          : guess));
        }
        wanted.push_back({word, &*known});
    }
    return wanted;
}

}  // namespace

Result<ListFile> read_list(const std::filesystem::path& path) {
    return ListFile{path == "-" ? "standard input" : path,
                    TRY(read_file(path == "-" ? "/dev/stdin" : path))};
}

Result<std::vector<std::string>> variables_needed(const ListFile& list) {
    std::vector<std::string> names = variables_wanted(list.text);
    const ListLine line = first_line(list);
    for (const auto& wanted : TRY(made_lists_wanted(line)))
        if (std::ranges::find(names, wanted.list->source) == names.end())
            names.push_back(wanted.list->source);
    return names;
}

Result<CompressionChoice> compression_wanted(const ListFile& list) {
    constexpr std::string_view prefix = "# compress:";
    for (const auto& line : lines_of(list.path.native(), list.text)) {
        if (!line.text.starts_with('#')) break;
        if (!line.text.starts_with(prefix)) continue;
        auto choice = parse_compression(trimmed(line.text.substr(prefix.size())));
        if (!choice) return line.failure_at({prefix.size() + 1, {}}, choice.error().message);
        return choice;
    }
    return CompressionChoice{};
}

Result<std::vector<Entry>> entries_of(const ListFile& list, const Variables& set) {
    const ListContext context{
        list.path.string(), list.path.parent_path(), {set, environment_variables()}};
    std::vector<Entry> entries = TRY(parse_cpio_list(list.text, context));
    const ListLine line = first_line(list);
    for (const auto& wanted : TRY(made_lists_wanted(line))) {
        const std::string* source = value_of(wanted.list->source, context.variables);
        if (source == nullptr)
            return line.failure_at(
                wanted.place, fmt::format("{} is made from the file that the variable {} names, "
                                          "which is not set",
                                          wanted.list->name, wanted.list->source));
        const std::string names = TRY(read_file(*source));
        auto made = wanted.list->make(names, entries);
        entries.insert(entries.end(), std::make_move_iterator(made.begin()),
                       std::make_move_iterator(made.end()));
    }
    return entries;
}

}  // namespace kindling::initramfs
