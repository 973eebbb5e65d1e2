#include "verdict/classifier.h"

#include <algorithm>

#include "verdict/kernel_message.h"
#include "verdict/report_lines.h"

namespace kindling::verdict {

namespace {

// From so many stamped lines on, a line without a stamp is a program's.
constexpr std::uint64_t lines_that_settle_stamps = 8;
// So many lines behind "cut here", the headline must have come.
constexpr std::uint64_t prelude_reach = 12;
// Reports by so many callers at once; a log that claims more makes the oldest end.
constexpr size_t most_open = 8;

}  // namespace

void Classifier::on_line(std::string_view line, std::uint64_t number) {
    const KernelMessage message = kernel_message(line);
    if (message.stamped)
        ++stamped_;
    else if (stamped_ >= lines_that_settle_stamps)
        return;
    // The usual case: nothing is open, and the line says nothing of interest.
    if (!open_.empty()) return on_message(message.text, message.caller, number);
    if (const Sign* sign = sign_of(message.text))
        return begin(*sign, message.text, message.caller, number);
    if (is_prelude(message.text)) note_prelude(message.text, message.caller, number);
}

void Classifier::on_message(std::string_view text, std::string_view caller, std::uint64_t number) {
    const Sign* sign = sign_of(text);
    const auto own = std::ranges::find(open_, caller, &OpenReport::caller);
    for (auto& report : open_)
        if (report.caller() != caller) report.grow_old();
    if (own != open_.end()) {
        // "cut here" belongs to what follows, unless that turns out to be the same report's.
        if (is_prelude(text) && text[0] == '-') note_prelude(text, caller, number);
        const bool had_panicked = own->has_panicked();
        if (own->take(text, number, sign)) {
            if (!had_panicked && own->has_panicked()) ++turns_;
            return close_those_over();
        }
        if (sign && own->gives_way_to(*sign)) {
            own->interrupt("another report came before it was whole");
            close(*own);
            open_.erase(own);
            return begin(*sign, text, caller, number);
        }
    } else if (sign) {
        return begin(*sign, text, caller, number);
    } else {
        // Another processor's stack, that a stalled one's report has asked for.
        const auto other = std::ranges::find_if(open_, &OpenReport::takes_from_others);
        if (other != open_.end() && is_report_line(text)) other->take(text, number, nullptr);
    }
    note_prelude(text, caller, number);
    close_those_over();
}

void Classifier::begin(const Sign& sign, std::string_view text, std::string_view caller,
                       std::uint64_t number) {
    std::uint64_t first = number;
    if (const Prelude* prelude = prelude_of(caller, number)) first = prelude->first;
    std::erase_if(preludes_, [caller](const Prelude& p) { return p.caller == caller; });
    if (open_.size() >= most_open) {
        close(open_.front());
        open_.pop_front();
    }
    open_.emplace_back(sign, text, caller, first, number);
    ++turns_;
}

Classifier::Prelude* Classifier::prelude_of(std::string_view caller, std::uint64_t number) {
    std::erase_if(preludes_, [number](const Prelude& p) { return number > p.good_until; });
    const auto found = std::ranges::find(preludes_, caller, &Prelude::caller);
    return found == preludes_.end() ? nullptr : &*found;
}

void Classifier::note_prelude(std::string_view text, std::string_view caller,
                              std::uint64_t number) {
    if (!is_prelude(text)) return;
    Prelude* prelude = prelude_of(caller, number);
    if (!prelude) {
        if (preludes_.size() >= most_open) preludes_.pop_front();
        prelude = &preludes_.emplace_back(Prelude{number, 0, std::string(caller)});
    }
    // A separator frames the very next line; "cut here" opens a longer story.
    prelude->good_until = number + (text[0] == '=' ? 2 : prelude_reach);
}

void Classifier::close_those_over() {
    for (auto report = open_.begin(); report != open_.end();) {
        if (!report->is_over()) {
            ++report;
            continue;
        }
        close(*report);
        report = open_.erase(report);
    }
}

void Classifier::close(OpenReport& report) {
    if (report.is_believed()) sink_(report.report());
}

void Classifier::finish() {
    for (auto& report : open_) close(report);
    open_.clear();
}

std::vector<Report> Classifier::unfinished() const {
    std::vector<Report> reports;
    for (const auto& report : open_)
        if (report.is_believed()) reports.push_back(report.report());
    return reports;
}

}  // namespace kindling::verdict
