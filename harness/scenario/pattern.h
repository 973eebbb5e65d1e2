#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace re2 {
class RE2;
}

namespace kindling::scenario {

// What a pattern found in a text.
struct Match {
    size_t end = 0;  // where it ends, as an offset into the text
    std::vector<std::pair<std::string, std::string>> captures{};  // name, value; in their order
};

// A text to be found as it stands, or a /regular expression/ (RE2: linear time, whatever the
// console says). Copies are cheap.
class Pattern {
  public:
    [[nodiscard]] static Pattern text(std::string text);
    // Fails with RE2's reason when the expression is none.
    [[nodiscard]] static Result<Pattern> regex(const std::string& expression);

    [[nodiscard]] std::optional<Match> find(std::string_view in) const;
    [[nodiscard]] bool is_regex() const { return regex_ != nullptr; }
    // The text, or the expression without its slashes.
    [[nodiscard]] const std::string& text() const { return text_; }
    // As it is written in a scenario: "text" or /expression/.
    [[nodiscard]] std::string written() const;

  private:
    std::string text_;
    std::shared_ptr<const re2::RE2> regex_;
};

}  // namespace kindling::scenario
