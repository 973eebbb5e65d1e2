#pragma once
#include <string>
#include <vector>

#include "scenario/allowance.h"
#include "scenario/console_text.h"
#include "scenario/scenario.h"
#include "verdict/classifier.h"
#include "verdict/judge.h"

namespace kindling::scenario {

// Watches a boot's console for trouble that the kernel reports, and knows what of it the scenario
// allows.
class TroubleWatch {
  public:
    explicit TroubleWatch(const Scenario& scenario);

    void on_line(const ConsoleLine& line);
    // The console has ended: no report goes on.
    void finish();

    // Whether a report has begun, or become a panic, since this was asked last.
    [[nodiscard]] bool is_news();
    // Whether what has been reported so far ends the boot: a panic, or an oops that is not
    // allowed. The boot that had to be is over then; what comes later is told by a kernel in
    // trouble.
    [[nodiscard]] bool ends_boot() const;

    // Of a boot that is over: what the verdict rests on.
    void tell(verdict::Outcome& outcome, std::vector<std::string>& remarks,
              std::vector<size_t>& used) const;
    [[nodiscard]] const std::vector<verdict::Report>& reports() const { return reports_; }

  private:
    [[nodiscard]] bool is_fatal(const verdict::Report& report, bool allowed) const;

    const Scenario& scenario_;
    verdict::Classifier classifier_;
    std::vector<verdict::Report> reports_;  // the first of them
    size_t more_ = 0;                       // how many came behind those
    size_t known_ = 0;                      // the classifier's turns when is_news() was asked
    std::string release_;                   // of the kernel: "6.1.192"
};

}  // namespace kindling::scenario
