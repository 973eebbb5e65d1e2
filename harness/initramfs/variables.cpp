#include "initramfs/variables.h"

#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <ranges>

#include "base/nearest.h"
#include "base/quote.h"

namespace kindling::initramfs {

namespace {

// A ${NAME} in a text: where it begins, where it ends, and the name.
struct Reference {
    size_t begin;
    size_t end;
    std::string_view name;
};

std::optional<Reference> next_reference(std::string_view text, size_t from) {
    const size_t begin = text.find("${", from);
    if (begin == std::string_view::npos) return std::nullopt;
    const size_t end = text.find('}', begin + 2);
    if (end == std::string_view::npos) return std::nullopt;
    return Reference{begin, end + 1, text.substr(begin + 2, end - begin - 2)};
}

// The variables that the harness sets for every list, when it has built what they stand for.
const std::vector<std::string> harness_variables{"INIT", "HELLO", "USERLAND", "BUSYBOX"};

std::string unknown_variable(std::string_view name, const Variables& set) {
    std::vector<std::string> known = harness_variables;
    for (const auto& [known_name, value] : set)
        if (std::ranges::find(known, known_name) == known.end()) known.push_back(known_name);
    if (std::ranges::find(known, name) != known.end())
        return fmt::format("the variable \"{}\" is not set", name);
    return fmt::format("unknown variable \"{}\"{} (there are {}, and those of the environment)",
                       printable(name), did_you_mean(name, known), fmt::join(known, " "));
}

}  // namespace

Variables environment_variables() {
    Variables variables;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        if (const size_t equals = text.find('='); equals != std::string_view::npos)
            variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return variables;
}

const std::string* value_of(std::string_view name, const VariableScope& scope) {
    for (const Variables* variables : {&scope.set, &scope.environment})
        if (const auto found = variables->find(name); found != variables->end())
            return &found->second;
    return nullptr;
}

Result<std::string> expand(const ListLine& line, const Field& location,
                           const VariableScope& scope) {
    std::string expanded;
    size_t done = 0;
    while (const auto reference = next_reference(location.text, done)) {
        const std::string* value = value_of(reference->name, scope);
        if (value == nullptr) {
            const Field place{
                location.offset + reference->begin,
                location.text.substr(reference->begin, reference->end - reference->begin)};
            return line.failure_at(place, unknown_variable(reference->name, scope.set));
        }
        expanded.append(location.text.substr(done, reference->begin - done)).append(*value);
        done = reference->end;
    }
    return expanded.append(location.text.substr(done));
}

std::vector<std::string> variables_in(std::string_view text) {
    std::vector<std::string> names;
    size_t done = 0;
    while (const auto reference = next_reference(text, done)) {
        if (std::ranges::find(names, reference->name) == names.end())
            names.emplace_back(reference->name);
        done = reference->end;
    }
    return names;
}

}  // namespace kindling::initramfs
