#include "verdict/log_lines.h"

#include <vector>

#include "catch.h"

using namespace kindling::verdict;

namespace {

struct Line {
    std::string text;
    std::uint64_t number;
    bool operator==(const Line&) const = default;
};

// The same log in pieces of every size must come to the same lines.
std::vector<Line> lines_of(const std::string& log) {
    std::vector<Line> first;
    for (size_t piece = 1; piece <= log.size() + 1; ++piece) {
        LogLines lines;
        std::vector<Line> all;
        const auto sink = [&all](std::string_view text, std::uint64_t number) {
            all.push_back({std::string(text), number});
        };
        for (size_t at = 0; at < log.size(); at += piece)
            lines.add(std::string_view(log).substr(at, piece), sink);
        if (!lines.unfinished().empty()) all.push_back({lines.unfinished(), lines.number()});
        if (piece == 1) first = all;
        CHECK(all == first);
    }
    return first;
}

}  // namespace

TEST_CASE("lines are plain text, whatever the pieces") {
    using Lines = std::vector<Line>;
    CHECK(lines_of("a\r\nb\n\nc") == Lines{{"a", 1}, {"b", 2}, {"", 3}, {"c", 4}});
    CHECK(lines_of(std::string("a\0b\rc\n", 6)) == Lines{{"abc", 1}});
    CHECK(lines_of("\x1b[31mred\x1b[0m \x1b]0;title\adone\n") == Lines{{"red done", 1}});
    CHECK(lines_of("\x1b]0;t\x1b\\x\n\xff\xfe\n") == Lines{{"x", 1}, {"\xff\xfe", 2}});
}

TEST_CASE("a sequence without an end hides no further line") {
    CHECK(lines_of("a\x1b]0;endless\nKernel panic\n") ==
          std::vector<Line>{{"a", 1}, {"Kernel panic", 2}});
    CHECK(lines_of("a\x1b[12\nb\n") == std::vector<Line>{{"a", 1}, {"b", 2}});
}

TEST_CASE("a line of megabytes is cut, and counted once") {
    LogLines lines;
    size_t parts = 0;
    size_t longest = 0;
    std::uint64_t last = 0;
    const auto sink = [&](std::string_view text, std::uint64_t number) {
        ++parts;
        longest = std::max(longest, text.size());
        last = number;
    };
    const std::string piece(100'000, 'x');
    for (int i = 0; i < 100; ++i) lines.add(piece, sink);
    lines.add("\nnext\n", sink);
    CHECK(parts >= 150);
    CHECK(longest <= LogLines::longest_line);
    CHECK(last == 2);
    // A line of exactly the limit has no empty line behind it.
    parts = 0;
    lines.add(std::string(LogLines::longest_line, 'y') + "\n", sink);
    CHECK(parts == 1);
}
