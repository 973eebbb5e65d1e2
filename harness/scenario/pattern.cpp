#include "scenario/pattern.h"

#include <re2/re2.h>

#include <map>

namespace kindling::scenario {

Pattern Pattern::text(std::string text) {
    Pattern pattern;
    pattern.text_ = std::move(text);
    return pattern;
}

Result<Pattern> Pattern::regex(const std::string& expression) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    Pattern pattern;
    pattern.text_ = expression;
    pattern.regex_ = std::make_shared<const re2::RE2>(expression, options);
    if (!pattern.regex_->ok()) return failure("no regular expression: {}", pattern.regex_->error());
    return pattern;
}

std::optional<Match> Pattern::find(std::string_view in) const {
    if (!regex_) {
        const size_t at = in.find(text_);
        if (at == std::string_view::npos) return std::nullopt;
        return Match{at + text_.size()};
    }
    std::vector<re2::StringPiece> groups(1 + regex_->NumberOfCapturingGroups());
    const re2::StringPiece piece(in.data(), in.size());
    if (!regex_->Match(piece, 0, in.size(), re2::RE2::UNANCHORED, groups.data(),
                       static_cast<int>(groups.size())))
        return std::nullopt;
    Match match;
    match.end = static_cast<size_t>(groups[0].data() - in.data()) + groups[0].size();
    for (const auto& [index, name] : regex_->CapturingGroupNames())
        match.captures.emplace_back(
            name,
            std::string(groups[index].data() ? groups[index].data() : "", groups[index].size()));
    return match;
}

std::string Pattern::written() const {
    if (regex_) return "/" + text_ + "/";
    return "\"" + text_ + "\"";
}

}  // namespace kindling::scenario
