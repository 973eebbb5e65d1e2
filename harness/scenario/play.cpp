#include "scenario/play.h"

#include <algorithm>

#include "base/interrupt.h"
#include "machine/result_port.h"
#include "machine/running.h"
#include "scenario/boot_limits.h"
#include "scenario/console_text.h"
#include "scenario/host_trouble.h"
#include "scenario/trouble_watch.h"
#include "verdict/kernel_message.h"

namespace kindling::scenario {

namespace {

using machine::Clock;
using verdict::Ending;
using verdict::Limit;
using namespace std::chrono_literals;

constexpr size_t lines_kept = 20;
// How long a line that is not whole must stand before it is taken for all there is.
constexpr auto quiet_time = 100ms;
// After a panic or an oops the rest of the kernel's report is waited for, but not for ever. A
// repeatable boot is let go to its own end, which has to be the same each time.
struct ReportPatience {
    Clock::duration pause;
    Clock::duration limit;
};
constexpr ReportPatience report_patience{300ms, 3s};
constexpr ReportPatience repeatable_patience{10s, 30s};
constexpr auto tick_time = 500ms;
constexpr auto share_time = 250ms;
// /init answers as soon as what it ran has ended; this is for a host with much else to do.
constexpr auto answer_patience = 5s;

Clock::duration clock_duration(Seconds seconds) {
    return std::chrono::duration_cast<Clock::duration>(seconds);
}

// One boot while it is watched.
class Watch {
  public:
    Watch(const Scenario& scenario, machine::Running& machine,
          const machine::Description& described, double time_scale)
        : scenario_(scenario),
          machine_(machine),
          nonce_(described.nonce),
          patience_(described.repeatable ? repeatable_patience : report_patience),
          repeatable_(described.repeatable),
          player_(scenario, time_scale),
          trouble_(scenario),
          started_(machine.started()),
          limits_(started_, clock_duration(scenario.timeout * time_scale),
                  clock_duration(scenario.silence * time_scale)) {
        playback_.outcome.wanted = scenario.end;
        playback_.outcome.oops_allowed = scenario.oops_allowed;
        playback_.outcome.proof_required = scenario.proof_required;
        playback_.outcome.silence_seconds = Seconds(scenario.silence * time_scale).count();
    }

    Result<Playback> watch(const std::function<void()>& on_tick) {
        while (!decided()) {
            on_tick();
            auto bytes = machine_.observe(wake_up());
            if (!bytes && interrupted_by() != 0) return std::unexpected(bytes.error());
            if (!bytes) {
                playback_.outcome.infra = bytes.error().message;
                break;
            }
            hear(*bytes);
            machine_.type(player_.take_input());
        }
        if (playback_.outcome.stopped_by_us && (scenario_.packed || scenario_.proof_required))
            machine_.await_answer(Clock::now() + Clock::duration(answer_patience));
        look_at_machine();
        stopped_by_harness_ = !machine_.end();
        at_prompt_ = player_.at_prompt();
        if (const std::string rest = machine_.stop(); !rest.empty()) hear(rest);
        return finish();
    }

  private:
    [[nodiscard]] double now() const { return Seconds(Clock::now() - started_).count(); }

    [[nodiscard]] Clock::time_point wake_up() const {
        const auto heard = limits_.last_heard();
        auto wake = std::min(limits_.next(), Clock::now() + tick_time);
        if (!heard_quiet_) wake = std::min(wake, heard + quiet_time);
        if (report_until_) wake = std::min({wake, *report_until_, heard + patience_.pause});
        if (const auto limit = player_.deadline())
            wake = std::min(wake, started_ + clock_duration(Seconds(*limit)));
        return wake;
    }

    // What the host makes the guest wait is not held against it. Asked now and then: a guest that
    // talks much would else have us read files for each line.
    void note_waiting() {
        const auto time = Clock::now();
        if (time - asked_ < share_time && limits_.reached(time) == Limit::none) return;
        asked_ = time;
        if (const auto share = machine_.share())
            limits_.wait(clock_duration(Seconds(share->waited)));
    }

    void hear(const std::string& bytes) {
        if (bytes.empty()) {
            if (!heard_quiet_ && Clock::now() - limits_.last_heard() >= quiet_time) {
                heard_quiet_ = true;
                player_.on_unfinished(text_.unfinished(), true, now());
            }
            player_.on_time(now());
            return;
        }
        playback_.outcome.heard_anything = true;
        limits_.hear(Clock::now());
        heard_quiet_ = false;
        for (const auto& line : text_.add(bytes)) hear_line(line);
        const std::string_view unfinished = text_.unfinished();
        player_.on_unfinished(unfinished, false, now());
        if (!playback_.milestones.shell && ends_in_prompt(unfinished))
            playback_.milestones.shell = now();
    }

    void hear_line(const ConsoleLine& line) {
        playback_.last_lines.push_back(line.text);
        if (playback_.last_lines.size() > lines_kept) playback_.last_lines.pop_front();
        playback_.milestones.note(line.text, now());
        trouble_.on_line(line);
        if (trouble_.is_news()) {
            share_at_trouble_ = machine_.share();
            if (!report_until_) report_until_ = Clock::now() + patience_.limit;
        }
        if (verdict::says_halted(line.text)) halted_ = true;
        player_.on_line(line.text, now());
    }

    // A boot that is given up while it runs: where does the guest stand?
    void look_at_machine() {
        auto& outcome = playback_.outcome;
        if (!machine_.log_trouble().empty())
            outcome.infra = "the console's log can't be written: " + machine_.log_trouble();
        const bool given_up = outcome.limit != Limit::none || player_.contradiction();
        if (given_up && !machine_.end() && !outcome.infra)
            look_at_given_up(machine_, now(), playback_);
    }

    // Whether there is nothing more to wait for.
    bool decided() {
        auto& outcome = playback_.outcome;
        note_waiting();
        const auto time = Clock::now();
        if (machine_.end() || !machine_.log_trouble().empty()) return true;
        // The log of a repeatable boot is QEMU's own, and can only be bounded by the boot's end.
        if (repeatable_ && machine_.beyond_log_limit() > 0) {
            outcome.infra = fmt::format(
                "the console's log passed its limit of {} KiB (the scenario can say: log 4G)",
                scenario_.log_kib);
            return true;
        }
        if (report_until_) {
            if (time < *report_until_ && time - limits_.last_heard() < patience_.pause)
                return false;
            if (trouble_.ends_boot()) return true;
            report_until_.reset();
        }
        if (player_.contradiction() || halted_) return true;
        // A story without steps is done before there is a guest: something must have come of one.
        if (player_.story_done() && scenario_.end == Ending::stopped && outcome.heard_anything)
            return outcome.stopped_by_us = true;
        outcome.limit = limits_.reached(time);
        return outcome.limit != Limit::none;
    }

    void note_end() {
        auto& outcome = playback_.outcome;
        if (halted_) {
            outcome.ended = Ending::halt;
            outcome.end_words = "halt: \"reboot: System halted\"";
        }
        const auto end = machine_.end();
        if (!end || outcome.infra) return;
        if (!halted_) outcome.end_words = name_of(*end);
        if (*end == machine::End::power_off) outcome.ended = Ending::power_off;
        if (*end == machine::End::reset) outcome.ended = Ending::reboot;
        if (*end == machine::End::power_off || *end == machine::End::reset)
            outcome.machine_gone = true;
        if (*end == machine::End::internal_error)
            outcome.infra = "the accelerator failed: " + machine_.qemu_messages();
        if (*end == machine::End::stuck) outcome.limit = Limit::silence;
        if (*end == machine::End::qemu_ended && !stopped_by_harness_) {
            if (!machine_.qemu_ending().succeeded())
                outcome.infra =
                    fmt::format("QEMU ended with {}: {}", describe(machine_.qemu_ending()),
                                machine_.qemu_messages());
            outcome.machine_gone = true;
        }
        // Who packed the steps had /init end the machine in the harness's place.
        if (scenario_.packed && scenario_.end == Ending::stopped && player_.story_done() &&
            (outcome.ended == Ending::power_off || outcome.ended == Ending::halt)) {
            outcome.stopped_by_us = true;
            outcome.machine_gone = false;
            outcome.ended.reset();
        }
    }

    void note_answer() {
        auto& outcome = playback_.outcome;
        const auto reading = machine::read_port(machine_.port_bytes(), nonce_);
        outcome.proof_complaint = reading.complaint;
        if (!reading.complaint.empty()) playback_.remarks.push_back(reading.complaint);
        if (!reading.proved) return;
        outcome.proved = *reading.proved == machine::GuestStatus{};
        if (!outcome.proved && !outcome.contradiction)
            outcome.contradiction = fmt::format(
                "/init itself says, over the result port, that what it ran ended with {}",
                describe(*reading.proved));
    }

    Playback finish() {
        auto& outcome = playback_.outcome;
        playback_.milestones.end = now();
        outcome.seconds = playback_.milestones.end;
        if (const auto rest = text_.unfinished(); !rest.empty())
            hear_line({std::string(rest), text_.number()});
        note_log_limit(machine_, scenario_.log_kib, playback_);
        trouble_.finish();
        trouble_.tell(outcome, playback_.remarks, playback_.used_allowances);
        playback_.reports = trouble_.reports();
        player_.on_end();
        playback_.subtests = player_.subtests();
        note_end();
        outcome.panic_wanted =
            scenario_.end == Ending::panic && outcome.panic &&
            (!scenario_.panic_words || scenario_.panic_words->find(*outcome.panic));
        if (outcome.panic) outcome.ended = Ending::panic;
        note_starvation(share_at_trouble_, playback_);
        outcome.at_prompt = at_prompt_;
        playback_.failed_step = player_.contradiction();
        if (player_.contradiction()) outcome.contradiction = player_.contradiction()->message;
        note_answer();
        if (const Step* step = player_.waiting_for()) outcome.waited_for = step->source;
        playback_.captures = player_.captures();
        playback_.judgement = verdict::judge(outcome);
        const bool pass = playback_.judgement.verdict == verdict::Verdict::pass;
        if (const Step* step = player_.waiting_for(); step && !playback_.failed_step && !pass)
            playback_.failed_step = Contradiction{step->line, step->source, "not met"};
        return std::move(playback_);
    }

    const Scenario& scenario_;
    machine::Running& machine_;
    const std::string& nonce_;
    const ReportPatience patience_;
    bool repeatable_;
    Player player_;
    TroubleWatch trouble_;
    std::optional<machine::HostShare> share_at_trouble_;
    ConsoleText text_;
    Playback playback_{};
    Clock::time_point started_;
    BootLimits limits_;
    Clock::time_point asked_{};  // what it had of the host
    std::optional<Clock::time_point> report_until_;
    bool heard_quiet_ = false;
    bool halted_ = false;
    bool stopped_by_harness_ = false;
    bool at_prompt_ = false;  // when the watching ended
};

Playback without_machine(std::string trouble) {
    Playback playback;
    playback.outcome.infra = std::move(trouble);
    playback.judgement = verdict::judge(playback.outcome);
    return playback;
}

}  // namespace

Result<Playback> play(const Scenario& scenario, const machine::Description& described,
                      const std::filesystem::path& console_log, double time_scale,
                      const std::function<void()>& on_tick) {
    machine::Description machine = described;
    machine.log_limit = static_cast<std::uint64_t>(scenario.log_kib) << 10;
    // /init answers with the end of the shell, too, when it runs nothing else: it is asked only
    // where that says how the boot went.
    if (scenario.packed || scenario.proof_required) {
        auto nonce = machine.repeatable ? Result<std::string>(machine::repeatable_nonce)
                                        : machine::fresh_nonce();
        if (!nonce) return without_machine(nonce.error().message);
        machine.nonce = *std::move(nonce);
    }
    auto running = machine::Running::start(machine, console_log);
    if (!running) return without_machine(running.error().message);
    return Watch(scenario, *running, machine, time_scale).watch(on_tick);
}

}  // namespace kindling::scenario
