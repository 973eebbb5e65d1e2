#include "cost/chart_page.h"

#include <algorithm>
#include <cmath>

#include "base/quote.h"
#include "cost/chart_assets.h"
#include "cost/difference.h"
#include "cost/lanes.h"
#include "cost/listing.h"

namespace kindling::cost {

namespace {

constexpr int chart_width = 1200;
constexpr int lane_height = 22;
constexpr int lane_gap = 6;
constexpr int label_height = 16;

double milliseconds(std::uint64_t instructions) {
    return static_cast<double>(instructions) / 1e6;
}

double place(std::uint64_t at, std::uint64_t whole) {
    if (whole == 0) return 0;
    return chart_width * static_cast<double>(at) / static_cast<double>(whole);
}

// How a bar is marked that the other boot has differently: boldly from one percent on.
std::string mark_of(const Bar& bar, const std::vector<Change>& changes) {
    constexpr double bold_share = 0.01;
    const auto found = std::ranges::find(changes, bar.name, &Change::name);
    if (found == changes.end()) return {};
    const auto before = static_cast<double>(found->before.value_or(0));
    const auto difference = static_cast<double>(found->difference());
    const bool is_bold = std::abs(difference) >= bold_share * before;
    return fmt::format(" {}{}", difference > 0 ? "more" : "less", is_bold ? "" : " slight");
}

std::string title_of(const Bar& bar) {
    if (bar.begin == bar.end)
        return fmt::format("{:.3f} ms: {}", milliseconds(bar.begin), bar.name);
    std::string title = fmt::format("{}: {} instructions, from {:.3f} ms", bar.name,
                                    grouped(bar.executed), milliseconds(bar.begin));
    if (bar.waited > 0) title += fmt::format(", {} of them waiting", grouped(bar.waited));
    return title;
}

// A bar is an <svg> of its own, so that its label is cut at its edge; the page's script moves it.
// What has no length is a tick, with its label up to LABEL_END.
std::string bar_svg(const Bar& bar, std::uint64_t label_end, std::string_view mark, int top,
                    std::uint64_t whole) {
    const double x = place(bar.begin, whole);
    const double width = std::max(place(label_end, whole) - x, 1.0);
    return fmt::format(
        "<svg class=\"bar\" data-b=\"{}\" data-e=\"{}\" x=\"{:.3f}\" y=\"{}\" width=\"{:.3f}\" "
        "height=\"{}\"><title>{}</title><rect class=\"{}{}\" width=\"{}\" height=\"100%\"/>"
        "<text x=\"4\" y=\"15\">{}</text></svg>\n",
        bar.begin, label_end, x, top, width, lane_height, html_text(title_of(bar)), bar.kind, mark,
        bar.begin == bar.end ? "1.5" : "100%", html_text(bar.name));
}

std::string lane_svg(const Lane& lane, const std::vector<Change>& changes, int& top,
                     std::uint64_t whole) {
    std::string svg = fmt::format("<text class=\"lane\" x=\"0\" y=\"{}\">{}</text>\n",
                                  top + label_height - 4, html_text(lane.title));
    top += label_height;
    for (size_t i = 0; i < lane.bars.size(); ++i) {
        const auto& bar = lane.bars[i];
        const std::uint64_t next = i + 1 < lane.bars.size() ? lane.bars[i + 1].begin : whole;
        svg +=
            bar_svg(bar, bar.begin == bar.end ? next : bar.end, mark_of(bar, changes), top, whole);
    }
    top += lane_height + lane_gap;
    return svg;
}

std::vector<Change> all_changes(const Record& one, const Record& other) {
    auto changes = changes_of(one.profile.phases, other.profile.phases);
    for (const auto list : {&Profile::initcalls, &Profile::commands})
        std::ranges::move(changes_of(one.profile.*list, other.profile.*list),
                          std::back_inserter(changes));
    return changes;
}

std::string boot_svg(const Record& boot, const std::vector<Change>& changes, std::uint64_t whole) {
    int top = 0;
    std::string lanes;
    for (const auto& lane : lanes_of(boot.profile)) lanes += lane_svg(lane, changes, top, whole);
    return fmt::format(
        "<svg class=\"boot\" viewBox=\"0 0 {0} {1}\" data-whole=\"{2}\" data-width=\"{0}\">\n"
        "{3}<g class=\"axis\" data-y=\"{4}\"></g></svg>\n",
        chart_width, top + 24, whole, lanes, top);
}

std::string identity_html(const Record& boot) {
    const auto& identity = boot.identity;
    const auto row = [](std::string_view name, std::string_view value) {
        return fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", name, html_text(value));
    };
    return "<details><summary>what ran</summary><table>\n" + row("kernel", identity.kernel) +
           row("image", identity.image) + row("command line", identity.command_line) +
           row("machine", identity.machine) + row("firmware", identity.firmware) +
           row("QEMU", identity.qemu) + row("counted by", identity.method) + "</table></details>\n";
}

std::string phases_html(const Record& boot) {
    std::string html =
        "<table class=\"numbers\"><tr><th>phase</th><th>instructions</th><th>waiting</th>"
        "<th>asleep, µs</th><th>share</th></tr>\n";
    const double whole = static_cast<double>(std::max<std::uint64_t>(boot.profile.executed, 1));
    for (const auto& phase : boot.profile.phases)
        html += fmt::format(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{:.1f} %</td></tr>\n",
            html_text(phase.name), grouped(phase.executed), grouped(phase.waited),
            grouped(phase.idle_us), 100.0 * static_cast<double>(phase.executed) / whole);
    return html + "</table>\n";
}

std::string console_html(const Record& boot) {
    std::string html = "<details><summary>the console, each line at its time</summary><pre>\n";
    for (const auto& line : boot.profile.console)
        html += fmt::format("<span>{:>10.3f} ms</span>  {}\n", milliseconds(line.at),
                            html_text(line.text));
    return html + "</pre></details>\n";
}

std::string changes_html(const std::vector<Change>& changes) {
    if (changes.empty())
        return "<p>Every phase and initcall costs the same, to the instruction.</p>\n";
    std::string html =
        "<h2>What differs</h2>\n<table class=\"numbers\"><tr><th></th><th>first</th>"
        "<th>second</th><th>difference</th><th></th></tr>\n";
    for (const auto& change : changes)
        html += fmt::format(
            "<tr class=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            change.difference() > 0 ? "more" : "less", html_text(change.name),
            change.before ? grouped(*change.before) : "-",
            change.after ? grouped(*change.after) : "-", signed_count(change.difference()),
            percent_of(change));
    return html + "</table>\n";
}

std::string section_html(const Record& boot, const std::vector<Change>& changes,
                         std::string_view which, std::uint64_t whole) {
    return fmt::format("<section>\n<h2>{}{}</h2>\n<p>{} instructions, {} of them waiting</p>\n",
                       which, html_text(boot.identity.scenario), grouped(boot.profile.executed),
                       grouped(boot.profile.waited)) +
           boot_svg(boot, changes, whole) + phases_html(boot) + console_html(boot) +
           identity_html(boot) + "</section>\n";
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string escaped;
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string chart_page(const Record& boot, const std::optional<Record>& second) {
    const std::uint64_t whole =
        std::max(boot.profile.executed, second ? second->profile.executed : 0);
    const auto changes = second ? all_changes(boot, *second) : std::vector<Change>{};
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<title>{} - what a boot costs</title>\n<style>{}</style></head><body>\n"
        "<h1>What a boot costs</h1>\n<p class=\"hint\">One instruction is one nanosecond of the "
        "guest's time. Wheel: zoom. Drag: move. Double click: the whole boot. <button "
        "id=\"kernel\" type=\"button\">from the kernel on</button> <button id=\"whole\" "
        "type=\"button\">the whole boot</button></p>\n",
        html_text(boot.identity.scenario), chart_style);
    page += section_html(boot, changes, second ? "first: " : "", whole);
    if (second) page += section_html(*second, changes, "second: ", whole) + changes_html(changes);
    return page + fmt::format("<script>{}</script>\n</body></html>\n", chart_script);
}

}  // namespace kindling::cost
