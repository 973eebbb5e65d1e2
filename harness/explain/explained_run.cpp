#include "explain/explained_run.h"

#include <string_view>

#include "base/checkout.h"
#include "base/lines.h"
#include "base/quote.h"
#include "explain/failures.h"

namespace kindling::explain {

namespace {

constexpr int shown_lines = 15;

// What is known about a failed log; a table that can't be read is said, and hides nothing.
std::string explanations(std::string_view log) {
    const auto known = load_failures(checkout::configs() / "failures");
    if (!known) return fmt::format("\n(no explanations: {})", kindling::describe(known.error()));
    std::string text;
    for (const Failure& found : explain(log, *known)) text += fmt::format("\n{}", describe(found));
    return text;
}

}  // namespace

std::string last_lines(std::string_view text, int count) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    size_t begin = text.size();
    for (int left = count; left > 0 && begin != 0; --left) {
        const size_t newline = text.rfind('\n', begin - 1);
        begin = newline == std::string_view::npos ? 0 : newline;
    }
    if (begin < text.size() && text[begin] == '\n') ++begin;
    std::string indented;
    for_each_line(text.substr(begin), [&](std::string_view line, int) {
        if (!indented.empty()) indented += '\n';
        indented += fmt::format("  {}", printable(line));
    });
    return indented;
}

Result<std::string> explained_run(const Command& command, Stage& stage,
                                  const std::filesystem::path& log) {
    Finished finished =
        TRY(run(command, {.log = log,
                          .on_line = [&](std::string_view line) { stage.step(trimmed(line)); },
                          .on_tick = [&] { stage.tick(); }}));
    if (finished.ending.succeeded()) return std::move(finished.output);
    return failure("{} ended with {}; its last lines:\n{}\nall of it: {}{}", command.argv[0],
                   describe(finished.ending), last_lines(finished.output, shown_lines),
                   log.string(), explanations(finished.output));
}

}  // namespace kindling::explain
