#include "report/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/progress.h"

namespace kindling::report {

namespace {

size_t width_of(std::string_view text) {
    return static_cast<size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string padded(const Table::Cell& cell, size_t width, Table::Align align, bool last) {
    const std::string space(width - std::min(width, width_of(cell.text)), ' ');
    const std::string text = cell.colour.empty() ? cell.text : coloured(cell.colour, cell.text);
    if (align == Table::Align::right) return space + text;
    return last ? text : text + space;
}

}  // namespace

std::string Table::text() const {
    std::vector<Cell> titles;
    std::vector<size_t> widths;
    for (const auto& column : columns_) {
        titles.push_back({column.title, "bold"});
        widths.push_back(width_of(column.title));
    }
    for (const auto& row : rows_)
        for (size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width_of(row[i].text));
    std::string all;
    const auto write = [&](const std::vector<Cell>& row) {
        for (size_t i = 0; i < row.size(); ++i) {
            const bool last = i + 1 == row.size();
            all += padded(row[i], widths[i], columns_[i].align, last) + (last ? "\n" : "  ");
        }
    };
    write(titles);
    for (const auto& row : rows_) write(row);
    return all;
}

std::string size_for_people(unsigned long long bytes) {
    static constexpr std::array<std::string_view, 4> units = {"B", "KiB", "MiB", "GiB"};
    double size = static_cast<double>(bytes);
    size_t unit = 0;
    for (; size >= 1024 && unit + 1 < units.size(); ++unit) size /= 1024;
    return fmt::format("{:.{}f} {}", size, unit == 0 || size >= 100 ? 0 : 1, units[unit]);
}

}  // namespace kindling::report
