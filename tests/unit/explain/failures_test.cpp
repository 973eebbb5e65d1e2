#include "explain/failures.h"

#include <algorithm>

#include "base/checkout.h"
#include "base/file.h"
#include "catch.h"
#include "explain/explained_run.h"

using namespace kindling;

namespace {

explain::Failures table() {
    const auto known = explain::load_failures(checkout::configs() / "failures");
    if (!known) FAIL(describe(known.error()));
    return *known;
}

// A log of tests/unit/explain/data is named after its explanation; "none.…" has none.
std::vector<std::string> expected(const fs::path& log) {
    const std::string name = log.filename().string();
    const std::string wanted = name.substr(0, name.find('.'));
    return wanted == "none" ? std::vector<std::string>{} : std::vector{wanted};
}

std::vector<std::string> names(const explain::Failures& failures) {
    std::vector<std::string> names;
    for (const auto& failure : failures) names.push_back(failure.name);
    return names;
}

}  // namespace

TEST_CASE("each log is explained by its own failure and by no other") {
    const explain::Failures known = table();
    int logs = 0;
    for (const auto& entry : fs::directory_iterator(TEST_DATA)) {
        ++logs;
        const auto text = read_file(entry.path());
        REQUIRE(text);
        INFO(entry.path());
        CHECK(names(explain::explain(*text, known)) == expected(entry.path()));
    }
    CHECK(logs > 20);
}

TEST_CASE("each known failure has a log that shows it") {
    std::vector<std::string> tested;
    for (const auto& entry : fs::directory_iterator(TEST_DATA))
        for (const auto& name : expected(entry.path())) tested.push_back(name);
    for (const auto& failure : table()) {
        INFO(failure.name);
        CHECK(std::ranges::find(tested, failure.name) != tested.end());
    }
}

TEST_CASE("several failures in one log are all explained, in the table's order") {
    const std::string log = "/bin/sh: 1: bison: not found\n/bin/sh: 1: flex: not found\n";
    CHECK(names(explain::explain(log, table())) == std::vector<std::string>{"flex", "bison"});
}

TEST_CASE("a table says where it is wrong") {
    const auto error_of = [](const char* text) {
        const auto parsed = explain::parse_failures(text, "x.failures");
        return parsed ? std::string("no error") : parsed.error().message;
    };
    CHECK(error_of("failure: a\npatern: b\nmeans: c\ncure: d\n") ==
          "x.failures:2: unknown key \"patern\", did you mean \"pattern\"?");
    CHECK(
        error_of("failure: a\npattern: (b\nmeans: c\ncure: d\n").starts_with("x.failures:2: bad "));
    CHECK(error_of("failure: a\npattern: b\nmeans: c\n").starts_with("x.failures:1: "));
    CHECK(error_of("failure: a\npattern\n").starts_with("x.failures:2: "));
}

TEST_CASE("patterns match at lines") {
    const auto known =
        explain::parse_failures("failure: a\npattern: ^Killed$\nmeans: c\ncure: d\n", "x");
    REQUIRE(known);
    CHECK(explain::explain("LD\nKilled\nmake\n", *known).size() == 1);
    CHECK(explain::explain("LD\nnot Killed\nmake\n", *known).empty());
}

TEST_CASE("the last lines of a log") {
    CHECK(explain::last_lines("a\nb\nc\n", 2) == "  b\n  c");
    CHECK(explain::last_lines("a\nb", 5) == "  a\n  b");
    CHECK(explain::last_lines("", 5).empty());
    CHECK(explain::last_lines("a\nred\x1b[31m\n", 1) == "  red");
}

TEST_CASE("a program that fails shows its last lines, its log and the explanation") {
    const auto folder = TemporaryDirectory::make("explain");
    REQUIRE(folder);
    Stage stage("test");
    const auto result = explain::explained_run(
        {.argv = {"sh", "-c", "echo first; echo '/bin/sh: 1: flex: not found'; exit 3"}}, stage,
        folder->path() / "log");
    stage.done("failed, as it should");
    REQUIRE(!result);
    const std::string& message = result.error().message;
    CHECK(message.find("exit code 3") != std::string::npos);
    CHECK(message.find("  first\n") != std::string::npos);
    CHECK(message.find((folder->path() / "log").string()) != std::string::npos);
    CHECK(message.find("apt install flex") != std::string::npos);
    CHECK(read_file(folder->path() / "log").value().starts_with("first\n"));
}
