#include "scenario/matrix.h"

#include <algorithm>

#include "scenario/keyword.h"

namespace kindling::scenario {

namespace {

// Has the reader of the line "KEY VALUE" read it into the scenario. VALUE may hold several words:
// "test vmlinux". An empty one leaves the line out.
Handled apply(const Keyword& keyword, const Token& value, Scenario& scenario) {
    auto words = TRY(tokens_of(value.value));
    if (words.empty()) return {};
    for (auto& word : words) word.column = value.column;  // where the value stands is what to name
    Reading reading{scenario, 0, {}};
    Arguments arguments(words, value.column, keyword.usage);
    TRY(keyword.read(reading, arguments));
    if (!arguments.empty()) return arguments.wrong("this is too much");
    return {};
}

const Keyword* axis_keyword(std::string_view key) {
    const auto keywords = machine_keywords();
    const auto found = std::ranges::find(keywords, key, &Keyword::name);
    return found == keywords.end() ? nullptr : &*found;
}

// One axis, up to the word `by` or the end of the line. Each value is tried on a scenario that is
// thrown away, so that cells() can't fail later.
Handled read_axis(Scenario& scenario, Arguments& arguments) {
    Axis axis{TRY(arguments.choice("axis", axis_keys())), {}};
    if (std::ranges::find(scenario.matrix, axis.key, &Axis::key) != scenario.matrix.end())
        return arguments.wrong(fmt::format("\"{}\" is an axis already", axis.key));
    while (!arguments.empty()) {
        const Arguments before = arguments;
        if (Arguments(arguments).take_word("by")) break;
        const Token value = TRY(arguments.next("a value"));
        Scenario scratch;
        TRY(apply(*axis_keyword(axis.key), value, scratch));
        if (std::ranges::find(axis.values, value.value) != axis.values.end())
            return before.wrong(fmt::format("\"{}\" stands there twice", value.value));
        axis.values.push_back(value.value);
    }
    if (axis.values.empty()) return arguments.wrong("the axis has no values");
    scenario.matrix.push_back(std::move(axis));
    return {};
}

Handled read_matrix(Reading& reading, Arguments& arguments) {
    const Arguments before = arguments;
    do TRY(read_axis(reading.scenario, arguments));
    while (arguments.take_word("by"));
    size_t count = 1;
    for (const auto& axis : reading.scenario.matrix)
        count *= std::min(axis.values.size(), most_cells);
    if (count > most_cells)
        return before.wrong(fmt::format("these are {} boots: at most {}", count, most_cells));
    return {};
}

Handled read_tag(Reading& reading, Arguments& arguments) {
    if (arguments.empty()) return arguments.wrong("the word is missing");
    while (!arguments.empty()) {
        const Arguments before = arguments;
        const Token word = TRY(arguments.next("a word"));
        if (word.value.find_first_of("/[], ") != std::string::npos)
            return before.wrong("a tag is one word without / [ ] and commas");
        reading.scenario.tags.push_back(word.value);
    }
    return {};
}

constexpr Keyword keywords[] = {
    {"matrix", Part::head, "matrix machine pc q35 [by memory 64M 128M]…", read_matrix},
    {"tag", Part::head, "tag WORD…", read_tag},
};

// What the values of a cell are called, in a name that is shown on one line.
std::string assignments(const std::vector<CellValue>& values) {
    std::string all;
    for (const auto& value : values) all += (all.empty() ? "" : ",") + value.written();
    return all;
}

}  // namespace

std::string CellValue::written() const {
    return key + "=" + value;
}

const std::vector<std::string>& axis_keys() {
    static const std::vector<std::string> keys{"image",  "kernel", "machine",  "firmware",
                                               "memory", "cpus",   "compress", "cmdline"};
    return keys;
}

std::span<const Keyword> suite_keywords() {
    return keywords;
}

std::vector<Scenario> cells(const Scenario& scenario) {
    std::vector<Scenario> all{scenario};
    for (const auto& axis : scenario.matrix) {
        std::vector<Scenario> more;
        for (const auto& cell : all)
            for (const auto& value : axis.values) {
                more.push_back(cell);
                more.back().cell.push_back({axis.key, value});
                // It was tried when the line was read.
                [[maybe_unused]] const auto applied =
                    apply(*axis_keyword(axis.key), {Token::Kind::text, value, 0}, more.back());
            }
        all = std::move(more);
    }
    for (auto& cell : all)
        if (!cell.cell.empty()) cell.name += "[" + assignments(cell.cell) + "]";
    return all;
}

}  // namespace kindling::scenario
