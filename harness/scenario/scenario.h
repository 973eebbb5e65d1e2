#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "machine/description.h"
#include "scenario/allowance.h"
#include "scenario/pattern.h"
#include "verdict/judge.h"

namespace kindling::scenario {

using Seconds = std::chrono::duration<double>;

// expect PATTERN: it comes on the console, behind what the step before matched.
struct Expect {
    Pattern pattern;
    std::optional<Seconds> within{};
};

// expect ktap: a whole report of tests (KTAP, TAP) comes, in which nothing failed. With such a step
// anywhere, a test that fails in a later report fails the boot, too.
struct ExpectKtap {
    std::optional<Seconds> within{};
};

// reject PATTERN: it does not come from here to the end of the boot.
struct Reject {
    Pattern pattern;
};

// wait for prompt
struct WaitForPrompt {};

// What is asserted of the output of a command, without the newline at its end.
struct OutputCheck {
    enum class Relation { is, contains, lacks, matches };
    Relation relation = Relation::is;
    Pattern pattern;
    std::string text{};
};

// run "COMMAND": typed at the shell's prompt; its output and exit status are asserted.
struct Run {
    std::string command;
    std::vector<OutputCheck> checks{};
    int status = 0;
    std::optional<Seconds> within{};
};

// type "TEXT", enter "TEXT" (with a newline) and press KEY: bytes to the console.
struct Send {
    std::string bytes;
};

struct Step {
    int line = 0;        // in the file, from 1
    std::string source;  // the line as it is written
    std::variant<Expect, ExpectKtap, Reject, WaitForPrompt, Run, Send> action;
};

// The `run` steps, from FIRST to before END, that /init runs by itself (packed_runs.h).
struct PackedRuns {
    size_t first = 0;
    size_t end = 0;
};

// One axis of a matrix: the first word of a line, and what may stand behind it (matrix.h).
struct Axis {
    std::string key;
    std::vector<std::string> values;
};

// The value that a cell of a matrix has on one axis.
struct CellValue {
    std::string key;
    std::string value;
    [[nodiscard]] std::string written() const;  // "memory=64M"
};

// The story of one boot: what is booted, what is done, what must come, how it ends.
struct Scenario {
    std::string name;             // the file's, without .boot; of a cell with its values
    std::filesystem::path file;   // paths in the scenario are relative to its folder
    std::string image;            // a name under configs/images, or a path; empty: none
    std::string kernel = "seed";  // a profile's name, or a path
    bool boots_vmlinux = false;   // that kernel's vmlinux, through PVH, not its bzImage
    std::string machine = "pc";
    std::string firmware;  // empty: the machine's own
    std::vector<machine::Disk> disks;
    int extra_ports = 0;  // serial ports behind the console and the result port
    int memory_mib = 128;
    int cpus = 1;
    std::string command_line;
    std::string compression;        // that a list is packed with; empty: as the list says
    std::vector<std::string> tags;  // by which scenarios are chosen
    std::vector<Axis> matrix;       // empty: the scenario is one boot
    std::vector<CellValue> cell;    // of a cell of a matrix: what makes it this one
    Seconds timeout{120};
    Seconds silence{30};
    bool oops_allowed = false;
    std::vector<Allowance> allowances;  // its own; behind them those of files
    int log_kib = 1024 * 1024;          // so much of the console is kept on disk
    std::vector<Step> steps;
    verdict::Ending end = verdict::Ending::stopped;
    int end_line = 0;
    std::optional<Pattern> panic_words{};
    bool proof_required = false;         // a pass needs /init's answer over the result port
    std::optional<PackedRuns> packed{};  // set by who packs them; without, all are typed

    // Whether what the guest's own tests come to counts.
    [[nodiscard]] bool expects_ktap() const;
    // Whether the host types anything: then no two boots are the same to the bit.
    [[nodiscard]] bool sends_input() const;
};

// Reads the text of a .boot file. Pure. An error names FILE, line and column, shows the line with
// a caret, and guesses at what was meant. The language: docs/scenarios.md.
[[nodiscard]] Result<Scenario> parse(const std::filesystem::path& file, const std::string& text);

}  // namespace kindling::scenario
