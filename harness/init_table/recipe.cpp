#include "init_table/recipe.h"

#include "base/key_values.h"

namespace kindling::init_table {

namespace {

struct Tool {
    std::string_view key;
    std::string Recipe::* member;
};

constexpr Tool tools[] = {
    {"compiler", &Recipe::compiler},
    {"linker", &Recipe::linker},
    {"linkers-compiler", &Recipe::linkers_compiler},
    {"strip", &Recipe::strip},
};

struct Words {
    std::string_view key;
    std::vector<std::string> Recipe::* member;
};

constexpr Words lists[] = {
    {"compile", &Recipe::compile_options},
    {"link", &Recipe::link_options},
};

// Whether the recipe as a whole has the entry.
bool take(Recipe& recipe, const KeyValue& entry) {
    for (const Tool& tool : tools)
        if (tool.key == entry.key) return recipe.*tool.member = entry.value, true;
    for (const Words& list : lists)
        if (list.key == entry.key) return (recipe.*list.member).push_back(entry.value), true;
    return false;
}

}  // namespace

Result<Recipe> parse_recipe(std::string_view text, const std::string& file) {
    Recipe recipe;
    Form* form = nullptr;
    for (const auto& block : TRY(parse_key_values(text, file))) {
        for (const KeyValue& entry : block) {
            if (entry.key == "form")
                form = &recipe.forms[entry.value];
            else if (form != nullptr && entry.key == "object")
                form->objects.push_back(entry.value);
            else if (form != nullptr && entry.key == "option")
                form->options.push_back(entry.value);
            else if (!take(recipe, entry))
                return failure("{}:{}: \"{}\" means nothing here", file, entry.line, entry.key);
        }
    }
    for (const Tool& tool : tools)
        if ((recipe.*tool.member).empty()) return failure("{} names no {}", file, tool.key);
    for (const char* name : {"init", "explain", "script"})
        if (!recipe.forms.contains(name) || recipe.forms[name].objects.empty())
            return failure("{} has no objects for {}", file, name);
    return recipe;
}

}  // namespace kindling::init_table
