#include "verdict/title.h"

#include <re2/re2.h>

#include <map>
#include <memory>
#include <mutex>

#include "base/lines.h"

namespace kindling::verdict {

namespace {

struct Change {
    re2::RE2 pattern;
    const char* into;
};

// One after the other.
const Change changes[] = {
    {re2::RE2(R"(\+0x[0-9a-f]+(?:/0x[0-9a-f]+)?)"), ""},         // foo+0x1f/0x9a0
    {re2::RE2(R"(\s*\bexitcode=0x[0-9a-f]+)"), ""},              //
    {re2::RE2(R"(\s*\[#\d+\].*)"), ""},                          // [#1] SMP KASAN
    {re2::RE2(R"(unknown-block\(\d+,\d+\))"), "unknown-block"},  //
    {re2::RE2(R"(\s*\(?(?:pid|PID)[:=]? ?\d+\)?)"), ""},         //
    {re2::RE2(R"(\b(cpu|CPU)(?:#| #| )?\d+)"), "\\1"},           // CPU#0, cpu 3
    {re2::RE2(R"(\s*\[[\w:-]+:\d+\])"), ""},                     // [sh:33]
    {re2::RE2(R"(([\w:-]+)/\d+/0x[0-9a-f]+)"), "\\1"},           // sh/33/0x00000002
    {re2::RE2(R"(\b([A-Za-z][\w-]*)[:/]\d+\b)"), "\\1"},         // sh/33, sh:33
    {re2::RE2(R"(\s*\b(?:for |after )?\d+(?:\.\d+)? ?(?:s|ms|us|ns|seconds?|jiffies)\b!?)"), ""},
    {re2::RE2(R"(\s*\bat (?:address )?(?:0x)?[0-9a-f]{8,16}\b)"), ""},
    {re2::RE2(R"(\s*\b(?:0x)?[0-9a-f]{8,16}\b)"), ""},                // bare addresses
    {re2::RE2(R"(\s*\b0x[0-9a-f]{4,}\b)"), ""},                       //
    {re2::RE2(R"(\s*\((?:Not tainted|Tainted: [^)]*)[^)]*\))"), ""},  //
    {re2::RE2(R"(\s+)"), " "},                                        //
    {re2::RE2(R"([\s.,:;]+$)"), ""},                                  //
};

constexpr size_t longest_title = 120;

// Boots are judged on several threads at once.
std::shared_ptr<const re2::RE2> compiled(std::string_view pattern) {
    static std::mutex mutex;
    static std::map<std::string_view, std::shared_ptr<const re2::RE2>> all;
    const std::lock_guard lock(mutex);
    auto& regex = all[pattern];
    if (!regex)
        regex = std::make_shared<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()));
    return regex;
}

}  // namespace

Words words_in(std::string_view message, std::string_view pattern) {
    const auto regex = compiled(pattern);
    std::vector<re2::StringPiece> groups(1 + regex->NumberOfCapturingGroups());
    Words words;
    words.found =
        regex->Match(re2::StringPiece(message.data(), message.size()), 0, message.size(),
                     re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()));
    if (!words.found) return words;
    for (const auto& [name, index] : regex->NamedCapturingGroups())
        if (groups[index].data()) (name == "w" ? words.w : words.f) = groups[index].as_string();
    return words;
}

std::string without_particulars(std::string_view words) {
    std::string text(words.substr(0, 4 * longest_title));
    for (const auto& [pattern, into] : changes) re2::RE2::GlobalReplace(&text, pattern, into);
    if (text.size() > longest_title) text.resize(longest_title);
    return std::string(trimmed(text));
}

}  // namespace kindling::verdict
