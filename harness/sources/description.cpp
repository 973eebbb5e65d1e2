#include "sources/description.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

#include "base/file.h"
#include "base/key_values.h"
#include "base/lines.h"
#include "base/nearest.h"
#include "sources/checksum.h"

namespace kindling::sources {

namespace {

// What a file says, before it is checked as a whole.
struct Draft {
    Description description;
    InstalledTarball installed;
    AptSource apt;
    Download download;
};

Result<void> take_project(Draft& draft, const std::string& value) {
    if (value != "linux" && value != "busybox")
        return failure("\"project:\" is linux or busybox, not \"{}\"", value);
    draft.description.project = value;
    return {};
}

Result<void> take_default(Draft& draft, const std::string& value) {
    if (value != "yes" && value != "no")
        return failure("\"default:\" is yes or no, not \"{}\"", value);
    draft.description.is_default = value == "yes";
    return {};
}

// "sha256: SUM", or "sha256: VERSION SUM" where the version is not fixed.
Result<void> take_sum(Draft& draft, const std::string& value) {
    const size_t blank = value.find_last_of(" \t");
    const std::string version =
        blank == std::string::npos ? "" : std::string(trimmed(value.substr(0, blank)));
    draft.description.sums[version] =
        TRY(normal_sum(blank == std::string::npos ? value : value.substr(blank + 1)));
    return {};
}

Result<void> take_url(Draft& draft, const std::string& value) {
    if (!value.starts_with("https://")) return failure("\"url:\" wants an https address");
    draft.download.url = value;
    return {};
}

Result<void> take_steps(Draft& draft, const std::string& value) {
    int steps = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), steps);
    if (error != std::errc() || end != value.data() + value.size())
        return failure("\"steps:\" wants a number, not \"{}\"", value);
    draft.description.steps = steps;
    return {};
}

struct Key {
    std::string name;
    std::function<Result<void>(Draft&, const std::string&)> take;
};

const std::vector<Key>& keys() {
    static const auto text = [](auto place) {
        return [place](Draft& draft, const std::string& value) -> Result<void> {
            place(draft) = value;
            return {};
        };
    };
    static const std::vector<Key> table{
        {"project", take_project},
        {"default", take_default},
        {"version", text([](Draft& draft) -> auto& { return draft.description.version; })},
        {"installed",
         [](Draft& draft, const std::string& value) -> Result<void> {
             draft.installed.patterns.push_back(value);
             return {};
         }},
        {"apt-source", text([](Draft& draft) -> auto& { return draft.apt.package; })},
        {"url", take_url},
        {"sha256", take_sum},
        {"cure", text([](Draft& draft) -> auto& { return draft.description.cure; })},
        {"steps", take_steps}};
    return table;
}

Result<void> take(Draft& draft, const KeyValue& line) {
    const auto key = std::ranges::find(keys(), line.key, &Key::name);
    if (key != keys().end()) return key->take(draft, line.value);
    std::vector<std::string> names;
    for (const Key& known : keys()) names.push_back(known.name);
    return failure("unknown key \"{}\"{}", line.key, did_you_mean(line.key, names));
}

Result<Description> finish(Draft draft, const std::string& file) {
    const int origins = (draft.installed.patterns.empty() ? 0 : 1) +
                        (draft.apt.package.empty() ? 0 : 1) + (draft.download.url.empty() ? 0 : 1);
    if (draft.description.project.empty()) return failure("{}: \"project:\" is missing", file);
    if (origins != 1)
        return failure("{}: it takes one of \"installed:\", \"apt-source:\" and \"url:\"", file);
    if (!draft.installed.patterns.empty())
        draft.description.origin = std::move(draft.installed);
    else if (!draft.apt.package.empty())
        draft.description.origin = std::move(draft.apt);
    else
        draft.description.origin = std::move(draft.download);
    return std::move(draft.description);
}

}  // namespace

Result<Description> parse_description(std::string_view text, const std::string& name,
                                      const std::string& file) {
    Draft draft;
    draft.description.name = name;
    for (const auto& block : TRY(parse_key_values(text, file)))
        for (const KeyValue& line : block)
            if (auto taken = take(draft, line); !taken)
                return failure("{}:{}: {}", file, line.line, taken.error().message);
    return finish(std::move(draft), file);
}

Result<std::vector<Description>> load_descriptions(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".source") files.push_back(entry.path());
    if (error) return failure("read {}: {}", folder.string(), error.message());
    std::ranges::sort(files);
    std::vector<Description> descriptions;
    for (const fs::path& file : files) {
        const std::string text = TRY(read_file(file));
        descriptions.push_back(TRY(parse_description(text, file.stem().string(), file.string())));
    }
    return descriptions;
}

}  // namespace kindling::sources
