#include "cli/conformance_run.h"

#include <mutex>

#include "base/checkout.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "cli/prepared_boot.h"
#include "conformance/disk.h"
#include "conformance/group.h"
#include "suite/host.h"
#include "suite/pool.h"

namespace kindling::cli {

namespace {

using conformance::Duty;
using conformance::Group;
using conformance::Split;
using conformance::Subject;

constexpr int most_tries = 3;

// A boot that asks a group of duties, with the disk that they want.
struct GroupBoot {
    Group group;
    TemporaryDirectory scratch;
    PreparedBoot prepared;
    Split split{.reason = "it was not booted", .trouble = true};
};

// One init while it is asked.
class Asking {
  public:
    Asking(const Subject& subject, const fs::path& image, const std::vector<Duty>& duties,
           Supplies& supplies, const BootOptions& options, int jobs)
        : subject_(subject),
          image_(image),
          duties_(duties),
          supplies_(supplies),
          options_(options),
          jobs_(jobs),
          answers_(duties.size()) {}

    Result<std::vector<Answer>> ask(const std::vector<size_t>& wanted) {
        const auto claimed = without_what_is_not_claimed(wanted);
        auto open = grouped(duties_, claimed);
        Stage stage(subject_.name, static_cast<int>(claimed.size()));
        // What stood behind a duty that failed is asked in the next round.
        while (!open.empty()) {
            std::vector<GroupBoot> round;
            for (auto& group : open) round.push_back(TRY(prepare(std::move(group))));
            make(round, stage);
            if (interrupted_by() != 0) return interruption();
            open.clear();
            for (const auto& boot : round) note(boot, open);
        }
        stage.done(fmt::format("{} duties asked", claimed.size()));
        return std::move(answers_);
    }

  private:
    std::vector<size_t> without_what_is_not_claimed(const std::vector<size_t>& wanted) {
        std::vector<size_t> claimed;
        for (const size_t duty : wanted) {
            const auto claim = subject_.not_claimed.find(duties_[duty].name);
            if (claim == subject_.not_claimed.end())
                claimed.push_back(duty);
            else
                answers_[duty] = {Answer::Standing::not_claimed,
                                  fmt::format("{} ({})", claim->second.says, claim->second.where)};
        }
        return claimed;
    }

    Result<GroupBoot> prepare(Group group) {
        const Duty& first = duties_[group.front()];
        scenario::Scenario scenario = joined(duties_, group);
        scenario.image = fs::absolute(image_).string();
        auto scratch = TRY(TemporaryDirectory::make("conformance"));
        if (first.disk != conformance::DiskKind::none) {
            TRY(make_directories(scratch.path() / "root"));
            TRY(conformance::make_disk(disk_in(scratch), first.disk, checkout::guest("ask"),
                                       scratch.path() / "root"));
            scenario.disks.push_back(
                {.file = disk_in(scratch), .access = machine::Disk::Access::writable});
        }
        auto boot = TRY(prepared(std::move(scenario), supplies_, options_));
        return GroupBoot{std::move(group), std::move(scratch), std::move(boot)};
    }

    static fs::path disk_in(const TemporaryDirectory& scratch) { return scratch.path() / "disk"; }

    // Makes all boots of a round, several at a time.
    void make(std::vector<GroupBoot>& round, Stage& stage) const {
        std::vector<suite::Need> needs;
        for (const auto& boot : round)
            needs.push_back(
                suite::need_of_guest(boot.prepared.machine.cpus, boot.prepared.machine.memory_mib));
        suite::Plan plan(std::move(needs), {}, suite::budget_of_host(jobs_));
        std::mutex mutex;
        const auto work = [&](const suite::Turn& turn) {
            GroupBoot& boot = round[turn.test];
            // A loaded host can keep a machine from coming so far as to start an init.
            for (int tries = 0; tries < most_tries && boot.split.trouble; ++tries)
                boot.split = split_of(boot);
            const std::scoped_lock lock(mutex);
            stage.step(duties_[boot.group.back()].name);
            return true;
        };
        suite::work_off(plan, static_cast<size_t>(jobs_), work, [&](std::optional<size_t>) {
            const std::scoped_lock lock(mutex);
            stage.tick();
        });
    }

    Split split_of(const GroupBoot& boot) const {
        const auto split = played(boot);
        return split ? *split : Split{.reason = describe(split.error()), .trouble = true};
    }

    Result<Split> played(const GroupBoot& boot) const {
        const Duty& first = duties_[boot.group.front()];
        if (!boot.prepared.trouble.empty()) return failure("{}", boot.prepared.trouble);
        const auto judged =
            TRY(cli::boot(boot.prepared, TRY(console_of(first)), options_.time_scale));
        auto split = conformance::split(duties_, boot.group, judged.playback);
        if (split.passed < boot.group.size() || first.disk == conformance::DiskKind::none)
            return split;
        if (const auto fault =
                TRY(conformance::fault_of_disk(disk_in(boot.scratch), first.afterwards)))
            return Split{.reason = *fault};
        return split;
    }

    // Where the console of the boot goes that asks FIRST, and perhaps others behind it.
    [[nodiscard]] Result<fs::path> console_of(const Duty& first) const {
        const fs::path folder = supplies_.cache().root() / "runs" / "conformance" / subject_.name;
        TRY(make_directories(folder));
        return folder / (first.name + ".console");
    }

    // Takes the answers of a boot; the duties of which it says nothing are added to OPEN.
    void note(const GroupBoot& boot, std::vector<Group>& open) {
        const auto& [group, scratch, prepared, split] = boot;
        for (size_t at = 0; at < split.passed; ++at)
            answers_[group[at]].standing = Answer::Standing::pass;
        if (split.passed == group.size()) return;
        if (split.trouble) {
            for (size_t at = split.passed; at < group.size(); ++at)
                answers_[group[at]] = {Answer::Standing::trouble, split.reason};
            return;
        }
        answers_[group[split.passed]] = {Answer::Standing::fail, split.reason};
        if (split.passed + 1 < group.size())
            open.emplace_back(group.begin() + static_cast<std::ptrdiff_t>(split.passed) + 1,
                              group.end());
    }

    const Subject& subject_;
    const fs::path& image_;
    const std::vector<Duty>& duties_;
    Supplies& supplies_;
    const BootOptions& options_;
    int jobs_;
    std::vector<Answer> answers_;
};

}  // namespace

Result<std::vector<Answer>> ask(const Subject& subject, const fs::path& image,
                                const std::vector<Duty>& duties, const std::vector<size_t>& wanted,
                                Supplies& supplies, const BootOptions& options, int jobs) {
    return Asking(subject, image, duties, supplies, options, jobs).ask(wanted);
}

}  // namespace kindling::cli
