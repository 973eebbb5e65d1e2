#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scenario/pattern.h"
#include "verdict/report.h"

namespace kindling::scenario {

using Date = std::chrono::year_month_day;

// "6.1..6.6": the kernels from the first to the last, both included; a part that is not named (as
// the 12 of 6.6.12) may be any. Without a first or a last, all before or behind.
struct KernelRange {
    std::vector<int> first{};
    std::vector<int> last{};
    // Whether RELEASE ("6.1.192-foo") is one of them; an empty one, of a kernel that never said it,
    // is not.
    [[nodiscard]] bool holds(std::string_view release) const;
};

// Known trouble: allow "TITLE" reason=… [until=DATE] [kernels=RANGE].
struct Allowance {
    Pattern title;
    std::string reason{};
    std::optional<Date> until{};  // the last day on which it holds
    std::optional<KernelRange> kernels{};
    std::string where{};     // FILE:LINE
    bool is_shared = false;  // from a file for all scenarios

    // Whether it is about a report with this title: a text is the whole of it, an expression a
    // part.
    [[nodiscard]] bool names(std::string_view report_title) const;
    [[nodiscard]] bool is_outdated(Date today) const { return until && *until < today; }
};

// "2027-01-31". Nothing for what is no day.
[[nodiscard]] std::optional<Date> date_of(std::string_view text);
// "6.1", "6.1..6.6", "..6.6", "6.6..". Nothing for what is no range.
[[nodiscard]] std::optional<KernelRange> kernel_range_of(std::string_view text);
[[nodiscard]] Date today();

// What came of the allowances in one boot.
struct Allowed {
    std::vector<std::string> said{};  // for the report: what was allowed and why, what is outdated
    std::vector<size_t> used{};       // which of the allowances, by their index
    std::vector<bool> is_allowed{};   // for each of the reports
};

// What is to be said of one that allowed nothing: that it is out of date, or not needed.
[[nodiscard]] std::string idle_line(const Allowance& allowance, Date today);

// Which of REPORTS are allowed, on a kernel of this RELEASE and on this day. A panic never is.
// Pure.
[[nodiscard]] Allowed allowed_of(const std::vector<Allowance>& allowances,
                                 const std::vector<verdict::Report>& reports,
                                 std::string_view release, Date today);

// The allowances of a file that holds nothing else, and comments. An error names file and line.
[[nodiscard]] Result<std::vector<Allowance>> parse_allowances(const std::filesystem::path& file,
                                                              const std::string& text);

}  // namespace kindling::scenario
