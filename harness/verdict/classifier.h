#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include "verdict/open_report.h"
#include "verdict/report.h"

namespace kindling::verdict {

// Finds the reports of trouble in a kernel's log, line by line, in memory that does not grow with
// the log. What programs print is told from what the kernel prints by the time stamps, where the
// log has them; several reports at once by the callers, where it has those (CONFIG_PRINTK_CALLER).
class Classifier {
  public:
    // SINK gets each report when it is over, roughly in the order in which they end.
    explicit Classifier(std::function<void(Report)> sink) : sink_(std::move(sink)) {}

    // The next line of the log, without its newline, escape sequences, carriage returns and NULs;
    // NUMBER is its place in the log, from 1.
    void on_line(std::string_view line, std::uint64_t number);
    // The log has ended: what is open is reported.
    void finish();
    // What would be reported if the log ended here, beside what the sink has got.
    [[nodiscard]] std::vector<Report> unfinished() const;

    // How often something happened so far that may change a verdict: a report began (even one that
    // may turn out to be none), or the kernel panicked over one.
    [[nodiscard]] size_t turns() const { return turns_; }

  private:
    // Lines that led up to a report: "cut here", the separator.
    struct Prelude {
        std::uint64_t first;
        std::uint64_t good_until;
        std::string caller;
    };

    void on_message(std::string_view text, std::string_view caller, std::uint64_t number);
    void begin(const Sign& sign, std::string_view text, std::string_view caller,
               std::uint64_t number);
    [[nodiscard]] Prelude* prelude_of(std::string_view caller, std::uint64_t number);
    void note_prelude(std::string_view text, std::string_view caller, std::uint64_t number);
    void close_those_over();
    void close(OpenReport& report);

    std::function<void(Report)> sink_;
    std::deque<OpenReport> open_;
    std::deque<Prelude> preludes_;  // at most one of each caller
    size_t turns_ = 0;
    std::uint64_t stamped_ = 0;  // lines with a time stamp, so far
};

}  // namespace kindling::verdict
