// kindling chart: a boot that was kept (bench --save) as a page, a trace, and lines of text.

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "base/file.h"
#include "base/quote.h"
#include "cli/subcommands.h"
#include "cost/chart_page.h"
#include "cost/chart_terminal.h"
#include "cost/record.h"
#include "cost/trace_events.h"

namespace kindling::cli {

namespace {

constexpr size_t plain_width = 100;

size_t terminal_width() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return plain_width;
    return size.ws_col;
}

class ChartCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "chart"; }
    [[nodiscard]] std::string summary() const override {
        return "Show a boot that was counted as a timeline";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling bench hello --save hello.json && kindling chart hello.json -o hello.html\n"
               "  kindling chart before.json after.json -o both.html --trace after.trace.json";
    }
    void declare(Options& options) override {
        options.argument("RUN", first_, "A file of bench --save");
        options.optional_argument("RUN2", second_, "Another, to be shown below it");
        options.option("-o,--output", output_, "Write a page (HTML) that needs nothing else");
        options.option("--trace", trace_, "Write the last boot for chrome://tracing and Perfetto");
        options.option("--scenario", scenario_, "Which boot, when there are several in a file");
    }
    Result<int> run() override {
        const cost::Record first = TRY(chosen(first_));
        std::optional<cost::Record> second;
        if (!second_.empty()) second = TRY(chosen(second_));
        fmt::print("{}", cost::chart_lines(first, terminal_width()));
        if (second) fmt::print("\n{}", cost::chart_lines(*second, terminal_width()));
        if (!output_.empty()) TRY(replace_file(output_, cost::chart_page(first, second)));
        if (!trace_.empty())
            TRY(replace_file(trace_, cost::trace_events(second ? *second : first)));
        return 0;
    }

  private:
    [[nodiscard]] Result<cost::Record> chosen(const std::string& file) const {
        const auto records = TRY(cost::read_records(file));
        const auto found = std::ranges::find_if(records, [this](const cost::Record& record) {
            return scenario_.empty() || record.identity.scenario == scenario_;
        });
        if (found != records.end()) return *found;
        return failure("{}: no boot of \"{}\" in it", printable(file), printable(scenario_));
    }

    std::string first_;
    std::string second_;
    std::string output_;
    std::string trace_;
    std::string scenario_;
};

}  // namespace

std::unique_ptr<Subcommand> make_chart_command() {
    return std::make_unique<ChartCommand>();
}

}  // namespace kindling::cli
