// kindling conformance: asks the duties of PID 1 of several inits.

#include <algorithm>

#include "base/checkout.h"
#include "base/file.h"
#include "base/host_processors.h"
#include "base/nearest.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/boot_options.h"
#include "cli/conformance_image.h"
#include "cli/conformance_run.h"
#include "cli/subcommands.h"
#include "conformance/duty.h"
#include "conformance/expectation.h"
#include "conformance/subject.h"
#include "report/table.h"

namespace kindling::cli {

namespace {

using conformance::Duty;
using conformance::Subject;
using Standing = Answer::Standing;

bool is_in(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

// What an init said to all duties.
struct Column {
    Subject subject;
    std::vector<Answer> answers;
};

report::Table::Cell cell_of(Standing standing) {
    switch (standing) {
        case Standing::pass:
            return {"pass", "green"};
        case Standing::fail:
            return {"FAIL", "red"};
        case Standing::not_claimed:
            return {"-", "dim"};
        case Standing::trouble:
            return {"infra", "yellow"};
        case Standing::not_asked:
            break;
    }
    return {"", ""};
}

std::string table_of(const std::vector<Duty>& duties, const std::vector<size_t>& wanted,
                     const std::vector<Column>& columns) {
    std::vector<report::Table::Column> titles{{"duty"}};
    for (const auto& column : columns) titles.push_back({column.subject.name});
    report::Table table(std::move(titles));
    for (const size_t duty : wanted) {
        std::vector<report::Table::Cell> row{{duties[duty].name}};
        for (const auto& column : columns) row.push_back(cell_of(column.answers[duty].standing));
        table.add(std::move(row));
    }
    return table.text();
}

std::string sum_of(const Column& column) {
    const auto count = [&](Standing standing) {
        return std::ranges::count(column.answers, standing, &Answer::standing);
    };
    std::string sum =
        fmt::format("{}: {} pass, {} fail, {} not claimed", column.subject.name,
                    count(Standing::pass), count(Standing::fail), count(Standing::not_claimed));
    if (const auto trouble = count(Standing::trouble); trouble > 0)
        sum += fmt::format(", {} not known (infra)", trouble);
    return sum + "\n";
}

// Why something failed: what was asked, where that comes from, and what came instead.
std::string reasons_of(const std::vector<Duty>& duties, const Column& column) {
    std::string text;
    for (size_t duty = 0; duty < duties.size(); ++duty) {
        const Answer& answer = column.answers[duty];
        if (answer.standing != Standing::fail && answer.standing != Standing::trouble) continue;
        text += fmt::format("\n{}  {}  {}\n", cell_of(answer.standing).text, column.subject.name,
                            duties[duty].name);
        text += fmt::format("  asked    {}\n", duties[duty].asks);
        for (const auto& source : duties[duty].sources)
            text += fmt::format("  from     {}\n", source);
        text += fmt::format("  because  {}\n", printable(answer.reason));
    }
    return text;
}

std::string claims_of(const std::vector<Duty>& duties, const Column& column) {
    std::string text;
    for (size_t duty = 0; duty < duties.size(); ++duty)
        if (column.answers[duty].standing == Standing::not_claimed)
            text += fmt::format("\n-  {}  {}\n  {}\n", column.subject.name, duties[duty].name,
                                printable(column.answers[duty].reason));
    return text;
}

std::string list_of(const std::vector<Duty>& duties) {
    std::string text;
    for (const auto& duty : duties) {
        text += fmt::format("{}\n  {}\n", duty.name, duty.asks);
        for (const auto& source : duty.sources) text += fmt::format("  {}\n", source);
    }
    return text;
}

int exit_code_of(const std::vector<Column>& columns) {
    bool failed = false;
    bool trouble = false;
    for (const auto& column : columns)
        for (const auto& answer : column.answers) {
            failed |= answer.standing == Standing::fail;
            trouble |= answer.standing == Standing::trouble;
        }
    return failed ? 1 : trouble ? 125 : 0;
}

// 0 when each init failed what it was expected to fail, and nothing else; else 1 (or 125), and what
// is different is said.
int compare(const std::vector<Duty>& duties, const std::vector<Column>& columns,
            const std::map<std::string, conformance::Expectation>& expectations) {
    int code = 0;
    for (const auto& column : columns) {
        const auto known = expectations.find(column.subject.name);
        const auto expected =
            known == expectations.end() ? conformance::Expectation{} : known->second;
        for (size_t duty = 0; duty < duties.size(); ++duty) {
            const Standing standing = column.answers[duty].standing;
            if (standing == Standing::trouble && code == 0) code = 125;
            if (standing != Standing::pass && standing != Standing::fail) continue;
            const auto wrong = conformance::contradiction_of(expected, duties[duty].name,
                                                             standing == Standing::fail);
            if (wrong.empty()) continue;
            fmt::print("not as expected: {}: {}\n", column.subject.name, wrong);
            code = 1;
        }
    }
    return code;
}

class ConformanceCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "conformance"; }
    [[nodiscard]] std::string summary() const override {
        return "Ask the duties of PID 1 of our /init and of others";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling conformance --init kindling   # all duties, of one init\n"
               "  kindling conformance --duty zombies    # one duty, of all of them\n"
               "  kindling conformance --init ./my-init  # one of your own\n"
               "  kindling conformance --list            # what is asked, and where it comes from";
    }
    void declare(Options& options) override {
        options.list_option("--init", inits_,
                            "Only this init, or the path of your own; may be given several times");
        options.option("--claims", claims_, "What your own init does not claim (a .init file)");
        options.list_option("--duty", asked_, "Only this duty; may be given several times");
        options.option("-j,--jobs", jobs_, "So many of the guests' processors at a time");
        options.flag("--list", list_, "Say what the duties are and where they come from, and stop");
        options.option("--expect", expect_,
                       "Compare with what this file says that each init fails");
        options.flag("--quote", quote_, "Quote why something is not claimed");
        boot_.declare_machine(options);
        boot_.declare_sources(options);
    }

    Result<int> run() override {
        if (jobs_ < 1) return failure("--jobs is at least 1");
        const fs::path folder = checkout::root() / "tests" / "pid1";
        const auto duties = TRY(conformance::load_duties(folder));
        if (list_) {
            fmt::print("{}", list_of(duties));
            return 0;
        }
        std::vector<std::string> names;
        for (const auto& duty : duties) names.push_back(duty.name);
        const auto wanted = TRY(wanted_duties(names));
        const auto subjects = TRY(wanted_subjects(folder / "inits", names));
        std::map<std::string, conformance::Expectation> expectations;
        if (!expect_.empty())
            expectations =
                TRY(conformance::parse_expectations(expect_, TRY(read_file(expect_)), names));
        Supplies supplies = TRY(Supplies::open(boot_));
        std::vector<Column> columns;
        for (const auto& subject : subjects) {
            const auto image = TRY(image_of_subject(subject, folder / "inits", supplies));
            columns.push_back(
                {subject, TRY(ask(subject, image, duties, wanted, supplies, boot_, jobs_))});
        }
        fmt::print("\n{}\n", table_of(duties, wanted, columns));
        for (const auto& column : columns) fmt::print("{}", sum_of(column));
        for (const auto& column : columns) {
            fmt::print("{}", reasons_of(duties, column));
            if (quote_) fmt::print("{}", claims_of(duties, column));
        }
        std::fflush(stdout);
        return expect_.empty() ? exit_code_of(columns) : compare(duties, columns, expectations);
    }

  private:
    Result<std::vector<size_t>> wanted_duties(const std::vector<std::string>& names) const {
        std::vector<size_t> wanted;
        for (const auto& name : asked_)
            if (!is_in(names, name))
                return failure("there is no duty \"{}\"{}", printable(name),
                               did_you_mean(name, names));
        for (size_t duty = 0; duty < names.size(); ++duty)
            if (asked_.empty() || is_in(asked_, names[duty])) wanted.push_back(duty);
        return wanted;
    }

    // A person's own init: a program or script at PATH.
    [[nodiscard]] Result<Subject> own_subject(const fs::path& path, const fs::path& folder,
                                              const std::vector<std::string>& duties) const {
        Subject subject;
        if (!claims_.empty())
            subject = TRY(conformance::parse_subject(claims_, TRY(read_file(claims_)), duties));
        subject.name = path.filename().string();
        subject.program = path;
        if (subject.image.empty()) subject.image = folder / "own.list";
        return subject;
    }

    [[nodiscard]] Result<std::vector<Subject>> wanted_subjects(
        const fs::path& folder, const std::vector<std::string>& duties) const {
        auto known = TRY(conformance::load_subjects(folder, duties));
        if (inits_.empty()) {
            std::erase_if(known, [](const Subject& subject) { return subject.by_name_only; });
            return known;
        }
        std::vector<std::string> names;
        for (const auto& subject : known) names.push_back(subject.name);
        std::vector<Subject> wanted;
        for (const auto& name : inits_) {
            const auto subject = std::ranges::find(known, name, &Subject::name);
            if (subject != known.end())
                wanted.push_back(*subject);
            else if (name.contains('/'))
                wanted.push_back(TRY(own_subject(name, folder, duties)));
            else
                return failure(
                    "there is no init \"{}\" in tests/pid1/inits{}\n"
                    "one of your own is a path: ./{}",
                    printable(name), did_you_mean(name, names), printable(name));
        }
        return wanted;
    }

    std::vector<std::string> inits_;
    std::vector<std::string> asked_;
    int jobs_ = host_processors();
    std::string claims_;
    std::string expect_;
    bool list_ = false;
    bool quote_ = false;
    BootOptions boot_;
};

}  // namespace

std::unique_ptr<Subcommand> make_conformance_command() {
    return std::make_unique<ConformanceCommand>();
}

}  // namespace kindling::cli
