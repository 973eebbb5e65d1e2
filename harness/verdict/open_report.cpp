#include "verdict/open_report.h"

#include <algorithm>

#include "verdict/generic_frames.h"
#include "verdict/guilty.h"
#include "verdict/kernel_message.h"
#include "verdict/report_lines.h"
#include "verdict/title.h"

namespace kindling::verdict {

namespace {

using std::string_view;

// With the uncertain ones a stack in an interrupt has a hundred and more.
constexpr size_t most_frames = 256;
constexpr unsigned most_lines = 4000;
constexpr unsigned oldest_age = 400;
constexpr string_view panic_begins = "Kernel panic - not syncing: ";

// The words of panics that follow from what was reported before (kernel/panic.c, kernel/exit.c,
// kernel/hung_task.c, kernel/watchdog.c, mm/oom_kill.c, arch/*/kernel).
constexpr string_view consequences[] = {
    "Fatal exception",
    "panic_on_",
    "kernel: panic_on_",
    "KASAN: panic_on_",
    "UBSAN: panic_on_",
    "KFENCE: panic_on_",
    "kfence",
    "Oops",
    "hung_task: blocked tasks",
    "softlockup: hung tasks",
    "RCU Stall",
    "RCU: ",
    "Hard LOCKUP",
    "Watchdog detected hard LOCKUP",
    "Aiee, killing interrupt handler",
    "Attempted to kill the idle task",
    "kernel stack overflow",
    "Machine halted",
    "System is deadlocked on memory",
    "Out of memory",
    "out of memory",
    "Fatal error",
    "scheduling while atomic",
    "BUG!",
    "Unrecoverable",
    "sysctl_panic_on_",
};

bool follows_from(string_view panic, const Sign& sign) {
    const string_view words = panic.substr(std::min(panic_begins.size(), panic.size()));
    if (std::ranges::any_of(consequences, [&](string_view c) { return words.starts_with(c); }))
        return true;
    // PID 1 died of what was reported: of a signal, not by an exit of its own.
    const Words died = words_in(words, R"(^Attempted to kill init! exitcode=0x(?P<w>[0-9a-f]+))");
    if (!died.found || died.w.size() < 2) return false;
    const bool by_signal =
        died.w.substr(0, died.w.size() - 2).find_first_not_of('0') == std::string::npos &&
        died.w.substr(died.w.size() - 2) != "00";
    if (sign.type == Type::oom_kill) return died.w.ends_with("09");
    return by_signal && (sign.traits & has_end) != 0 && sign.type != Type::warning;
}

// How many lines that are none of its own a report may have in its middle.
unsigned patience(Type type, std::uint8_t traits) {
    if (traits & no_stack) return 4;
    if (type == Type::lockdep || type == Type::oom_kill || type == Type::allocation_failure ||
        type == Type::rcu_stall)
        return 100;
    return 20;
}

// Reports that are about several processors or tasks.
bool is_about_many(Type type) {
    return type == Type::rcu_stall || type == Type::hung_task || type == Type::soft_lockup ||
           type == Type::hard_lockup || type == Type::workqueue_lockup || type == Type::kcsan ||
           type == Type::panic || type == Type::oom_kill;
}

std::string with_word(string_view title, const std::string& word) {
    const size_t at = title.find("{w}");
    if (at == string_view::npos) return std::string(title);
    return std::string(title.substr(0, at)) + without_particulars(word) +
           std::string(title.substr(at + 3));
}

}  // namespace

OpenReport::OpenReport(const Sign& sign, string_view message, string_view caller,
                       std::uint64_t first, std::uint64_t line)
    : sign_(&sign), caller_(caller), words_(message), first_(first), last_(line) {
    if (message.starts_with(panic_begins.substr(0, panic_begins.size() - 2))) {
        panic_ = words_;
        stage_ = Stage::panicking;
    }
    if (!sign.pattern.empty()) {
        Words words = words_in(message, sign.pattern);
        w_ = std::move(words.w);
        f_ = std::move(words.f);
    }
    if (find_stamp(message, 1) != string_view::npos) spoil("its first line is cut by another line");
    for (const string_view word : {"BUG: ", "WARNING: CPU", "Kernel panic - "})
        if (message.find(word, std::max<size_t>(sign.begins.size(), 1)) != string_view::npos)
            spoil("its first line is mixed with another report's");
}

bool OpenReport::take(string_view message, std::uint64_t line, const Sign* begins_another) {
    if (message.empty()) return true;
    const bool mine = take_panic(message) || take_second_headline(message, begins_another) ||
                      (!begins_another && is_mine(message));
    if (!mine) {
        ++foreign_;
        return false;
    }
    foreign_ = 0;
    age_ = 0;
    last_ = line;
    if (++lines_ > most_lines) stage_ = Stage::closed;
    read(message);
    return true;
}

bool OpenReport::take_panic(string_view message) {
    if (panic_ || !message.starts_with(panic_begins) || !follows_from(message, *sign_))
        return false;
    panic_ = std::string(message);
    stage_ = Stage::panicking;
    return true;
}

// "Oops: 0002 [#1]" behind "BUG: unable to handle …", "WARNING: CPU: …" behind "refcount_t: …".
bool OpenReport::take_second_headline(string_view message, const Sign* sign) {
    if (sign_->type == Type::unpacking && message.starts_with("RAMDISK: ") &&
        message.find(" found at block ") != string_view::npos)
        return retracted_ = true;
    if (sign_->type == Type::oom_kill && sign && sign->type == Type::oom_kill &&
        message.find(" invoked oom-killer") == string_view::npos)
        return true;
    if (sign_->type == Type::memory_leak && sign && sign->type == Type::memory_leak && lines_ == 0)
        return true;
    if (second_headline_ || stage_ != Stage::body || in_trace_) return false;
    const bool heralded = (sign_->traits & heralds) && sign &&
                          (sign->type == Type::warning || sign->type == Type::bug);
    // Words of another kind are another processor's report.
    const bool says_no_other = !sign || (sign->traits & doubtful) != 0 || sign->type == sign_->type;
    const bool died = is_die_line(message) && !is_die_line(words_) && says_no_other &&
                      sign_->type != Type::warning;
    second_headline_ = heralded || died;
    return second_headline_;
}

bool OpenReport::is_mine(string_view message) const {
    // A separator frames the reports of some, and may be the first line of the next one.
    if (is_separator(message) && !(sign_->traits & has_end) && sign_->type != Type::lockdep)
        return false;
    switch (stage_) {
        case Stage::body:
        case Stage::panicking:
            return is_report_line(message);
        case Stage::ended:
            return is_afterword(message);
        case Stage::closed:
            break;
    }
    return false;
}

void OpenReport::read(string_view message) {
    if (find_stamp(message) != string_view::npos) spoil("a line of it is cut by another line");
    if (!detail_found_ && !sign_->detail.empty()) {
        Words words = words_in(message, sign_->detail);
        detail_found_ = words.found;
        if (!words.f.empty()) f_ = std::move(words.f);
        detail_w_ = std::move(words.w);
    }
    if (stage_ != Stage::ended) note_context(message);
    read_stack(message);
    note_end(message);
}

void OpenReport::read_stack(string_view message) {
    if (begins_other_story(message)) stack_open_ = false;
    if (begins_stack(message)) {
        // What lockdep lists before are the places where the locks were taken once.
        if (message.starts_with("stack backtrace")) {
            stack_.clear();
            stack_open_ = true;
        } else if (in_trace_) {
            stack_open_ = stack_.empty();
        }
        in_trace_ = !message.starts_with("stack backtrace");
        return;
    }
    if (!stack_open_ || stack_.size() >= most_frames) return;
    auto frame = program_counter(message);
    if (!frame) frame = stack_frame(message);
    if (frame) stack_.push_back(*std::move(frame));
}

// Two tasks that report at once, on a kernel that does not say which line is whose.
void OpenReport::note_context(string_view message) {
    if (!message.starts_with("CPU: ")) return;
    const std::string context = words_in(message, R"(^CPU: \d+ (?:UID: \d+ )?PID: (?P<w>\d+))").w;
    if (context.empty()) return;
    if (context_.empty()) context_ = context;
    if (context != context_ && stage_ == Stage::body && !is_about_many(sign_->type) &&
        caller_.empty()) {
        spoil("the reports of two tasks are mixed in it");
        // Whose frames they are can't be told any more.
        mixed_ = true;
        stack_open_ = false;
    }
}

void OpenReport::note_end(string_view message) {
    if (message.starts_with("---[ end Kernel panic")) {
        stage_ = Stage::closed;
    } else if (message.starts_with("---[ end trace")) {
        if (stage_ == Stage::body) stage_ = Stage::ended;
    } else if (message[0] == '=' && is_separator(message) && (sign_->traits & has_end) &&
               !stack_.empty() && stage_ == Stage::body) {
        stage_ = Stage::ended;
    }
}

void OpenReport::interrupt(string_view why) {
    const bool lacks_end = (sign_->traits & has_end) && stage_ == Stage::body;
    const bool lacks_stack = !(sign_->traits & no_stack) && stack_.empty();
    if (lacks_end || lacks_stack) spoil(why);
}

void OpenReport::spoil(string_view why) {
    if (corrupted_.empty()) corrupted_ = why;
}

bool OpenReport::is_over() const {
    if (stage_ == Stage::closed || retracted_ || age_ > oldest_age) return true;
    // Behind the end of an oops the panic may still come; behind that of a warning, nothing.
    if (stage_ == Stage::ended)
        return foreign_ > (sign_->type == Type::warning || sign_->type == Type::kasan ? 0 : 12);
    return foreign_ > patience(sign_->type, sign_->traits);
}

bool OpenReport::gives_way_to(const Sign& other) const {
    return !(other.traits & doubtful) || (sign_->traits & doubtful) || stage_ != Stage::body;
}

bool OpenReport::is_believed() const {
    return !retracted_ && (!(sign_->traits & doubtful) || !stack_.empty() || detail_found_);
}

bool OpenReport::takes_from_others() const {
    return is_about_many(sign_->type) && !panic_;
}

Report OpenReport::report() const {
    Report report{.type = sign_->type,
                  .title = with_word(sign_->title, w_),
                  .words = words_,
                  .first_line = first_,
                  .last_line = last_,
                  .stack = stack_,
                  .panic = panic_,
                  .corrupted = corrupted_,
                  .boot_goes_on = (sign_->traits & goes_on) != 0 && !panic_};
    // A headline that is cut may hold no word that a person could be told.
    if (report.title.empty()) {
        report.title = name_of(sign_->type);
        if (report.corrupted.empty()) report.corrupted = "its first line is cut";
    }
    if (sign_->traits & heralds && !second_headline_ && stack_.empty() && report.corrupted.empty())
        report.corrupted = "the rest of it is missing";
    if (!(sign_->traits & no_stack) && stack_.empty() && report.corrupted.empty())
        report.corrupted = "its stack is missing";
    if (!detail_w_.empty()) report.title += " " + without_particulars(detail_w_);
    // Memory that could not be had at all is a panic with its own words.
    if (sign_->type == Type::oom_kill && detail_w_.empty() && panic_)
        report.title = "kernel panic: " + without_particulars(panic_->substr(panic_begins.size()));
    if (sign_->traits & no_function) return report;
    report.function = plain_name(f_);
    if ((report.function.empty() || is_generic(report.function)) && !mixed_)
        if (std::string guilty = guilty_function(stack_); !guilty.empty()) report.function = guilty;
    if (!report.function.empty())
        report.title += " in " + report.function;
    else if (sign_->type == Type::bug && !w_.empty() &&
             sign_->title.find("{w}") == string_view::npos)
        report.title += " at " + w_;
    return report;
}

}  // namespace kindling::verdict
