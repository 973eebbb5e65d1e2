#include "conformance/subject.h"

#include <algorithm>

#include "base/file.h"
#include "base/key_values.h"
#include "base/nearest.h"
#include "conformance/words.h"

namespace kindling::conformance {

namespace {

using Block = std::vector<KeyValue>;

std::unexpected<Error> wrong(const std::string& file, const KeyValue& line,
                             const std::string& what) {
    return failure("{}:{}: {}", file, line.line, what);
}

// The duties that NAME means: itself, or all that begin with what stands before its *.
Result<std::vector<std::string>> duties_named(const std::string& file, const KeyValue& line,
                                              const std::string& name,
                                              const std::vector<std::string>& duties) {
    std::vector<std::string> named;
    const bool open_end = name.ends_with('*');
    const std::string stem = open_end ? name.substr(0, name.size() - 1) : name;
    for (const auto& duty : duties)
        if (duty == name || (open_end && duty.starts_with(stem))) named.push_back(duty);
    if (named.empty())
        return wrong(file, line,
                     fmt::format("there is no duty \"{}\"{}", name, did_you_mean(name, duties)));
    return named;
}

Result<void> read_claims(const std::string& file, const Block& block,
                         const std::vector<std::string>& duties, Subject& subject) {
    std::vector<std::string> named;
    NotClaimed claim;
    for (const auto& line : block) {
        if (line.key == "not claimed") {
            for (const auto& word : words_of(line.value))
                std::ranges::move(TRY(duties_named(file, line, word, duties)),
                                  std::back_inserter(named));
        } else if (line.key == "says") {
            claim.says += (claim.says.empty() ? "" : " ") + line.value;
        } else if (line.key == "where") {
            claim.where = line.value;
        } else {
            return wrong(file, line,
                         fmt::format("unknown key \"{}\": there are not claimed, says, "
                                     "where",
                                     line.key));
        }
    }
    if (claim.says.empty() || claim.where.empty())
        return wrong(file, block.front(),
                     "what is not claimed needs says: (the words of the init's documentation) and "
                     "where: (its place)");
    for (const auto& duty : named) subject.not_claimed[duty] = claim;
    return {};
}

Result<void> read_head(const fs::path& file, const Block& block, Subject& subject) {
    for (const auto& line : block) {
        if (line.key == "about")
            subject.about = line.value;
        else if (line.key == "image")
            subject.image = file.parent_path() / line.value;
        else if (line.key == "packages")
            subject.packages = words_of(line.value);
        else if (line.key == "asked" && line.value == "by name only")
            subject.by_name_only = true;
        else
            return wrong(
                file.string(), line,
                fmt::format(
                    "unknown key \"{}\": there are about, image, packages, asked: by name only",
                    line.key));
    }
    return {};
}

}  // namespace

Result<Subject> parse_subject(const fs::path& file, const std::string& text,
                              const std::vector<std::string>& duties) {
    Subject subject;
    subject.name = file.stem().string();
    for (const auto& block : TRY(parse_key_values(text, file.string()))) {
        if (block.front().key == "not claimed")
            TRY(read_claims(file.string(), block, duties, subject));
        else
            TRY(read_head(file, block, subject));
    }
    return subject;
}

Result<std::vector<Subject>> load_subjects(const fs::path& folder,
                                           const std::vector<std::string>& duties) {
    std::vector<Subject> subjects;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code)) {
        if (entry.path().extension() != ".init") continue;
        subjects.push_back(TRY(parse_subject(entry.path(), TRY(read_file(entry.path())), duties)));
        if (subjects.back().image.empty())
            return failure("{}: it names no image", entry.path().string());
    }
    if (code) return failure("read {}: {}", folder.string(), code.message());
    std::ranges::sort(subjects, {}, &Subject::name);
    return subjects;
}

}  // namespace kindling::conformance
