#include "cost/profile.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/lines.h"
#include "scenario/packed_runs.h"

namespace kindling::cost {

namespace {

constexpr std::string_view firmware_phase = "firmware";
constexpr std::string_view decompression_phase = "decompression";

// The counts at one place of the boot.
struct Point {
    std::uint64_t executed = 0;
    std::uint64_t waited = 0;
};

Point point_of(const Event& event) {
    return {event.executed, event.waited};
}

Span span(std::string name, Point begin, Point end) {
    return {std::move(name),
            begin.executed,
            end.executed,
            end.executed - begin.executed,
            end.waited - begin.waited,
            0};
}

class Teller {
  public:
    Teller(const Marks& marks, const Trace& trace) : marks_(marks), trace_(trace) {}

    Profile tell(std::string_view console, const std::vector<std::string>& commands,
                 std::size_t first_step) {
        tell_lines(console);
        tell_initcalls();
        tell_programs();
        tell_commands(commands, first_step);
        tell_steps();
        tell_phases();
        tell_idle();
        profile_.executed = end().executed;
        profile_.waited = end().waited;
        return std::move(profile_);
    }

  private:
    [[nodiscard]] Role role_of(const Event& event) const {
        const bool known = event.mark > 0 && event.mark <= marks_.marks.size();
        return known ? marks_.marks[event.mark - 1].role : Role::program;
    }

    [[nodiscard]] const Event* first(Role role, std::uint64_t from = 0) const {
        const auto found = std::ranges::find_if(trace_, [&](const Event& event) {
            return event.executed >= from && role_of(event) == role;
        });
        return found == trace_.end() ? nullptr : &*found;
    }

    [[nodiscard]] Point end() const { return trace_.empty() ? Point{} : point_of(trace_.back()); }

    // The note before a byte of the console was written: the last that saw no more bytes.
    [[nodiscard]] Point point_of_byte(std::uint64_t offset) const {
        Point point;
        for (const auto& event : trace_) {
            if (event.console > offset) break;
            if (role_of(event) == Role::console) point = point_of(event);
        }
        return point;
    }

    void tell_lines(std::string_view console) {
        // Both the lines and the notes are in the console's order: one pass over both.
        std::vector<const Event*> writes;
        for (const auto& event : trace_)
            if (role_of(event) == Role::console) writes.push_back(&event);
        size_t write = 0;
        std::uint64_t offset = 0;
        for_each_line(console, [&](std::string_view line, int) {
            while (write + 1 < writes.size() && writes[write + 1]->console <= offset) ++write;
            const Event* event = writes.empty() ? nullptr : writes[write];
            profile_.console.push_back({event ? event->executed : 0, std::string(trimmed(line))});
            offset += line.size() + 1;
        });
        console_ = console;
    }

    void tell_initcalls() {
        const Event* open = nullptr;
        const Event* unpack = nullptr;
        bool about_to_call = false;
        for (const auto& event : trace_) {
            const Role role = role_of(event);
            const bool called = std::exchange(about_to_call, role == Role::initcall_call);
            if (role == Role::unpack) unpack = &event;
            if (role == Role::unpack_return && unpack)
                unpacking_ = span("initramfs", point_of(*unpack), point_of(event));
            if (role == Role::initcall && called) open = &event;
            if (role != Role::initcall_return || !open) continue;
            profile_.initcalls.push_back(
                span(marks_.marks[open->mark - 1].name, point_of(*open), point_of(event)));
            open = nullptr;
        }
        for (auto& initcall : profile_.initcalls) leave_out_unpacking(initcall);
    }

    // Unpacking is done by a kernel thread that runs whenever the boot waits or yields
    // (init/initramfs.c: async_schedule_domain): what falls into another span is not that span's.
    void leave_out_unpacking(Span& other) const {
        if (unpacking_.begin < other.begin || unpacking_.end > other.end || unpacking_.name.empty())
            return;
        other.executed -= unpacking_.executed;
        other.waited -= unpacking_.waited;
    }

    void tell_programs() {
        for (const auto& event : trace_)
            if (role_of(event) == Role::program)
                profile_.programs.push_back({event.executed, event.address});
    }

    // Between /init's first instruction and the next program's begin the addresses of /init are
    // its own. A step that is done again is numbered. It lasts to the next; the last, to that
    // program or the end.
    void tell_steps() {
        const Event* init = first(Role::program);
        if (!init) return;
        const Event* other = first(Role::exec, init->executed);
        const Event* ending = first(Role::ending);
        const Event* stop =
            other && (!ending || other->executed < ending->executed) ? other : ending;
        const Event* open = nullptr;
        std::map<std::string, int> times;
        const auto close = [&](const Event& at) {
            if (!open) return;
            std::string name = marks_.marks[open->mark - 1].name;
            if (const int time = ++times[name]; time > 1) name += fmt::format(" ({})", time);
            profile_.steps.push_back(span(std::move(name), point_of(*open), point_of(at)));
        };
        for (const auto& event : trace_) {
            if (event.executed < init->executed) continue;
            if (&event == stop) close(event);
            if (&event == stop) return;
            if (role_of(event) != Role::init_step) continue;
            close(event);
            open = &event;
        }
    }

    void tell_commands(const std::vector<std::string>& commands, std::size_t first_step) {
        for (size_t i = 0; i < commands.size(); ++i) {
            const std::string from = scenario::run_mark("begin", first_step + i) + "@";
            const std::string to = scenario::run_mark("end", first_step + i) + ":";
            const size_t begins = console_.find(from);
            const size_t ends = console_.find(to, std::min(begins, console_.size()));
            if (ends == std::string_view::npos) return;
            profile_.commands.push_back(
                span(commands[i], point_of_byte(begins), point_of_byte(ends)));
        }
    }

    void begin_phase(std::string_view name, const Event* at) {
        if (!at || at->executed < phase_begin_.executed) return;
        end_phase(point_of(*at));
        phase_name_ = name;
    }

    void end_phase(Point point) {
        // The phase of a kernel that nobody enters otherwise (PVH: no decompression) is not there.
        if (!phase_name_.empty())
            profile_.phases.push_back(span(std::string(phase_name_), phase_begin_, point));
        phase_begin_ = point;
    }

    void tell_phases() {
        phase_name_ = firmware_phase;
        begin_phase(decompression_phase, first(Role::decompressor));
        begin_phase("kernel start", first(Role::kernel));
        begin_phase("initcalls", first(Role::initcall_call));
        const Event* init_exec = first(Role::exec);
        const Event* init = first(Role::program);
        const Event* last_return = nullptr;
        for (const auto& event : trace_) {
            if (init_exec && event.executed >= init_exec->executed) break;
            if (role_of(event) == Role::initcall_return) last_return = &event;
        }
        begin_phase("to /init", last_return);
        begin_phase("/init", init);
        const Event* ending = first(Role::ending);
        const Event* shell = init ? first(Role::exec, init->executed) : nullptr;
        if (shell && (!ending || shell->executed < ending->executed))
            begin_phase(profile_.commands.empty() ? "shell" : "to the commands", shell);
        tell_command_phases();
        begin_phase("shutdown", ending);
        end_phase(end());
        tell_unpacking();
    }

    void tell_command_phases() {
        if (profile_.commands.empty()) return;
        const auto at = [&](std::uint64_t executed) {
            const auto found = std::ranges::find(trace_, executed, &Event::executed);
            return found == trace_.end() ? nullptr : &*found;
        };
        begin_phase("commands", at(profile_.commands.front().begin));
        begin_phase("behind the commands", at(profile_.commands.back().end));
    }

    void tell_unpacking() {
        if (unpacking_.name.empty()) return;
        auto host = std::ranges::find_if(profile_.phases, [&](const Span& phase) {
            return unpacking_.begin >= phase.begin && unpacking_.end <= phase.end;
        });
        if (host == profile_.phases.end()) return;
        leave_out_unpacking(*host);
        profile_.phases.insert(host + 1, unpacking_);
    }

    // While the processor sleeps guest time jumps and no instruction executes. The kernel's own
    // stamps tell: what lies between two of them beyond the instructions (a nanosecond each) was
    // slept. Before the initcalls the stamps' clock is still being found, and nothing sleeps.
    void tell_idle() {
        const Event* from = first(Role::initcall_call);
        std::uint64_t last_at = 0;
        std::optional<std::uint64_t> last_stamp;
        for (const auto& line : profile_.console) {
            const auto stamp = printk_stamp(line.text);
            if (!stamp || !from || line.at < from->executed) continue;
            if (last_stamp && *stamp > *last_stamp)
                add_idle(line.at, *stamp - *last_stamp, (line.at - last_at) / 1000);
            last_at = line.at;
            last_stamp = stamp;
        }
    }

    void add_idle(std::uint64_t at, std::uint64_t passed_us, std::uint64_t executed_us) {
        // The stamp is taken some instructions before the line is written: that is no sleep.
        constexpr std::uint64_t noise_us = 20;
        if (passed_us <= executed_us + noise_us) return;
        for (auto* spans : {&profile_.phases, &profile_.initcalls, &profile_.commands}) {
            const auto found = std::ranges::find_if(
                *spans, [at](const Span& one) { return at >= one.begin && at <= one.end; });
            if (found != spans->end()) found->idle_us += passed_us - executed_us;
        }
    }

    const Marks& marks_;
    const Trace& trace_;
    std::string_view console_;
    Profile profile_{};
    Span unpacking_{};
    std::string_view phase_name_;
    Point phase_begin_{};
};

}  // namespace

Profile profile_of(const Marks& marks, const Trace& trace, std::string_view console,
                   const std::vector<std::string>& commands, std::size_t first_step) {
    return Teller(marks, trace).tell(console, commands, first_step);
}

void name_programs(const std::map<std::uint64_t, std::string>& names, Profile& profile) {
    for (auto& program : profile.programs)
        if (const auto known = names.find(program.address); known != names.end())
            program.name = known->second;
        else
            program.name = fmt::format("a program at {:#x}", program.address);
}

std::optional<std::uint64_t> printk_stamp(std::string_view line) {
    if (!line.starts_with('[')) return std::nullopt;
    line = trimmed(line.substr(1));
    std::uint64_t seconds = 0;
    std::uint64_t micros = 0;
    const char* const end = line.data() + line.size();
    const auto whole = std::from_chars(line.data(), end, seconds);
    if (whole.ec != std::errc() || whole.ptr == end || *whole.ptr != '.') return std::nullopt;
    const auto part = std::from_chars(whole.ptr + 1, end, micros);
    if (part.ec != std::errc() || part.ptr != whole.ptr + 7 || part.ptr == end || *part.ptr != ']')
        return std::nullopt;
    return seconds * 1'000'000 + micros;
}

bool before_kernel(std::string_view phase) {
    return phase == firmware_phase || phase == decompression_phase;
}

}  // namespace kindling::cost
