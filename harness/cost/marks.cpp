#include "cost/marks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/lines.h"
#include "base/process.h"
#include "base/quote.h"
#include "base/remembered.h"

namespace kindling::cost {

namespace {

// Where the boot loader puts a bzImage's protected-mode part (Documentation/arch/x86/boot.rst:
// code32_start), and how far the kernel's virtual addresses are from its physical ones.
constexpr std::uint64_t bzimage_address = 0x100000;
constexpr std::uint64_t kernel_map = 0xffffffff80000000;

struct Named {
    const char* function;
    Role role;
};

constexpr std::array named{
    Named{"begin_new_exec", Role::exec},  // Not begin_new_exec tells the program's beginning: a
                                          // parent in vfork() may run in between.
    Named{"start_thread", Role::start},
    Named{"serial8250_console_write", Role::console},
    Named{"serial8250_tx_chars", Role::console},
    Named{"panic", Role::ending},
    Named{"kernel_restart", Role::ending},
    Named{"kernel_halt", Role::ending},
    Named{"kernel_power_off", Role::ending},
};

// Loops that read a clock or a port until a time has come: arch/x86/lib/delay.c, init/calibrate.c,
// arch/x86/kernel/{tsc,apic/apic,apic/io_apic}.c, drivers/tty/serial/8250/8250_port.c.
constexpr std::array waiting{
    "delay_tsc",
    "delay_loop",
    "calibrate_delay",
    "calibrate_delay_converge",
    "calibrate_delay_direct",
    "native_calibrate_cpu",
    "native_calibrate_cpu_early",
    "pit_hpet_ptimer_calibrate_cpu",
    "quick_pit_calibrate",
    "calibrate_APIC_clock",
    "setup_boot_APIC_clock",
    "timer_irq_works",
    "delay_with_tsc",
    "delay_without_tsc",
    "wait_for_lsr",
    "wait_for_xmitr",
};

// A line of a disassembly: "ffffffff81000f3c:	ff d0                	call   *%rax".
struct Instruction {
    std::uint64_t address = 0;
    std::string_view text;
};

std::vector<Instruction> instructions(std::string_view disassembly) {
    std::vector<Instruction> all;
    for_each_line(disassembly, [&all](std::string_view line, int) {
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        const size_t colon = line.find(":\t");
        const size_t text = line.rfind('\t');
        if (colon == std::string_view::npos || text <= colon + 1) return;
        Instruction found{0, line.substr(text + 1)};
        const auto parsed = std::from_chars(line.data(), line.data() + colon, found.address, 16);
        if (parsed.ec == std::errc()) all.push_back(found);
    });
    return all;
}

// A jump to where another function begins ("jmp ffffffff8105770e <task_work_run>") is a return,
// too: that function goes back to our caller. So is one to the thunk that stands for `ret`.
bool is_return(std::string_view text) {
    if (text.starts_with("ret")) return true;
    return text.starts_with("jmp") && text.contains('<') && !text.contains('+');
}

bool is_indirect_call(std::string_view text) {
    return text.starts_with("call") &&
           (text.contains('*') || text.contains("<__x86_indirect_thunk_"));
}

Result<std::string> disassembly_of(const Cache& cache, const ElfSymbols& elf,
                                   const Symbol& function) {
    const std::vector<std::string> words{
        "objdump", "-d", fmt::format("--start-address={:#x}", function.address),
        fmt::format("--stop-address={:#x}", function.address + function.size), elf.file().string()};
    return remembered(cache, fmt::format("{}", fmt::join(words, " ")), {elf.file()},
                      [&] { return output_of({words}); });
}

// The functions in the table of initcalls: 32-bit offsets, each from its own place
// (include/linux/init.h, CONFIG_HAVE_ARCH_PREL32_RELOCATIONS).
void add_initcalls(const ElfSymbols& vmlinux, Marks& marks) {
    const auto begin = vmlinux.find("__initcall_start");
    const auto end = vmlinux.find("__initcall_end");
    if (!begin || !end || end->address < begin->address) return;
    const std::string table = vmlinux.bytes_at(begin->address, end->address - begin->address);
    for (size_t at = 0; at + sizeof(std::int32_t) <= table.size(); at += sizeof(std::int32_t)) {
        std::int32_t offset = 0;
        std::memcpy(&offset, table.data() + at, sizeof offset);
        const std::uint64_t address =
            begin->address + at + static_cast<std::uint64_t>(std::int64_t{offset});
        const std::string name = vmlinux.function_at(address);
        if (!name.empty()) marks.marks.push_back({Role::initcall, address, name});
    }
}

Result<void> add_inside(const Cache& cache, const ElfSymbols& vmlinux, const char* function,
                        Role role, auto places, Marks& marks) {
    const auto symbol = vmlinux.find(function);
    if (!symbol) {
        marks.missing.emplace_back(function);
        return {};
    }
    for (const auto address : places(TRY(disassembly_of(cache, vmlinux, *symbol))))
        marks.marks.push_back({role, address, function});
    return {};
}

void add_named(const ElfSymbols& vmlinux, const char* function, Role role, Marks& marks) {
    if (const auto symbol = vmlinux.find(function))
        marks.marks.push_back({role, symbol->address, function});
    else
        marks.missing.emplace_back(function);
}

std::string_view keyword_of(Role role) {
    switch (role) {
        case Role::start:
            return "exec";
        case Role::decompressor:
        case Role::kernel:
            return "once";
        case Role::program:
        case Role::initcall_call:
        case Role::initcall:
        case Role::initcall_return:
        case Role::unpack:
        case Role::unpack_return:
        case Role::init_step:
        case Role::exec:
        case Role::console:
        case Role::ending:
            break;
    }
    return "each";
}

}  // namespace

std::vector<std::uint64_t> indirect_calls(std::string_view disassembly) {
    std::vector<std::uint64_t> addresses;
    for (const auto& [address, text] : instructions(disassembly))
        if (is_indirect_call(text)) addresses.push_back(address);
    return addresses;
}

std::vector<std::uint64_t> behind_indirect_calls(std::string_view disassembly) {
    const auto all = instructions(disassembly);
    std::vector<std::uint64_t> addresses;
    for (size_t i = 0; i + 1 < all.size(); ++i)
        if (is_indirect_call(all[i].text)) addresses.push_back(all[i + 1].address);
    return addresses;
}

std::vector<std::uint64_t> returns(std::string_view disassembly) {
    std::vector<std::uint64_t> addresses;
    for (const auto& [address, text] : instructions(disassembly))
        if (is_return(text)) addresses.push_back(address);
    return addresses;
}

Result<Marks> marks_of(const Cache& cache, const ElfSymbols& vmlinux, bool pvh) {
    if (!vmlinux.find("start_kernel"))
        return failure("{}: no symbol start_kernel in it: a vmlinux with symbols is needed",
                       printable(vmlinux.file().string()));
    Marks marks;
    const auto pvh_entry = vmlinux.find("pvh_start_xen");
    if (pvh && pvh_entry)
        marks.marks.push_back({Role::kernel, pvh_entry->address - kernel_map, "pvh_start_xen"});
    if (!pvh) {
        marks.marks.push_back({Role::decompressor, bzimage_address, "decompressor"});
        marks.marks.push_back({Role::kernel, vmlinux.entry(), "startup_64"});
    }
    for (const auto& [function, role] : named) add_named(vmlinux, function, role, marks);
    add_named(vmlinux, "do_populate_rootfs", Role::unpack, marks);
    add_initcalls(vmlinux, marks);
    TRY(add_inside(cache, vmlinux, "do_populate_rootfs", Role::unpack_return, returns, marks));
    TRY(add_inside(cache, vmlinux, "do_one_initcall", Role::initcall_call, indirect_calls, marks));
    TRY(add_inside(cache, vmlinux, "do_one_initcall", Role::initcall_return, behind_indirect_calls,
                   marks));
    for (const auto* const function : waiting)
        if (const auto symbol = vmlinux.find(function))
            marks.waits.emplace_back(symbol->address, symbol->address + symbol->size);
    return marks;
}

std::string step_name(std::string_view symbol) {
    // The Itanium C++ ABI's name for the parameters (const Step&, Boot&) within our namespace.
    constexpr std::string_view prefix = "_ZN8kindling";
    constexpr std::string_view parameters = "ERKNS_4StepERNS_4BootE";
    constexpr std::string_view caller = "run_step";
    if (!symbol.starts_with(prefix) || !symbol.ends_with(parameters)) return {};
    symbol.remove_suffix(parameters.size());
    symbol.remove_prefix(prefix.size());
    // What is left are names, each behind its length: the last is the function's.
    std::string_view name;
    while (!symbol.empty()) {
        size_t length = 0;
        const auto parsed = std::from_chars(symbol.data(), symbol.data() + symbol.size(), length);
        if (parsed.ec != std::errc()) return {};
        symbol.remove_prefix(static_cast<size_t>(parsed.ptr - symbol.data()));
        if (length > symbol.size()) return {};
        name = symbol.substr(0, length);
        symbol.remove_prefix(length);
    }
    return name == caller ? std::string() : std::string(name);
}

void add_init_steps(const ElfSymbols& init, Marks& marks) {
    for (const auto& [name, address] : init.functions())
        if (const std::string step = step_name(name); !step.empty())
            marks.marks.push_back({Role::init_step, address, step});
}

std::string plan_text(const Marks& marks, const std::filesystem::path& output,
                      const std::filesystem::path& console) {
    std::string text =
        fmt::format("kindling-plan 1\noutput {}\nconsole {}\n", output.string(), console.string());
    unsigned id = 0;
    for (const auto& mark : marks.marks)
        text += fmt::format("{} {:x} {}\n", keyword_of(mark.role), mark.address, ++id);
    for (const auto& [begin, end] : marks.waits)
        text += fmt::format("wait {:x} {:x}\n", begin, end);
    return text;
}

}  // namespace kindling::cost
