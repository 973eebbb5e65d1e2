#include "base/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

namespace kindling {

namespace {

bool same_letter(char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
}

// How many letters have to be put in, taken out, replaced, or swapped with the next one.
size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<size_t>> edits(a.size() + 1, std::vector<size_t>(b.size() + 1));
    for (size_t i = 0; i <= a.size(); ++i)
        for (size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                edits[i][j] = i + j;
                continue;
            }
            const size_t replaced = edits[i - 1][j - 1] + (same_letter(a[i - 1], b[j - 1]) ? 0 : 1);
            edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) &&
                                 same_letter(a[i - 2], b[j - 1]);
            if (swapped) edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
    return edits[a.size()][b.size()];
}

// The shortest of the known words that the word is the beginning of.
std::optional<std::string> longer(std::string_view word, std::span<const std::string> known) {
    constexpr size_t tells_something = 3;
    std::optional<std::string> best;
    if (word.size() < tells_something) return best;
    for (const std::string& candidate : known) {
        const bool begins = candidate.size() > word.size() &&
                            distance(word, std::string_view(candidate).substr(0, word.size())) == 0;
        if (begins && (!best || candidate.size() < best->size())) best = candidate;
    }
    return best;
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known) {
    size_t fewest = std::max<size_t>(1, word.size() / 3) + 1;
    std::optional<std::string> best;
    for (const std::string& candidate : known) {
        const size_t edits = distance(word, candidate);
        if (edits >= fewest) continue;
        fewest = edits;
        best = candidate;
    }
    constexpr size_t slip = 1;
    if (best && fewest <= slip) return best;
    const auto begun = longer(word, known);
    return begun ? begun : best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> known) {
    const auto guess = nearest(word, known);
    return guess ? fmt::format(", did you mean \"{}\"?", *guess) : "";
}

}  // namespace kindling
