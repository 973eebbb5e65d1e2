// kindling test: boots scenarios, many at a time, and judges them.

#include <filesystem>

#include "base/file.h"
#include "base/host_processors.h"
#include "cli/boot_options.h"
#include "cli/boots.h"
#include "cli/scenario_set.h"
#include "cli/subcommands.h"
#include "report/formats.h"
#include "suite/selection.h"

namespace kindling::cli {

namespace {

class TestCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "test"; }
    [[nodiscard]] std::string summary() const override { return "Boot scenarios and judge them"; }
    [[nodiscard]] std::string example() const override {
        return "kindling test hello        # tests/boot/hello.boot\n"
               "  kindling test my/own.boot --kernel bzImage\n"
               "  kindling test my/folder --jobs 4 --junit report.xml --html report.html";
    }
    void declare(Options& options) override {
        options.arguments("SCENARIO", names_,
                          "Names under tests/boot, paths of .boot files, cells (\"x[cpus=2]\"), "
                          "folders, tags; none: all of tests/boot");
        declare_choice(options);
        options.option("-j,--jobs", jobs_, "So many of the guests' processors at a time");
        options.option("--repeat", repeat_, "Make each boot so many times");
        options.flag("--until-fail", until_fail_,
                     "Begin no more once one did not pass; without --repeat, go on until then");
        options.option("--retry", retry_,
                       "Try what does not pass again, so many times; then it is flaky, not a pass");
        for (const auto& format : report::formats())
            options.option(fmt::format("--{}", format.name), reports_[format.name],
                           std::string(format.help));
        options.option("--artifacts", artifacts_,
                       "Keep what each boot leaves behind in this folder");
        boot_.declare_machine(options);
        boot_.declare_sources(options);
    }

    Result<int> run() override {
        const auto shard = shard_.empty() ? suite::Shard{} : TRY(suite::parse_shard(shard_));
        const Campaign all = TRY(campaign());
        auto boots = TRY(chosen());
        if (boots.empty()) return failure("no boot is left: see --filter and --tag");
        boots = suite::in_shard(std::move(boots), shard);
        // Of a few boots the last of many shards has none: that is no fault.
        if (boots.empty()) fmt::print("no boot is in the shard {}\n", shard_);
        return boot_and_report(std::move(boots), boot_, all);
    }

  private:
    void declare_choice(Options& options) {
        options.option("--filter", filter_, "Only those whose name matches this expression");
        options.list_option("--tag", tags_, "Only those that bear this tag (may be repeated)");
        options.option("--shard", shard_, "I/N: only the Ith of N equal shares, as 1/3");
    }

    // The boots that are asked for, of which a shard is a share.
    [[nodiscard]] Result<std::vector<scenario::Scenario>> chosen() const {
        auto boots = TRY(scenarios_named(names_));
        boots = TRY(suite::with_tags(std::move(boots), tags_));
        return filter_.empty() ? boots : suite::with_name(std::move(boots), filter_);
    }

    static Result<void> in_range(std::string_view option, int value, int least) {
        constexpr int most = 1'000'000;
        if (value >= least && value <= most) return {};
        return failure("{} {}: it is from {} to {}", option, value, least, most);
    }

    [[nodiscard]] Result<Campaign> campaign() {
        TRY(in_range("--jobs", jobs_, 1));
        TRY(in_range("--repeat", repeat_, 1));
        TRY(in_range("--retry", retry_, 0));
        std::vector<report::Destination> wanted;
        for (const auto& format : report::formats())
            if (const auto& file = reports_[format.name]; !file.empty())
                wanted.push_back({&format, file});
        if (!artifacts_.empty()) TRY(make_directories(artifacts_));
        return Campaign{.rounds = {.repeat = repeat_ >= 0  ? repeat_
                                             : until_fail_ ? 0
                                                           : 1,
                                   .until_fail = until_fail_,
                                   .retry = retry_},
                        .jobs = jobs_,
                        .artifacts = artifacts_,
                        .reports = TRY(report::Destinations::open(std::move(wanted)))};
    }

    std::vector<std::string> names_;
    std::vector<std::string> tags_;
    std::string filter_;
    std::string shard_;
    std::string artifacts_;
    std::map<std::string_view, std::string> reports_;
    int jobs_ = host_processors();
    int repeat_ = 1;
    int retry_ = 0;
    bool until_fail_ = false;
    BootOptions boot_;
};

}  // namespace

std::unique_ptr<Subcommand> make_test_command() {
    return std::make_unique<TestCommand>();
}

}  // namespace kindling::cli
