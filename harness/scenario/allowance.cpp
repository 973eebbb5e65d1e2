#include "scenario/allowance.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <map>

namespace kindling::scenario {

namespace {

// "6.1.192-foo" as 6, 1, 192; nothing when it does not begin with a number.
std::vector<int> numbers_of(std::string_view release) {
    std::vector<int> numbers;
    for (;;) {
        int number = 0;
        const auto parsed =
            std::from_chars(release.data(), release.data() + release.size(), number);
        if (parsed.ec != std::errc()) return numbers;
        numbers.push_back(number);
        release.remove_prefix(static_cast<size_t>(parsed.ptr - release.data()));
        if (!release.starts_with('.')) return numbers;
        release.remove_prefix(1);
    }
}

// Compares the parts that BOUND names.
std::strong_ordering compare(const std::vector<int>& release, const std::vector<int>& bound) {
    for (size_t i = 0; i < bound.size(); ++i) {
        const int part = i < release.size() ? release[i] : 0;
        if (part != bound[i]) return part <=> bound[i];
    }
    return std::strong_ordering::equal;
}

std::string written(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()),
                       unsigned(date.day()));
}

}  // namespace

bool KernelRange::holds(std::string_view release) const {
    const auto numbers = numbers_of(release);
    return !numbers.empty() && compare(numbers, first) >= 0 && compare(numbers, last) <= 0;
}

bool Allowance::names(std::string_view report_title) const {
    if (!title.is_regex()) return title.text() == report_title;
    return title.find(report_title).has_value();
}

std::optional<Date> date_of(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto read = [text](size_t from, size_t length, auto& number) {
        const char* end = text.data() + from + length;
        const auto parsed = std::from_chars(text.data() + from, end, number);
        return parsed.ec == std::errc() && parsed.ptr == end;
    };
    if (!read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) return std::nullopt;
    const Date date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<KernelRange> kernel_range_of(std::string_view text) {
    const size_t dots = text.find("..");
    const std::string_view first = text.substr(0, dots);
    const std::string_view last = dots == std::string_view::npos ? first : text.substr(dots + 2);
    if (text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
    KernelRange range{numbers_of(first), numbers_of(last)};
    const auto is_whole = [](std::string_view side, const std::vector<int>& numbers) {
        return side.empty() || (!numbers.empty() && side.back() != '.');
    };
    if (!is_whole(first, range.first) || !is_whole(last, range.last)) return std::nullopt;
    if (range.first.empty() && range.last.empty()) return std::nullopt;
    return range;
}

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return Date{std::chrono::year(local.tm_year + 1900),
                std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

std::string idle_line(const Allowance& allowance, Date today) {
    if (allowance.is_outdated(today))
        return fmt::format("allow {} is out of date since {} ({})", allowance.title.written(),
                           written(*allowance.until), allowance.where);
    return fmt::format("allow {} allowed nothing ({})", allowance.title.written(), allowance.where);
}

Allowed allowed_of(const std::vector<Allowance>& allowances,
                   const std::vector<verdict::Report>& reports, std::string_view release,
                   Date today) {
    Allowed allowed;
    std::map<std::pair<size_t, std::string>, int> times;
    for (const auto& report : reports) {
        bool is_allowed = false;
        for (size_t i = 0; i < allowances.size() && !is_allowed && !is_panic(report); ++i) {
            const Allowance& allowance = allowances[i];
            if (!allowance.names(report.title)) continue;
            if (allowance.is_outdated(today)) {
                allowed.said.push_back(fmt::format("\"{}\" was allowed until {} only ({})",
                                                   report.title, written(*allowance.until),
                                                   allowance.where));
                continue;
            }
            if (allowance.kernels && !allowance.kernels->holds(release)) continue;
            is_allowed = true;
            ++times[{i, report.title}];
        }
        allowed.is_allowed.push_back(is_allowed);
    }
    for (const auto& [key, count] : times) {
        const auto& [index, title] = key;
        const Allowance& allowance = allowances[index];
        allowed.said.push_back(fmt::format("allowed: {}{} ({}; {})", title,
                                           count > 1 ? fmt::format(", {} times", count) : "",
                                           allowance.reason, allowance.where));
        if (std::ranges::find(allowed.used, index) == allowed.used.end())
            allowed.used.push_back(index);
    }
    return allowed;
}

}  // namespace kindling::scenario
