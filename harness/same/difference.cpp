#include "same/difference.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/quote.h"

namespace kindling::same {

namespace {

std::set<std::string> keys_of(const Facts& a, const Facts& b) {
    std::set<std::string> keys;
    for (const auto* facts : {&a, &b})
        for (const auto& [key, value] : *facts) keys.insert(key);
    return keys;
}

std::optional<std::string> value_of(const Facts& facts, const std::string& key) {
    const auto found = facts.find(key);
    return found == facts.end() ? std::nullopt : std::optional(found->second);
}

const Facts& facts_of(const Snapshot& snapshot, const std::string& kind) {
    static const Facts none;
    const auto found = snapshot.kinds.find(kind);
    return found == snapshot.kinds.end() ? none : found->second;
}

constexpr const char* init = "PID 1";

// The processes of a snapshot, each with its arguments or, where it has none, its program.
Facts processes_in(const Snapshot& snapshot) {
    Facts processes;
    for (const auto& [key, value] : facts_of(snapshot, "process"))
        if (key.ends_with(" | program")) processes[process_of(key)] = value;
    return processes;
}

std::string arguments_of_init(const Snapshot& snapshot) {
    return value_of(facts_of(snapshot, "process"), fmt::format("{} | arguments", init))
        .value_or("");
}

// Processes and interfaces of which no more is to be said.
struct LeftOut {
    std::set<std::string> processes;
    std::set<std::string> interfaces;

    [[nodiscard]] bool holds(const std::string& kind, const std::string& key) const {
        if (is_about_processes(kind)) return processes.contains(process_of(key));
        return kind == "sysctl" && std::ranges::any_of(interfaces, [&](const auto& interface) {
                   return key.contains("/" + interface + "/");
               });
    }
};

Snapshot without(const Snapshot& snapshot, const LeftOut& left_out) {
    Snapshot rest;
    for (const auto& [kind, facts] : snapshot.kinds)
        for (const auto& [key, value] : facts)
            if (!left_out.holds(kind, key)) rest.kinds[kind][key] = value;
    return rest;
}

std::set<std::string> interfaces_of_one(const Snapshot& a, const Snapshot& b) {
    const Facts& in_a = facts_of(a, "interface");
    const Facts& in_b = facts_of(b, "interface");
    auto names = keys_of(in_a, in_b);
    std::erase_if(names,
                  [&](const auto& name) { return in_a.contains(name) == in_b.contains(name); });
    return names;
}

std::string shown(const std::optional<std::string>& value) {
    if (!value) return "(not there)";
    return value->empty() ? "(empty)" : printable(*value);
}

std::vector<Difference> differences(const Snapshot& a, const Snapshot& b) {
    std::set<std::string> kinds;
    for (const auto* snapshot : {&a, &b})
        for (const auto& [kind, facts] : snapshot->kinds) kinds.insert(kind);
    std::vector<Difference> all;
    for (const auto& kind : kinds) {
        const Facts& of_a = facts_of(a, kind);
        const Facts& of_b = facts_of(b, kind);
        for (const auto& key : keys_of(of_a, of_b)) {
            auto in_a = value_of(of_a, key);
            auto in_b = value_of(of_b, key);
            if (in_a != in_b) all.push_back({kind, key, std::move(in_a), std::move(in_b)});
        }
    }
    return all;
}

}  // namespace

Comparison compared(const Snapshot& a, const Snapshot& b) {
    Comparison comparison;
    LeftOut left_out{.processes = {}, .interfaces = interfaces_of_one(a, b)};
    const Facts in_a = processes_in(a);
    const Facts in_b = processes_in(b);
    for (const auto& name : keys_of(in_a, in_b)) {
        if (in_a.contains(name) && in_b.contains(name)) continue;
        left_out.processes.insert(name);
        comparison.differences.push_back(
            {"process", name, value_of(in_a, name), value_of(in_b, name)});
    }
    if (in_a.contains(init) && in_b.contains(init) &&
        (in_a.at(init) != in_b.at(init) || arguments_of_init(a) != arguments_of_init(b))) {
        left_out.processes.insert(init);
        comparison.other_init = {"process", init, arguments_of_init(a), arguments_of_init(b)};
    }
    for (auto& difference : differences(without(a, left_out), without(b, left_out)))
        comparison.differences.push_back(std::move(difference));
    std::ranges::sort(comparison.differences, {},
                      [](const Difference& one) { return std::tie(one.kind, one.key); });
    return comparison;
}

std::string describe(const Comparison& comparison) {
    std::string text;
    std::string kind;
    for (const auto& difference : comparison.differences) {
        if (difference.kind != kind) text += fmt::format("{}\n", printable(difference.kind));
        kind = difference.kind;
        text += fmt::format("  {}\n    A  {}\n    B  {}\n", printable(difference.key),
                            shown(difference.a), shown(difference.b));
    }
    if (const auto& other = comparison.other_init)
        text += fmt::format(
            "note: PID 1 is \"{}\" in A and \"{}\" in B; its own state is not "
            "compared\n",
            printable(*other->a), printable(*other->b));
    return text;
}

}  // namespace kindling::same
