// A plugin for QEMU's TCG that counts the guest's instructions, and notes the count when chosen
// addresses execute. The guest is not touched: nothing in it is other than in a boot without us.
//
//   -plugin file=…/kindling_plugin_1.so,plan=FILE     (the plan: plan.h)
//   -plugin file=…/kindling_plugin_1.so,ask=yes       QEMU takes this version: says so and exits 0
//
// The output is a line for each note: "ID EXECUTED WAITED CONSOLE ADDRESS", ID as in the plan or 0
// for the first instruction of a user program behind an exec, EXECUTED the instructions that had
// executed before, WAITED those of them in code that waits for a timer, CONSOLE the bytes that the
// console had got. Each line is written at once, so that a machine that is killed loses none.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <sstream>

#include "counter.h"
#include "plan.h"

namespace kindling::plugin {

namespace {

// A marked instruction of a block that was translated; its address is what a callback is given.
struct Site {
    std::uint64_t address = 0;
    Mark mark;
};

struct State {
    Plan plan;
    Counter executed;
    Counter waited;
    std::deque<Site> sites;
    std::vector<bool> noted_once;
    int output = -1;
    int console = -1;
    bool seen_exec = false;       // from then on user programs may run
    bool awaits_program = false;  // a program is about to run
};

// QEMU calls us through plain functions: there is one plugin, and this is its state.
State state;

// Programs live below this, the kernel above.
constexpr std::uint64_t user_end = std::uint64_t{1} << 47;

std::uint64_t console_size() {
    if (state.console < 0) state.console = ::open(state.plan.console.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status{};
    if (state.console < 0 || ::fstat(state.console, &status) != 0) return 0;
    return static_cast<std::uint64_t>(status.st_size);
}

void note(unsigned id, std::uint64_t address) {
    char line[128];
    const int length =
        std::snprintf(line, sizeof line, "%u %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIx64 "\n", id,
                      state.executed.value(), state.waited.value(), console_size(), address);
    // A trace with a hole would tell another story: QEMU ends, and the harness says why.
    if (::write(state.output, line, static_cast<std::size_t>(length)) != length) {
        std::perror("kindling plugin: write the trace");
        std::_Exit(1);
    }
}

void on_mark(unsigned int /*processor*/, void* data) {
    const Site& site = *static_cast<const Site*>(data);
    if (site.mark.kind == MarkKind::once) {
        if (state.noted_once[site.mark.id]) return;
        state.noted_once[site.mark.id] = true;
    }
    if (site.mark.kind == MarkKind::exec) state.seen_exec = state.awaits_program = true;
    note(site.mark.id, site.address);
}

void on_user_block(unsigned int /*processor*/, void* data) {
    if (!state.awaits_program) return;
    state.awaits_program = false;
    note(0, static_cast<const Site*>(data)->address);
}

void on_translation(PluginId /*id*/, qemu_plugin_tb* block) {
    const std::size_t count = qemu_plugin_tb_n_insns(block);
    for (std::size_t index = 0; index < count; ++index) {
        qemu_plugin_insn* instruction = qemu_plugin_tb_get_insn(block, index);
        const std::uint64_t address = qemu_plugin_insn_vaddr(instruction);
        if (const auto found = state.plan.marks.find(address); found != state.plan.marks.end()) {
            Site& site = state.sites.emplace_back(Site{address, found->second});
            qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_mark, plugin_no_registers,
                                                   &site);
        }
        if (index == 0 && state.seen_exec && address < user_end) {
            Site& site = state.sites.emplace_back(Site{address, {}});
            qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_user_block, plugin_no_registers,
                                                   &site);
        }
        state.executed.count(instruction);
        if (waits(state.plan, address)) state.waited.count(instruction);
    }
}

bool begin(const std::string& plan_file) {
    std::ifstream file(plan_file);
    std::stringstream text;
    text << file.rdbuf();
    if (!file || !parse_plan(text.str(), state.plan)) {
        std::fprintf(stderr, "kindling plugin: %s is no plan\n", plan_file.c_str());
        return false;
    }
    unsigned last_id = 0;
    for (const auto& [address, mark] : state.plan.marks) last_id = std::max(last_id, mark.id);
    state.noted_once.resize(last_id + 1);
    state.output =
        ::open(state.plan.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (state.output < 0) std::perror(state.plan.output.c_str());
    return state.output >= 0;
}

}  // namespace

}  // namespace kindling::plugin

extern "C" {

[[gnu::visibility("default")]] extern int qemu_plugin_version;
int qemu_plugin_version = KINDLING_PLUGIN_API;

[[gnu::visibility("default")]] int qemu_plugin_install(PluginId id, const void* /*info*/, int argc,
                                                       char** argv) {
    using namespace kindling::plugin;
    if (argc != 1) return 1;
    const std::string argument = argv[0];
    // Whoever asks wants no machine.
    if (argument.starts_with("ask=")) std::_Exit(0);
    if (!argument.starts_with("plan=") || !begin(argument.substr(5))) return 1;
    qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
    return 0;
}
}
