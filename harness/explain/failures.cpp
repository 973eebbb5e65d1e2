#include "explain/failures.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/file.h"
#include "base/key_values.h"
#include "base/nearest.h"

namespace kindling::explain {

namespace {

RE2::Options quietly() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
}

// ^ and $ at every line, as one reads a log.
std::string at_lines(const std::string& pattern) {
    return fmt::format("(?m){}", pattern);
}

// What RE2 has against a pattern; empty: nothing.
std::string objection(const std::string& pattern) {
    return RE2(at_lines(pattern), quietly()).error();
}

// Puts one line of a block where it belongs.
Result<void> take(Failure& failure_read, const KeyValue& line, const std::string& file) {
    static const std::array<std::string, 4> keys{"failure", "pattern", "means", "cure"};
    if (line.key == "failure")
        failure_read.name = line.value;
    else if (line.key == "pattern")
        failure_read.patterns.push_back(line.value);
    else if (line.key == "means")
        failure_read.means = line.value;
    else if (line.key == "cure")
        failure_read.cure = line.value;
    else
        return failure("{}:{}: unknown key \"{}\"{}", file, line.line, line.key,
                       did_you_mean(line.key, keys));
    if (line.key != "pattern") return {};
    if (const std::string why = objection(line.value); !why.empty())
        return failure("{}:{}: bad pattern: {}", file, line.line, why);
    return {};
}

bool shows(std::string_view log, const Failure& known) {
    return std::ranges::any_of(known.patterns, [&](const std::string& pattern) {
        return RE2::PartialMatch(re2::StringPiece(log.data(), log.size()),
                                 RE2(at_lines(pattern), quietly()));
    });
}

}  // namespace

Result<Failures> parse_failures(std::string_view text, const std::string& file) {
    Failures failures;
    for (const auto& block : TRY(parse_key_values(text, file))) {
        Failure read;
        for (const KeyValue& line : block) TRY(take(read, line, file));
        if (read.name.empty() || read.patterns.empty() || read.means.empty() || read.cure.empty())
            return failure(
                "{}:{}: a failure needs the keys \"failure\", \"pattern\", \"means\", \"cure\"",
                file, block.front().line);
        failures.push_back(std::move(read));
    }
    return failures;
}

Result<Failures> load_failures(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".failures") files.push_back(entry.path());
    if (error) return failure("read {}: {}", folder.string(), error.message());
    std::ranges::sort(files);
    Failures all;
    for (const fs::path& file : files) {
        const std::string text = TRY(read_file(file));
        Failures some = TRY(parse_failures(text, file.string()));
        std::ranges::move(some, std::back_inserter(all));
    }
    return all;
}

Failures explain(std::string_view log, const Failures& known) {
    Failures found;
    std::ranges::copy_if(known, std::back_inserter(found),
                         [&](const Failure& failure) { return shows(log, failure); });
    return found;
}

std::string describe(const Failure& failure) {
    return fmt::format("{}: {}\n  cure: {}", failure.name, failure.means, failure.cure);
}

}  // namespace kindling::explain
