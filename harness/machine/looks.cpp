#include "machine/looks.h"

#include <fmt/format.h>

#include <chrono>

namespace kindling::machine {

namespace {

constexpr std::size_t looks_wanted = 10;
constexpr std::chrono::milliseconds between{20};

std::optional<std::uint64_t> first_handler_of(Running& machine, std::string_view registers) {
    const auto table = interrupt_table(registers);
    if (!table) return std::nullopt;
    const auto gate = machine.ask(fmt::format("x /2gx {:#x}", *table));
    return gate ? first_handler(*gate) : std::nullopt;
}

}  // namespace

std::optional<Looks> look_at_processors(Running& machine) {
    Looks looks;
    while (looks.processors.size() < looks_wanted) {
        const auto registers = machine.ask("info registers -a");
        if (!registers) break;
        if (looks.processors.empty()) looks.first_handler = first_handler_of(machine, *registers);
        looks.processors.push_back(parse_registers(*registers));
        machine.wait(between);
    }
    if (looks.processors.empty()) return std::nullopt;
    return looks;
}

}  // namespace kindling::machine
