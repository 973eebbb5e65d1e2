#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/cache.h"
#include "base/result.h"
#include "cost/elf_symbols.h"

namespace kindling::cost {

// What an address of the kernel means for the story of a boot.
enum class Role {
    program,          // the first instruction of a user program; no mark: the plugin sees it itself
    decompressor,     // a bzImage's own code begins
    kernel,           // the kernel proper begins
    initcall_call,    // do_one_initcall (init/main.c) is about to call one
    initcall,         // a function of the table of initcalls; it may be called from elsewhere too
    initcall_return,  // where do_one_initcall goes on
    unpack,           // do_populate_rootfs (init/initramfs.c): the initramfs is unpacked
    unpack_return,
    init_step,  // a step of our /init begins; counts only until /init starts another program
    exec,       // begin_new_exec (fs/exec.c): a program replaces another, with no way back
    start,      // start_thread (arch/x86/kernel/process_64.c): and is about to run
    console,    // the serial port gets bytes of the kernel's or of a program's
    ending,     // the machine begins to go down, or the kernel panics
};

// An address that is noted when it executes.
struct Mark {
    Role role = Role::program;
    std::uint64_t address = 0;
    std::string name;
};

// What the plugin is told to look for in one kernel. A mark's id is its index plus 1.
struct Marks {
    std::vector<Mark> marks;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> waits;  // code that waits: from, to before
    std::vector<std::string> missing;  // functions that this kernel does not have by that name
};

// The marks of a kernel, from its vmlinux; PVH: it is entered there, so nothing is decompressed.
// Calls objdump for the places where functions return; CACHE keeps what it says of a vmlinux. Fails
// when objdump can't be run, or when the file has no symbols.
[[nodiscard]] Result<Marks> marks_of(const Cache& cache, const ElfSymbols& vmlinux, bool pvh);

// Adds the steps of our /init: its functions that take a step and the boot (init/step.h). INIT: the
// /init with symbols. Other programs run at the same addresses: profile_of() knows which it is.
void add_init_steps(const ElfSymbols& init, Marks& marks);

// "say_text" of "_ZN8kindling8say_textERKNS_4StepERNS_4BootE", the mangled name of such a function;
// empty: it is none. Pure.
[[nodiscard]] std::string step_name(std::string_view symbol);

// The plan as the plugin reads it (plugin/plan.h): notes go to OUTPUT, and the size of CONSOLE
// stands in each. Pure.
[[nodiscard]] std::string plan_text(const Marks& marks, const std::filesystem::path& output,
                                    const std::filesystem::path& console);

// The addresses of each indirect call, of what stands behind it, and of each return, in what
// objdump -d prints. Pure.
[[nodiscard]] std::vector<std::uint64_t> indirect_calls(std::string_view disassembly);
[[nodiscard]] std::vector<std::uint64_t> behind_indirect_calls(std::string_view disassembly);
[[nodiscard]] std::vector<std::uint64_t> returns(std::string_view disassembly);

}  // namespace kindling::cost
