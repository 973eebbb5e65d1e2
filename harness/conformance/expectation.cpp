#include "conformance/expectation.h"

#include <algorithm>

#include "base/key_values.h"
#include "base/nearest.h"
#include "conformance/words.h"

namespace kindling::conformance {

Result<std::map<std::string, Expectation>> parse_expectations(
    const std::filesystem::path& file, const std::string& text,
    const std::vector<std::string>& duties) {
    std::map<std::string, Expectation> expectations;
    for (const auto& block : TRY(parse_key_values(text, file.string()))) {
        if (block.front().key != "init")
            return failure("{}:{}: a block begins with \"init: NAME\"", file.string(),
                           block.front().line);
        Expectation& expected = expectations[block.front().value];
        for (const auto& line : std::span(block).subspan(1)) {
            if (line.key != "fails" && line.key != "may fail")
                return failure("{}:{}: unknown key \"{}\": there are fails, may fail",
                               file.string(), line.line, line.key);
            if (line.key == "may fail" && line.value == "*") {
                expected.may_fail.insert(duties.begin(), duties.end());
                continue;
            }
            for (const auto& duty : words_of(line.value)) {
                if (std::ranges::find(duties, duty) == duties.end())
                    return failure("{}:{}: there is no duty \"{}\"{}", file.string(), line.line,
                                   duty, did_you_mean(duty, duties));
                (line.key == "fails" ? expected.fails : expected.may_fail).insert(duty);
            }
        }
    }
    return expectations;
}

std::string contradiction_of(const Expectation& expected, const std::string& duty, bool failed) {
    if (failed && !expected.fails.contains(duty) && !expected.may_fail.contains(duty))
        return duty + " failed, which was not expected";
    if (!failed && expected.fails.contains(duty)) return duty + " was expected to fail";
    return "";
}

}  // namespace kindling::conformance
