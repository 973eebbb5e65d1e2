// Each data/*.log is a log, below comments that say what is to be found in it:
//   # title: TITLE        a report, in their order; the lines below are about it
//   # type: NAME
//   # lines: FIRST LAST   counted from the first line that is no such comment
//   # corrupted           it is not to be trusted
//   # panicked            the kernel panicked over it
// A log without a title is a log without trouble.
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "catch.h"
#include "verdict/classifier.h"
#include "verdict/log_lines.h"

using namespace kindling::verdict;

namespace {

struct Expected {
    std::string title{};
    std::string type{};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    bool corrupted = false;
    bool panicked = false;
};

struct Example {
    std::vector<Expected> reports;
    std::string log;
};

void read_comment(const std::string& line, Example& example) {
    const auto value = [&line](std::string_view key) -> std::optional<std::string> {
        const std::string begin = "# " + std::string(key) + ": ";
        if (!line.starts_with(begin)) return std::nullopt;
        return line.substr(begin.size());
    };
    if (const auto title = value("title")) {
        example.reports.push_back({.title = *title});
        return;
    }
    REQUIRE_FALSE(example.reports.empty());
    Expected& report = example.reports.back();
    if (const auto type = value("type"))
        report.type = *type;
    else if (const auto lines = value("lines"))
        std::istringstream(*lines) >> report.first >> report.last;
    else if (line == "# corrupted")
        report.corrupted = true;
    else if (line == "# panicked")
        report.panicked = true;
    else
        FAIL("unknown comment: " << line);
}

Example read_example(const std::filesystem::path& file) {
    Example example;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (example.log.empty() && line.starts_with("# "))
            read_comment(line, example);
        else
            example.log += line + "\n";
    }
    return example;
}

std::vector<Report> reports_in(std::string_view log, size_t piece) {
    std::vector<Report> reports;
    Classifier classifier([&reports](Report report) { reports.push_back(std::move(report)); });
    LogLines lines;
    const auto sink = [&classifier](std::string_view line, std::uint64_t number) {
        classifier.on_line(line, number);
    };
    for (; !log.empty(); log.remove_prefix(std::min(piece, log.size())))
        lines.add(log.substr(0, piece), sink);
    classifier.finish();
    return reports;
}

}  // namespace

TEST_CASE("every log of the collection is classified as a person would") {
    size_t logs = 0;
    for (const auto& entry : std::filesystem::directory_iterator(TEST_DATA)) {
        const Example example = read_example(entry.path());
        INFO(entry.path().filename().string());
        ++logs;
        for (const size_t piece : {size_t{1} << 20, size_t{7}}) {
            const auto reports = reports_in(example.log, piece);
            std::string titles;
            for (const auto& report : reports) titles += report.title + "\n";
            INFO(titles);
            CHECK(reports.size() == example.reports.size());
            for (size_t i = 0; i < std::min(reports.size(), example.reports.size()); ++i) {
                const Expected& expected = example.reports[i];
                CHECK(reports[i].title == expected.title);
                CHECK(name_of(reports[i].type) == expected.type);
                CHECK(reports[i].first_line == expected.first);
                CHECK(reports[i].last_line == expected.last);
                CHECK(reports[i].corrupted.empty() != expected.corrupted);
                CHECK(reports[i].panic.has_value() == expected.panicked);
            }
        }
    }
    CHECK(logs >= 50);
}
