// kindling same: boots two images and compares where they end.

#include "base/checkout.h"
#include "base/file.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/boot_options.h"
#include "cli/described_machine.h"
#include "cli/second_opinion.h"
#include "cli/subcommands.h"
#include "cli/supplies.h"
#include "initramfs/segment.h"
#include "same/difference.h"
#include "same/snapshot.h"
#include "same/volatile.h"

namespace kindling::cli {

namespace {

using verdict::Verdict;

// Where the probe lies in the image, until it starts and takes itself away.
constexpr std::string_view probe_path = "/.kindling-same";
// What it says on the console when it is done.
constexpr const char* probe_done = "kindling: the probe has told all";

// One of the two images: "A" or "B", and what its boot came to.
struct Side {
    std::string name;
    std::string image;
    fs::path file{};  // that image
    scenario::Playback playback{};
    std::optional<same::Snapshot> snapshot{};
    std::string trouble{};  // why there is no snapshot
};

// A loaded host can keep a machine from coming so far as to start anything.
bool is_trouble(const scenario::Playback& playback) {
    return playback.judgement.verdict == Verdict::infra || !playback.milestones.init;
}

constexpr int most_tries = 3;

class SameCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "same"; }
    [[nodiscard]] std::string summary() const override {
        return "Boot two images and compare where they end";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling same busybox-script busybox   # what the compiled /init does otherwise";
    }
    void declare(Options& options) override {
        options.argument("IMAGE_A", a_,
                         "A list under configs/images, or a path of a list or image");
        options.argument("IMAGE_B", b_, "The other");
        options.option("--profile", profile_, "The kernel's profile (default: test)");
        options.option("--append", command_line_, "Add this to the kernel's command line");
        options.option("--memory", memory_mib_, "Memory in MiB");
        boot_.declare_machine(options);
        boot_.declare_sources(options);
    }

    Result<int> run() override {
        if (!boot_.initramfs.empty())
            return failure("the images are the two arguments: leave --initramfs out");
        if (memory_mib_ < 1) return failure("--memory is at least 1");
        Supplies supplies = TRY(Supplies::open(boot_));
        Side a{.name = "A", .image = a_};
        Side b{.name = "B", .image = b_};
        // An image may hold the kernel's modules.
        [[maybe_unused]] const auto kernel = TRY(supplies.kernel(profile_, "."));
        for (Side* side : {&a, &b}) side->file = TRY(supplies.image(side->image, "."));
        for (Side* side : {&a, &b}) TRY(boot(*side, supplies));
        for (const Side* side : {&a, &b})
            if (!side->trouble.empty())
                fmt::print("\n{}  {}\n  it did not come to rest: {}\n", side->name,
                           printable(side->image), printable(side->trouble));
        if (!a.snapshot || !b.snapshot) {
            const auto is_to_blame = [](const Side& side) {
                return !side.snapshot && !is_trouble(side.playback);
            };
            return is_to_blame(a) || is_to_blame(b) ? 1 : 125;
        }
        return compare(a, b);
    }

  private:
    // The image with the probe behind it.
    static Result<fs::path> image_with_probe(const Side& side, const fs::path& folder) {
        fs::path packed = folder / (side.name + ".cpio");
        TRY(initramfs::append_segment(
            side.file,
            initramfs::segment_of_file(probe_path, 0755,
                                       TRY(read_file(checkout::guest("same_probe")))),
            packed));
        return packed;
    }

    Result<scenario::Scenario> scenario_of(const Side& side, const fs::path& image) const {
        const std::string text = fmt::format(
            "serial ttyS2\nmemory {}M\ncmdline rdinit={} {}\ntimeout 180s\nsilence "
            "120s\n"
            "expect \"{}\"\nend with stop\n",
            memory_mib_, probe_path, command_line_, probe_done);
        auto scenario = TRY(scenario::parse("same-" + side.name + ".boot", text));
        scenario.image = image.string();
        scenario.kernel = profile_;
        return scenario;
    }

    Result<void> boot(Side& side, Supplies& supplies) {
        const TemporaryDirectory scratch = TRY(TemporaryDirectory::make("same"));
        auto scenario = TRY(scenario_of(side, TRY(image_with_probe(side, scratch.path()))));
        auto machine = TRY(described_machine(scenario, supplies, boot_));
        const fs::path console = scratch.path() / "console";
        Stage stage(fmt::format("boot {}, {}", side.name, printable(side.image)));
        const auto play = [&] {
            return play_with_second_opinion(scenario, machine, console, boot_.time_scale,
                                            [&] { stage.tick(); });
        };
        side.playback = TRY(play());
        for (int tries = 1; tries < most_tries && is_trouble(side.playback); ++tries)
            side.playback = TRY(play());
        const auto& judgement = side.playback.judgement;
        if (judgement.verdict != Verdict::pass) {
            side.trouble =
                fmt::format("{}: {}", verdict::name_of(judgement.verdict), judgement.reason);
            for (const auto& line : side.playback.last_lines) side.trouble += "\n    " + line;
            stage.done(verdict::name_of(judgement.verdict), "red");
            return {};
        }
        auto snapshot = same::parse_snapshot(TRY(read_file(console.string() + ".ttyS2")));
        if (snapshot)
            side.snapshot = *std::move(snapshot);
        else
            side.trouble = describe(snapshot.error());
        stage.done(side.snapshot ? "looked at" : "cut short");
        return {};
    }

    static int compare(const Side& a, const Side& b) {
        for (const Side* side : {&a, &b})
            if (!side->snapshot->at_rest)
                fmt::print("note: {} still changed when the probe gave up waiting for it to rest\n",
                           side->name);
        const auto comparison = same::compared(settled(*a.snapshot), settled(*b.snapshot));
        const size_t count = comparison.differences.size();
        fmt::print("\nA  {}\nB  {}\n{}\n\n{}", printable(a.image), printable(b.image),
                   count == 0   ? "no difference"
                   : count == 1 ? "1 difference"
                                : fmt::format("{} differences", count),
                   same::describe(comparison));
        std::fflush(stdout);
        return count == 0 ? 0 : 1;
    }

    std::string a_;
    std::string b_;
    std::string profile_ = "test";
    std::string command_line_;
    int memory_mib_ = 128;
    BootOptions boot_;
};

}  // namespace

std::unique_ptr<Subcommand> make_same_command() {
    return std::make_unique<SameCommand>();
}

}  // namespace kindling::cli
