#include "catch.h"
#include "cost/chart_page.h"
#include "cost/chart_terminal.h"
#include "cost/lanes.h"
#include "cost/trace_events.h"

using namespace kindling::cost;

namespace {

Record sample() {
    Record record;
    record.identity.scenario = "hello";
    record.profile.phases = {{"kernel start", 0, 400, 400, 0, 0},
                             {"initcalls", 400, 900, 300, 0, 0},
                             {"initramfs", 500, 700, 200, 0, 0},
                             {"/init", 900, 1000, 100, 0, 0}};
    record.profile.initcalls = {{"pty_init", 450, 480, 30, 0, 0}, {"tiny", 480, 481, 1, 0, 0}};
    record.profile.programs = {{900, 0x401000, "init"}};
    record.profile.console = {{420, "<script>alert(\"1\")</script> & 'quotes'\x1b[31m"}};
    record.profile.executed = 1000;
    return record;
}

size_t count_of(const std::string& text, std::string_view part) {
    size_t count = 0;
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("text of a guest is data in a page") {
    CHECK(html_text("<a b=\"c\">'&\x1b[1m\x01") == "&lt;a b=&quot;c&quot;&gt;&#39;&amp;\\x01");
    const std::string page = chart_page(sample(), std::nullopt);
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(count_of(page, "<script>") == 1);
    CHECK(page.find("&lt;script&gt;alert(&quot;1&quot;)") != std::string::npos);
    CHECK(page.find('\x1b') == std::string::npos);
}

TEST_CASE("a page needs nothing from elsewhere") {
    const std::string page = chart_page(sample(), sample());
    for (const char* part : {"src=", "href=", "@import", "url("})
        CHECK(page.find(part) == std::string::npos);
    CHECK(count_of(page, "http") == 1);  // the name of SVG's namespace, which nobody fetches
}

TEST_CASE("a page has a bar for each span, and marks what the second boot has differently") {
    const std::string one = chart_page(sample(), std::nullopt);
    CHECK(count_of(one, "class=\"bar\"") == 8);
    CHECK(one.find("data-b=\"450\" data-e=\"480\"") != std::string::npos);
    CHECK(count_of(chart_page(sample(), sample()), "initcall more") == 0);
    Record slower = sample();
    slower.profile.initcalls[0].executed = 31;
    const std::string both = chart_page(sample(), slower);
    CHECK(count_of(both, "class=\"initcall more\"") == 2);
    slower.profile.phases[0].executed = 401;
    CHECK(count_of(chart_page(sample(), slower), "class=\"phase more slight\"") == 2);
    CHECK(both.find("<td>pty_init</td><td>30</td><td>31</td><td>+1</td>") != std::string::npos);
}

TEST_CASE("a phase within another has a lane of its own, and lanes without bars are not there") {
    std::vector<std::string> titles;
    for (const auto& lane : lanes_of(sample().profile)) titles.push_back(lane.title);
    CHECK(titles ==
          std::vector<std::string>{"phases", "initcalls", "unpacking", "programs", "console"});
}

TEST_CASE("a trace has complete events in microseconds, and instants for the console") {
    const std::string trace = trace_events(sample());
    CHECK(count_of(trace, "\"ph\": \"X\"") == 7);
    CHECK(count_of(trace, "\"ph\": \"i\"") == 1);
    CHECK(trace.find("\"ts\": 0.45") != std::string::npos);
    CHECK(trace.find("\"dur\": 0.03") != std::string::npos);
}

TEST_CASE("lines for a terminal keep to its width, and hold nothing that it would obey") {
    Record record = sample();
    record.profile.phases[0].name = "kern\x1b[31mel";
    const std::string lines = chart_lines(record, 80);
    CHECK(lines.find('\x1b') == std::string::npos);
    CHECK(lines.find("kernel") != std::string::npos);
    CHECK(lines.find("pty_init") != std::string::npos);
    size_t begin = 0;
    for (size_t end; (end = lines.find('\n', begin)) != std::string::npos; begin = end + 1) {
        size_t columns = 0;
        for (const char c : lines.substr(begin, end - begin))
            columns += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
        CHECK(columns <= 80);
    }
}
