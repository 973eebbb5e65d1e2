#include "scenario/trouble_watch.h"

#include <algorithm>

#include "verdict/kernel_message.h"

namespace kindling::scenario {

namespace {

// Of a guest that does nothing but report trouble.
constexpr size_t most_reports = 64;
constexpr std::string_view version_line = "Linux version ";

// Memory that could not be had at all is named by its panic, too.
bool is_only_panic(const verdict::Report& report) {
    return report.panic &&
           (report.words == *report.panic || report.title.starts_with("kernel panic: "));
}

// Where it stands, and how far it can be trusted.
std::string remark_on(const verdict::Report& report) {
    std::string remark = fmt::format("{}: lines {} to {} of the console", report.title,
                                     report.first_line, report.last_line);
    if (!report.corrupted.empty())
        remark += "; the report is not to be trusted: " + report.corrupted;
    return remark;
}

}  // namespace

TroubleWatch::TroubleWatch(const Scenario& scenario)
    : scenario_(scenario), classifier_([this](verdict::Report report) {
          if (reports_.size() < most_reports)
              reports_.push_back(std::move(report));
          else
              ++more_;
      }) {}

void TroubleWatch::on_line(const ConsoleLine& line) {
    classifier_.on_line(line.text, line.number);
    if (!release_.empty()) return;
    const auto message = verdict::message_of(line.text);
    if (!message.starts_with(version_line)) return;
    const auto release = message.substr(version_line.size());
    release_ = release.substr(0, release.find(' '));
}

void TroubleWatch::finish() {
    classifier_.finish();
}

bool TroubleWatch::is_news() {
    return std::exchange(known_, classifier_.turns()) != classifier_.turns();
}

bool TroubleWatch::is_fatal(const verdict::Report& report, bool allowed) const {
    return report.panic || (!scenario_.oops_allowed && !allowed && !report.boot_goes_on);
}

bool TroubleWatch::ends_boot() const {
    auto reports = reports_;
    std::ranges::move(classifier_.unfinished(), std::back_inserter(reports));
    const auto allowed = allowed_of(scenario_.allowances, reports, release_, today());
    for (size_t i = 0; i < reports.size(); ++i)
        if (is_fatal(reports[i], allowed.is_allowed[i])) return true;
    return false;
}

void TroubleWatch::tell(verdict::Outcome& outcome, std::vector<std::string>& remarks,
                        std::vector<size_t>& used) const {
    const auto allowed = allowed_of(scenario_.allowances, reports_, release_, today());
    for (size_t i = 0; i < reports_.size(); ++i) {
        const auto& report = reports_[i];
        if (report.panic && !outcome.panic) outcome.panic = report.panic;
        if (allowed.is_allowed[i]) continue;
        remarks.push_back(remark_on(report));
        if (!is_only_panic(report)) outcome.oopses.push_back(report.title);
    }
    remarks.insert(remarks.end(), allowed.said.begin(), allowed.said.end());
    used = allowed.used;
    for (size_t i = 0; i < scenario_.allowances.size(); ++i)
        if (!scenario_.allowances[i].is_shared && std::ranges::find(used, i) == used.end())
            remarks.push_back(idle_line(scenario_.allowances[i], today()));
    if (more_ > 0)
        remarks.push_back(fmt::format("the kernel reported trouble {} times more", more_));
}

}  // namespace kindling::scenario
