// kindling bench: what a boot costs, to the instruction.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/benched.h"
#include "cli/min_memory.h"
#include "cli/scenario_set.h"
#include "cli/subcommands.h"
#include "cli/wall.h"
#include "cost/difference.h"
#include "cost/listing.h"
#include "cost/measured_boot.h"

namespace kindling::cli {

namespace {

class BenchCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "bench"; }
    [[nodiscard]] std::string summary() const override {
        return "Count what boots cost, to the instruction";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling bench hello                          # three boots, which must be the "
               "same\n"
               "  kindling bench hello --save before.json\n"
               "  kindling bench hello --against before.json --limit +0.5% --limit initcalls=+1%";
    }
    void declare(Options& options) override {
        options.arguments("SCENARIO", names_, "Names under tests/boot, or paths of .boot files");
        options.option("--runs", request_.runs,
                       "How often each is booted: every boot must be the same");
        options.option("-j,--jobs", request_.jobs, "So many of them at a time");
        options.option("--initcalls", initcalls_, "How many initcalls are shown; 0: all");
        options.option("--save", save_, "Keep what it cost in this file (JSON)");
        options.option("--against", against_, "Compare with such a file: say what differs");
        options.list_option("--limit", limits_,
                            "With --against: exit 1 when it costs more than +0.5% or +1000 "
                            "instructions more; initcalls=+1% for one phase or initcall");
        options.option("--wall", wall_, "Boot each so often by the wall clock, too, interleaved");
        options.flag("--min-memory", min_memory_, "Find the smallest memory that each boots in");
        options.option("--cmdline", request_.command_line,
                       "Words that are added to the kernel's command line");
        request_.boot.declare_machine(options);
        request_.boot.declare_sources(options);
    }
    Result<int> run() override {
        if (names_.empty()) return failure("bench: which scenario? For example: bench hello");
        const bool counts = request_.runs > 0;
        if (!counts && wall_ == 0 && !min_memory_) return failure("--runs is a number from 1 on");
        if (request_.jobs < 1) return failure("--jobs is a number from 1 on");
        if (!limits_.empty() && against_.empty())
            return failure("--limit says how much more than another boot: it needs --against FILE");
        std::vector<cost::Limit> limits;
        for (const auto& text : limits_) limits.push_back(TRY(cost::parse_limit(text)));
        std::vector<cost::Record> before;
        if (!against_.empty()) before = TRY(cost::read_records(against_));

        const auto files = TRY(scenario_files(names_));
        if (wall_ > 0) {
            Supplies supplies = TRY(Supplies::open(request_.boot));
            const int code = TRY(bench_wall(files, wall_, supplies, request_.boot));
            if (code != 0 || !counts) return code;
        }
        // How much memory is enough does not hang on a moment: these boots need not repeat to the
        // bit.
        if (min_memory_) {
            Supplies supplies = TRY(Supplies::open(request_.boot));
            int code = 0;
            for (const auto& file : files)
                code = std::max(code, TRY(find_min_memory(file, supplies, request_.boot)));
            return code;
        }
        request_.boot.repeatable = true;
        Supplies supplies = TRY(Supplies::open(request_.boot));
        request_.plugin = cost::plugin_for_qemu(supplies.cache());
        if (!request_.plugin)
            fmt::print(
                "note: this QEMU takes no plugins: what follows is told by the kernel's own "
                "time stamps and initcall_debug, in nanoseconds\n");
        std::vector<cost::Record> records;
        int code = 0;
        for (const auto& file : files) {
            const auto benched = TRY(bench_scenario(file, supplies, request_));
            if (const auto* none = std::get_if<NotBenched>(&benched)) return none->exit_code;
            const auto& record = std::get<cost::Record>(benched);
            fmt::print("\n{}", cost::listing_of(record.profile, shown_initcalls(record)));
            if (!against_.empty()) code = std::max(code, TRY(compare(before, record, limits)));
            records.push_back(record);
            std::fflush(stdout);
        }
        if (!save_.empty()) TRY(replace_file(save_, cost::records_text(records)));
        return code;
    }

  private:
    [[nodiscard]] size_t shown_initcalls(const cost::Record& record) const {
        return initcalls_ <= 0 ? record.profile.initcalls.size() : static_cast<size_t>(initcalls_);
    }

    // Says what differs, and gives the exit code.
    [[nodiscard]] Result<int> compare(const std::vector<cost::Record>& before,
                                      const cost::Record& after,
                                      const std::vector<cost::Limit>& limits) const {
        const auto same = std::ranges::find_if(before, [&](const cost::Record& record) {
            return record.identity.scenario == after.identity.scenario;
        });
        if (same == before.end())
            return failure("{}: no boot of {} in it", against_, printable(after.identity.scenario));
        const std::string reason = cost::not_comparable(same->identity, after.identity);
        if (!reason.empty()) return say_not_comparable(reason);
        fmt::print("\n{}", cost::differences_text(*same, after, shown_initcalls(after)));
        int code = 0;
        for (const auto& limit : limits) {
            const auto sentence = TRY(cost::beyond(limit, same->profile, after.profile));
            if (sentence.empty()) continue;
            fmt::print("{}  {}\n", coloured("red", "over the limit:"), sentence);
            code = 1;
        }
        return code;
    }

    std::vector<std::string> names_;
    BenchRequest request_;
    int initcalls_ = 10;
    std::string save_;
    std::string against_;
    std::vector<std::string> limits_;
    int wall_ = 0;
    bool min_memory_ = false;
};

}  // namespace

std::unique_ptr<Subcommand> make_bench_command() {
    return std::make_unique<BenchCommand>();
}

}  // namespace kindling::cli
