#include "same/snapshot.h"

#include <charconv>
#include <optional>

#include "base/lines.h"

namespace kindling::same {

namespace {

struct Fact {
    std::string kind;
    std::string key;
    std::string value;
};

std::optional<Fact> fact_of(std::string_view line) {
    const size_t first = line.find('\t');
    const size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return Fact{std::string(line.substr(0, first)),
                std::string(line.substr(first + 1, second - first - 1)),
                std::string(line.substr(second + 1))};
}

// Tells the second of several alike from the first.
class Names {
  public:
    // The key under which FACT is kept.
    std::string key_of(const Fact& fact) {
        if (!is_about_processes(fact.kind))
            return numbered(fact.key, ++seen_[fact.kind + "\t" + fact.key]);
        const std::string process = process_of(fact.key);
        const std::string what = fact.key.substr(process.size());
        // The probe tells the program of each process first.
        if (fact.kind == "process" && what == " | program") ++processes_[process];
        return numbered(process, processes_[process]) + what;
    }

  private:
    static std::string numbered(const std::string& name, int number) {
        return number > 1 ? fmt::format("{} #{}", name, number) : name;
    }

    std::map<std::string, int> seen_;
    std::map<std::string, int> processes_;
};

}  // namespace

std::string process_of(std::string_view key) {
    const size_t end = key.rfind(" | ");
    return std::string(key.substr(0, end));
}

bool is_about_processes(std::string_view kind) {
    return kind == "process" || kind == "open file" || kind == "environment";
}

Result<Snapshot> parse_snapshot(std::string_view text) {
    Snapshot snapshot;
    std::optional<Error> error;
    Names names;
    size_t facts = 0;
    bool ended = false;
    for_each_line(text, [&](std::string_view raw, int number) {
        if (error || ended) return;
        if (raw.ends_with('\r')) raw.remove_suffix(1);
        const auto fact = fact_of(raw);
        if (!fact) {
            error = Error{fmt::format("line {} of what the probe said is no fact", number), {}};
            return;
        }
        if (fact->kind == "probe" && fact->key == "facts") {
            ended = fact->value == fmt::format("{}", facts);
            return;
        }
        ++facts;
        if (fact->kind == "probe")
            snapshot.at_rest = fact->value == "yes";
        else
            snapshot.kinds[fact->kind].insert_or_assign(names.key_of(*fact), fact->value);
    });
    if (error) return std::unexpected(*error);
    if (!ended) return failure("the probe was cut short after {} facts", facts);
    return snapshot;
}

}  // namespace kindling::same
