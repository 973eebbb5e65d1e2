#include "report/html.h"

#include <fmt/chrono.h>

#include <algorithm>

#include "base/lines.h"
#include "base/quote.h"
#include "report/html_page.h"
#include "verdict/kernel_message.h"
#include "verdict/ktap.h"

namespace kindling::report {

namespace {

// Text from elsewhere, without what a terminal would obey, as it stands in HTML.
std::string text_of(std::string_view text) {
    return escaped_for_html(printable(text));
}

std::string row(std::string_view title, const std::string& value) {
    if (value.empty()) return "";
    return fmt::format("<dt>{}</dt><dd>{}</dd>\n", title, text_of(value));
}

// "pass", "flaky" or "failed": what the filters tell apart.
std::string_view kind_of(const Test& test) {
    if (test.flaky()) return "flaky";
    return test.passed() ? "pass" : "failed";
}

// A bar of the times, of which LONGEST seconds are the whole: until Linux speaks, until /init runs,
// and from there to the end.
std::string bar_of(const scenario::Milestones& at, double longest) {
    const double kernel = at.kernel.value_or(at.init.value_or(at.end));
    const double init = std::max(at.init.value_or(at.end), kernel);
    const auto part = [longest](std::string_view kind, double seconds) {
        return fmt::format("<i class=\"{}\" style=\"width:{:.1f}%\"></i>", kind,
                           100 * std::max(0.0, seconds) / longest);
    };
    return "<span class=\"track\">" + part("b", kernel) + part("s", init - kernel) +
           part("w", at.end - init) + "</span>";
}

// The number of the console's line (from 1) that the verdict rests on: the first that the reason
// quotes; where it quotes none, the last. 0 for a pass.
int blamed_line(const JudgedBoot& boot, std::string_view console) {
    constexpr size_t shortest_quote = 8;
    if (boot.passed()) return 0;
    int quoted = 0;
    int last = 0;
    for_each_line(console, [&](std::string_view line, int number) {
        const std::string message(verdict::message_of(line));
        if (!trimmed(message).empty()) last = number;
        if (quoted == 0 && message.size() >= shortest_quote &&
            printable(boot.playback.judgement.reason).find(message) != std::string::npos)
            quoted = number;
    });
    return quoted > 0 ? quoted : last;
}

std::string console_of(const JudgedBoot& boot) {
    if (boot.console.empty()) return "";
    const std::string console = printable(boot.console);
    const int blamed = blamed_line(boot, console);
    std::string lines;
    for_each_line(console, [&](std::string_view line, int number) {
        const std::string text = escaped_for_html(line);
        lines += number == blamed ? "<mark>" + text + "</mark>\n" : text + "\n";
    });
    return "<h2>Console</h2><pre>" + lines + "</pre>\n";
}

template <typename Lines>
std::string list_of(std::string_view title, const Lines& lines) {
    if (lines.empty()) return "";
    std::string all = fmt::format("<h2>{}</h2><pre>", title);
    for (const auto& line : lines) all += text_of(line) + "\n";
    return all + "</pre>\n";
}

std::string subtests_of(const std::vector<verdict::Subtest>& subtests) {
    if (subtests.empty()) return "";
    std::string all = "<ul class=\"sub\">";
    for (const auto& one : subtests) {
        const std::string_view kind = verdict::failed(one)                           ? "failed"
                                      : one.outcome == verdict::Subtest::Outcome::ok ? "pass"
                                                                                     : "flaky";
        all += fmt::format("<li><span class=\"{}\">{}</span> {} {}", kind, name_of(one.outcome),
                           text_of(one.name), text_of(one.reason));
        for (const auto& line : one.diagnostics)
            if (verdict::failed(one)) all += "<br><small>" + text_of(line) + "</small>";
        all += subtests_of(one.children) + "</li>";
    }
    return all + "</ul>\n";
}

std::string attempt_of(const JudgedBoot& boot) {
    const auto& playback = boot.playback;
    std::string all =
        fmt::format("<p><b>{}</b>: {}</p>\n<dl>\n", name_of(playback.judgement.verdict),
                    text_of(playback.judgement.reason));
    if (const auto& step = playback.failed_step)
        all += row("step",
                   fmt::format("{}:{}: {}", boot.scenario.file.string(), step->line, step->source));
    if (boot.passed()) all += row("rests on", std::string(name_of(playback.judgement.evidence)));
    for (const auto& report : playback.reports)
        all += row("the kernel",
                   fmt::format("{} ({}, lines {} to {})", report.title, name_of(report.type),
                               report.first_line, report.last_line));
    for (const auto& remark : playback.remarks) all += row("note", remark);
    for (const auto& note : boot.notes) all += row("note", note);
    for (const auto& [name, value] : playback.captures) all += row(name, value);
    all += row("console", boot.console_log.string()) + "</dl>\n";
    if (!playback.subtests.empty())
        all += "<h2>The guest's own tests</h2>" + subtests_of(playback.subtests);
    all += list_of("Where its processors stood", boot.standing);
    all += list_of("In the kernel's source", boot.places) + console_of(boot);
    if (const std::string command = command_of(boot); !command.empty())
        all +=
            "<h2>Boot it again by hand</h2><pre class=\"command\">" + text_of(command) + "</pre>\n";
    return all;
}

std::string test_of(const Test& test, double longest) {
    const auto& at = test.boot().playback.milestones;
    const std::string name = text_of(one_line(test.name));
    const std::string_view kind = kind_of(test);
    std::string all = fmt::format(
        "<details data-kind=\"{}\" data-name=\"{}\"><summary><span class=\"name\">{}</span>"
        "<span class=\"outcome {}\">{}</span><span class=\"time\">{:.2f} s</span>{}</summary>"
        "<div class=\"story\">\n",
        kind, name, name, kind, text_of(test.outcome_in_words()), at.end, bar_of(at, longest));
    for (size_t i = 0; i < test.attempts.size(); ++i) {
        if (test.attempts.size() > 1) all += fmt::format("<h2>Attempt {}</h2>\n", i + 1);
        all += attempt_of(test.attempts[i]);
    }
    return all + "</div></details>\n";
}

std::string button(std::string_view kind, std::string_view title, size_t count) {
    return fmt::format("<button type=\"button\" data-kind=\"{}\">{} {}</button>", kind, title,
                       count);
}

std::string filters(const Run& run) {
    const auto count = [&run](std::string_view kind) {
        return static_cast<size_t>(std::ranges::count(run.tests, kind, kind_of));
    };
    return "<div class=\"bar\">" + button("all", "All", run.tests.size()) +
           button("failed", "Failed", count("failed")) + button("flaky", "Flaky", count("flaky")) +
           button("pass", "Passed", count("pass")) +
           "<input type=\"search\" placeholder=\"Name …\" aria-label=\"Name\"></div>\n";
}

double longest_of(const Run& run) {
    double longest = 0.001;
    for (const auto& test : run.tests)
        longest = std::max(longest, test.boot().playback.milestones.end);
    return longest;
}

}  // namespace

std::string escaped_for_html(std::string_view text) {
    std::string all;
    for (const char c : text) {
        switch (c) {
            case '&':
                all += "&amp;";
                break;
            case '<':
                all += "&lt;";
                break;
            case '>':
                all += "&gt;";
                break;
            case '"':
                all += "&quot;";
                break;
            case '\'':
                all += "&#39;";
                break;
            default:
                all += c;
        }
    }
    return all;
}

std::string to_html(const Run& run) {
    const auto started = std::chrono::system_clock::to_time_t(run.started);
    const auto passed = std::ranges::count_if(run.tests, &Test::passed);
    // Nothing is loaded from anywhere, whatever should have got into the page.
    std::string page = fmt::format(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
        "<title>kindling: {} of {} passed</title>\n<style>{}</style></head><body>\n"
        "<header><h1>{} of {} boots passed</h1><p>{:%Y-%m-%d %H:%M:%S} UTC · {:.1f} s · {}</p>"
        "</header>\n",
        passed, run.tests.size(), page_style, passed, run.tests.size(), fmt::gmtime(started),
        run.seconds, text_of(run.program));
    page += filters(run);
    page +=
        "<div class=\"tests\"><div class=\"head\"><span>Boot</span><span>Verdict</span>"
        "<span class=\"time\">Time</span><span></span></div>\n";
    const double longest = longest_of(run);
    for (const auto& test : run.tests) page += test_of(test, longest);
    page +=
        "</div>\n<p class=\"legend\"><i class=\"b\"></i>until Linux speaks<i class=\"s\"></i>"
        "until /init runs<i class=\"w\"></i>to the end</p>\n";
    return page + fmt::format("<script>{}</script>\n</body></html>\n", page_script);
}

}  // namespace kindling::report
