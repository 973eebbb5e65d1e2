#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "verdict/report.h"
#include "verdict/signs.h"

namespace kindling::verdict {

// A report of the kernel while its lines still come.
class OpenReport {
  public:
    // The report that MESSAGE begins, by SIGN; CALLER as in KernelMessage. Lines that led up to it
    // are counted in: FIRST is the first of them.
    OpenReport(const Sign& sign, std::string_view message, std::string_view caller,
               std::uint64_t first, std::uint64_t line);

    // Offers the next message of the same caller. False when it does not belong here, so that the
    // report may be over.
    bool take(std::string_view message, std::uint64_t line, const Sign* begins_another);
    // A line of another caller came: a report whose caller has fallen silent ends some day.
    void grow_old() { ++age_; }
    // Another report, or a line of it, came in between: this one is not to be trusted if it
    // still lacks its end.
    void interrupt(std::string_view why);
    void spoil(std::string_view why);

    // Whether a message that does not belong here, and may begin another report, ends this one.
    [[nodiscard]] bool gives_way_to(const Sign& other) const;
    // Whether nothing more is to be expected, so many foreign lines after its last.
    [[nodiscard]] bool is_over() const;
    // Whether it was retracted (an initrd that is an initrd), or never was a report.
    [[nodiscard]] bool is_believed() const;
    [[nodiscard]] const Sign& sign() const { return *sign_; }
    [[nodiscard]] const std::string& caller() const { return caller_; }
    [[nodiscard]] bool has_panicked() const { return panic_.has_value(); }
    // Whether lines of other callers may be its own: another processor's stack.
    [[nodiscard]] bool takes_from_others() const;
    // The report as it stands.
    [[nodiscard]] Report report() const;

  private:
    enum class Stage { body, ended, panicking, closed };

    bool take_panic(std::string_view message);
    bool take_second_headline(std::string_view message, const Sign* sign);
    bool is_mine(std::string_view message) const;
    void read(std::string_view message);
    void read_stack(std::string_view message);
    void note_context(std::string_view message);
    void note_end(std::string_view message);

    const Sign* sign_;
    std::string caller_;
    std::string words_;  // the headline
    std::string w_;      // groups of the headline's and the detail's patterns
    std::string f_;
    std::string detail_w_;
    bool detail_found_ = false;
    std::uint64_t first_;
    std::uint64_t last_;
    std::vector<Frame> stack_;
    bool stack_open_ = true;  // frames that come are its own
    bool in_trace_ = false;   // "Call Trace:" has come
    bool second_headline_ = false;
    bool mixed_ = false;  // with another task's report
    bool retracted_ = false;
    unsigned foreign_ = 0;  // lines since its last, of the same caller
    unsigned age_ = 0;      // and of others
    unsigned lines_ = 0;
    std::string context_;  // "CPU: 0 PID: 33"
    std::optional<std::string> panic_;
    std::string corrupted_;
    Stage stage_ = Stage::body;
};

}  // namespace kindling::verdict
