// kindling classify: finds the trouble that a kernel reports in a log.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>

#include "base/child.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/quote.h"
#include "cli/subcommands.h"
#include "report/symbols.h"
#include "report/trouble_json.h"
#include "verdict/classifier.h"
#include "verdict/log_lines.h"

namespace kindling::cli {

namespace {

using verdict::Report;

constexpr int json_version = 1;
constexpr size_t piece_size = size_t{256} << 10;

struct Log {
    std::string name;
    UniqueFd file;
};

// "-" is standard input.
Result<Log> open_log(const std::string& name) {
    UniqueFd file(name == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                              : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return errno_failure("open", printable(name));
    std::error_code ignored;
    if (fs::is_directory(name, ignored)) return failure("{} is a folder", printable(name));
    return Log{name, std::move(file)};
}

// Calls SINK with each report of LOG, as it is found.
Result<void> classify(const Log& log, const std::function<void(Report)>& sink) {
    verdict::LogLines lines;
    verdict::Classifier classifier(sink);
    const auto on_line = [&classifier](std::string_view line, std::uint64_t number) {
        classifier.on_line(line, number);
    };
    std::vector<char> piece(piece_size);
    for (;;) {
        const ssize_t got = ::read(log.file.get(), piece.data(), piece.size());
        if (interrupted_by() != 0) return interruption();
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno_failure("read", printable(log.name));
        if (got == 0) break;
        lines.add(std::string_view(piece.data(), static_cast<size_t>(got)), on_line);
    }
    if (!lines.unfinished().empty()) on_line(lines.unfinished(), lines.number());
    classifier.finish();
    return {};
}

using Places = std::vector<std::vector<report::SourcePlace>>;

std::string json_of(const std::string& log, const Report& report, const Places& places) {
    nlohmann::ordered_json all = {{"log", printable(log)}};
    all.update(report::trouble_to_json(report, places));
    return all.dump();
}

// No symbols, no places: the trouble itself is said all the same.
Places places_in(const std::vector<verdict::Frame>& stack, const std::string& vmlinux) {
    if (vmlinux.empty()) return Places(stack.size());
    return report::source_places(stack, vmlinux).value_or(Places(stack.size()));
}

void print_for_people(const std::string& log, const Report& report, const std::string& vmlinux) {
    fmt::print("{}:{}: {}\n", printable(log), report.first_line, printable(report.title));
    fmt::print("    {}, lines {} to {}{}\n", name_of(report.type), report.first_line,
               report.last_line, report.panic ? ", and the kernel panicked" : "");
    if (!report.corrupted.empty()) fmt::print("    not to be trusted: {}\n", report.corrupted);
    const auto stack = report::telling_frames(report.stack);
    for (const auto& line : report::source_lines(stack, places_in(stack, vmlinux)))
        fmt::print("      {}\n", printable(line));
}

class ClassifyCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "classify"; }
    [[nodiscard]] std::string summary() const override {
        return "Find the trouble that a kernel reports in a log";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling classify console.log\n"
               "  dmesg | kindling classify --json -";
    }
    void declare(Options& options) override {
        options.arguments("LOG", logs_, "Logs of a kernel, from anywhere; - is standard input");
        options.option("--vmlinux", vmlinux_,
                       "The kernel's symbols: lines of source are named then");
        options.flag("--json", json_, "Print JSON (docs/trouble.md)");
    }
    // 0: no trouble in any log, 1: some.
    Result<int> run() override {
        if (logs_.empty()) return failure("which log? (- reads standard input)");
        // Told now, and not by stacks without lines.
        if (!vmlinux_.empty()) TRY(report::source_places({}, vmlinux_));
        std::vector<Log> logs;
        for (const auto& name : logs_) logs.push_back(TRY(open_log(name)));
        size_t found = 0;
        if (json_) fmt::print("{{\"version\":{},\"reports\":[", json_version);
        for (const auto& log : logs)
            TRY(classify(log, [&](const Report& report) {
                if (json_)
                    fmt::print("{}\n{}", found == 0 ? "" : ",",
                               json_of(log.name, report, places_in(report.stack, vmlinux_)));
                else
                    print_for_people(log.name, report, vmlinux_);
                ++found;
            }));
        if (json_) fmt::print("\n]}}\n");
        return found == 0 ? 0 : 1;
    }

  private:
    std::vector<std::string> logs_;
    std::string vmlinux_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Subcommand> make_classify_command() {
    return std::make_unique<ClassifyCommand>();
}

}  // namespace kindling::cli
