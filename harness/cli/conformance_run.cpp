#include "cli/conformance_run.h"

#include <deque>

#include "base/checkout.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "cli/described_machine.h"
#include "cli/second_opinion.h"
#include "conformance/disk.h"
#include "conformance/group.h"

namespace kindling::cli {

namespace {

using conformance::Duty;
using conformance::Group;
using conformance::Subject;

constexpr int most_tries = 3;

// One init while it is asked.
class Asking {
  public:
    Asking(const Subject& subject, const fs::path& image, const std::vector<Duty>& duties,
           Supplies& supplies, const BootOptions& options)
        : subject_(subject),
          image_(image),
          duties_(duties),
          supplies_(supplies),
          options_(options),
          answers_(duties.size()) {}

    Result<std::vector<Answer>> ask(const std::vector<size_t>& wanted) {
        std::vector<size_t> claimed;
        for (const size_t duty : wanted) {
            const auto claim = subject_.not_claimed.find(duties_[duty].name);
            if (claim == subject_.not_claimed.end())
                claimed.push_back(duty);
            else
                answers_[duty] = {Answer::Standing::not_claimed,
                                  fmt::format("{} ({})", claim->second.says, claim->second.where)};
        }
        for (auto& group : grouped(duties_, claimed)) open_.push_back(std::move(group));
        Stage stage(subject_.name, static_cast<int>(claimed.size()));
        while (!open_.empty()) {
            const Group group = std::move(open_.front());
            open_.pop_front();
            auto split = boot(group, stage);
            // A loaded host can keep a machine from coming so far as to start an init.
            for (int tries = 1; tries < most_tries && split && split->trouble; ++tries)
                split = boot(group, stage);
            if (interrupted_by() != 0) return interruption();
            note(group,
                 split ? *split
                       : conformance::Split{.reason = describe(split.error()), .trouble = true});
        }
        stage.done(fmt::format("{} duties asked", claimed.size()));
        return std::move(answers_);
    }

  private:
    Result<conformance::Split> boot(const Group& group, Stage& stage) {
        const Duty& first = duties_[group.front()];
        scenario::Scenario scenario = joined(duties_, group);
        scenario.image = fs::absolute(image_).string();
        const TemporaryDirectory scratch = TRY(TemporaryDirectory::make("conformance"));
        const fs::path disk = scratch.path() / "disk";
        if (first.disk != conformance::DiskKind::none) {
            TRY(make_directories(scratch.path() / "root"));
            TRY(conformance::make_disk(disk, first.disk, checkout::guest("ask"),
                                       scratch.path() / "root"));
            scenario.disks.push_back({.file = disk, .access = machine::Disk::Access::writable});
        }
        auto machine = TRY(described_machine(scenario, supplies_, options_));
        const auto playback = TRY(play_with_second_opinion(
            scenario, machine, TRY(console_of(first)), options_.time_scale, [&] { stage.tick(); }));
        auto split = conformance::split(duties_, group, playback);
        stage.step(duties_[group.back()].name);
        if (split.passed < group.size() || first.disk == conformance::DiskKind::none) return split;
        if (const auto fault = TRY(conformance::fault_of_disk(disk, first.afterwards)))
            return conformance::Split{.reason = *fault};
        return split;
    }

    // Where the console of the boot goes that asks FIRST, and perhaps others behind it.
    Result<fs::path> console_of(const Duty& first) const {
        const fs::path folder = supplies_.cache().root() / "runs" / "conformance" / subject_.name;
        TRY(make_directories(folder));
        return folder / (first.name + ".console");
    }

    void note(const Group& group, const conformance::Split& split) {
        for (size_t at = 0; at < split.passed; ++at)
            answers_[group[at]].standing = Answer::Standing::pass;
        if (split.passed == group.size()) return;
        if (split.trouble) {
            for (size_t at = split.passed; at < group.size(); ++at)
                answers_[group[at]] = {Answer::Standing::trouble, split.reason};
            return;
        }
        answers_[group[split.passed]] = {Answer::Standing::fail, split.reason};
        // Those behind it were not asked yet: they get a boot without it.
        if (split.passed + 1 < group.size())
            open_.emplace_front(group.begin() + static_cast<std::ptrdiff_t>(split.passed) + 1,
                                group.end());
    }

    const Subject& subject_;
    const fs::path& image_;
    const std::vector<Duty>& duties_;
    Supplies& supplies_;
    const BootOptions& options_;
    std::vector<Answer> answers_;
    std::deque<Group> open_;
};

}  // namespace

Result<std::vector<Answer>> ask(const Subject& subject, const fs::path& image,
                                const std::vector<Duty>& duties, const std::vector<size_t>& wanted,
                                Supplies& supplies, const BootOptions& options) {
    return Asking(subject, image, duties, supplies, options).ask(wanted);
}

}  // namespace kindling::cli
