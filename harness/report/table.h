#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kindling::report {

// A table whose columns line up. The width of a cell is counted in characters of UTF-8; a cell
// may be coloured for a terminal without disturbing that.
class Table {
  public:
    enum class Align { left, right };
    struct Column {
        std::string title;
        Align align = Align::left;
    };
    struct Cell {
        std::string text;
        std::string_view colour{};  // as coloured() takes it; empty for none
    };

    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
    // One cell for each column.
    void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
    // The lines of the table, each with its newline.
    [[nodiscard]] std::string text() const;

  private:
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

// "1.2 MiB", "12 KiB", "512 B".
[[nodiscard]] std::string size_for_people(unsigned long long bytes);

}  // namespace kindling::report
