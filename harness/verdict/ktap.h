#pragma once
// KTAP and TAP that a guest prints: kselftest, KUnit, test programs. Their results become subtests.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindling::verdict {

// One result line, and what stood below it. A test that did not run to its end says so.
struct Subtest {
    enum class Outcome { ok, not_ok, skipped, todo, missing };
    std::string name;
    Outcome outcome = Outcome::ok;
    std::string reason{};                    // behind SKIP, TODO or TIMEOUT; or what is wrong
    std::vector<std::string> diagnostics{};  // the "# " lines before it; of many the last
    std::vector<Subtest> children{};
};

// "ok", "not ok", "skipped", "todo", "missing".
[[nodiscard]] std::string_view name_of(Subtest::Outcome outcome);

// Whether it or one below it failed: not ok, or missing. A "not ok" that is marked TODO is
// expected.
[[nodiscard]] bool failed(const Subtest& subtest);

// The path of the first that failed, its names joined by " > "; nothing when none did.
[[nodiscard]] std::optional<std::string> first_failure(const std::vector<Subtest>& subtests);

// How many tests there are that have none below them, by what they came to.
struct SubtestCounts {
    size_t all = 0;
    size_t failed = 0;
    size_t skipped = 0;
};
[[nodiscard]] SubtestCounts counts_of(const std::vector<Subtest>& subtests);

// Reads the lines of a console, of which most are no KTAP (the kernel's
// Documentation/dev-tools/ktap.rst, TAP 13 and 14). Time stamps of printk may stand before each
// line. Memory is bounded: of a flood of results and diagnostics the beginning is kept.
class KtapReader {
  public:
    void on_line(std::string_view line);
    // The console ended: what was announced and did not come is missing.
    void finish();

    // How many reports of the outermost level have come to their end: as many results as their plan
    // announced, or a bail-out.
    [[nodiscard]] size_t reports_done() const { return reports_done_; }
    [[nodiscard]] const std::vector<Subtest>& subtests() const { return subtests_; }

  private:
    struct Level {
        size_t indent = 0;
        std::optional<size_t> plan{};
        bool skipped = false;  // the plan says so: "1..0 # SKIP"
        std::string name{};    // by "# Subtest: NAME", for what is cut short
        std::string reason{};  // why it is cut short
        size_t come = 0;       // results, kept or not
        std::vector<Subtest> tests{};
    };

    void on_version(size_t indent);
    void on_plan(size_t indent, size_t count, std::string_view rest);
    void on_result(size_t indent, bool ok, std::string_view rest);
    void on_diagnostic(size_t indent, std::string_view text);
    void on_bail_out(std::string_view reason);
    void keep(Level& level, Subtest subtest);
    Level& level_at(size_t indent);
    // Closes what is deeper than INDENT; gives its tests, which belong to the result to come.
    std::vector<Subtest> close_deeper(size_t indent);
    void close_outermost();
    static void add_cut_short(Level& level, const std::string& name, std::vector<Subtest> children);
    [[nodiscard]] static std::vector<Subtest> tests_of(Level level);

    std::vector<Level> levels_;
    std::vector<std::string> diagnostics_;
    std::vector<Subtest> subtests_;
    size_t reports_done_ = 0;
    size_t kept_bytes_ = 0;
    size_t failures_beyond_ = 0;
};

}  // namespace kindling::verdict
