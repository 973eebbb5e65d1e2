#include "cost/marks.h"

#include "catch.h"

using namespace kindling::cost;

namespace {

// What objdump prints of a function with one call through a pointer and two ways out.
constexpr auto disassembly =
    "\n/x/vmlinux:     file format elf64-x86-64\n\n\n"
    "Disassembly of section .text:\n\n"
    "ffffffff81000f00 <do_one_initcall>:\n"
    "ffffffff81000f00:\t55                   \tpush   %rbp\n"
    "ffffffff81000f01:\te8 11 22 33 00       \tcall   ffffffff81333000 <printk>\n"
    "ffffffff81000f06:\tff d3                \tcall   *%rbx\n"
    "ffffffff81000f08:\t5d                   \tpop    %rbp\n"
    "ffffffff81000f09:\tc3                   \tret\n"
    "ffffffff81000f0a:\te8 00 00 00 00       \tcall   ffffffff81800000 <__x86_indirect_thunk_rax>\n"
    "ffffffff81000f0f:\te9 00 00 00 00       \tjmp    ffffffff81801000 <__x86_return_thunk>\n"
    "ffffffff81000f14:\teb 02                \tjmp    ffffffff81000f18 <do_one_initcall+0x18>\n"
    "ffffffff81000f16:\te9 00 00 00 00       \tjmp    ffffffff8105770e <task_work_run>\n";

}  // namespace

TEST_CASE("the call of an initcall is the indirect one, and its return the place behind it") {
    CHECK(indirect_calls(disassembly) ==
          std::vector<std::uint64_t>{0xffffffff81000f06, 0xffffffff81000f0a});
    CHECK(behind_indirect_calls(disassembly) ==
          std::vector<std::uint64_t>{0xffffffff81000f08, 0xffffffff81000f0f});
}

TEST_CASE(
    "a function returns by ret, through the thunk that replaces it, or through another function") {
    CHECK(returns(disassembly) ==
          std::vector<std::uint64_t>{0xffffffff81000f09, 0xffffffff81000f0f, 0xffffffff81000f16});
    CHECK(returns("").empty());
}

TEST_CASE("a step of /init is a function that takes a step and the boot") {
    CHECK(step_name("_ZN8kindling8say_textERKNS_4StepERNS_4BootE") == "say_text");
    CHECK(step_name("_ZN8kindling12_GLOBAL__N_14workERKNS_4StepERNS_4BootE") == "work");
    CHECK(step_name("_ZN8kindling12_GLOBAL__N_18run_stepERKNS_4StepERNS_4BootE").empty());
    CHECK(step_name("_ZN8kindling8say_textERKNS_4StepE").empty());
    CHECK(step_name("_ZN8kindling99say_textERKNS_4StepERNS_4BootE").empty());
    CHECK(step_name("main").empty());
}

TEST_CASE("the plan names the files, the marks with their kind and number, and the waits") {
    const Marks marks{{{Role::kernel, 0x1000000, "startup_64"},
                       {Role::start, 0xffffffff810c92eb, "start_thread"},
                       {Role::console, 0xffffffff81164dee, "serial8250_console_write"}},
                      {{0x10, 0x20}},
                      {}};
    CHECK(plan_text(marks, "/tmp/out", "/tmp/con") ==
          "kindling-plan 1\noutput /tmp/out\nconsole /tmp/con\n"
          "once 1000000 1\nexec ffffffff810c92eb 2\neach ffffffff81164dee 3\nwait 10 20\n");
}
