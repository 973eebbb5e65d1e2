#include "cost/profile.h"

#include "catch.h"

using namespace kindling::cost;

namespace {

enum Number : size_t {
    program,
    decompressor,
    kernel,
    call,
    first_initcall,
    second_initcall,
    back,
    unpack,
    unpacked,
    exec,
    console,
    ending,
    step
};

Marks all_marks() {
    return {{{Role::decompressor, 1, "decompressor"},
             {Role::kernel, 2, "startup_64"},
             {Role::initcall_call, 3, "do_one_initcall"},
             {Role::initcall, 4, "pty_init"},
             {Role::initcall, 5, "populate_rootfs"},
             {Role::initcall_return, 6, "do_one_initcall"},
             {Role::unpack, 7, "do_populate_rootfs"},
             {Role::unpack_return, 8, "do_populate_rootfs"},
             {Role::exec, 9, "begin_new_exec"},
             {Role::console, 10, "serial8250_console_write"},
             {Role::ending, 11, "kernel_restart"},
             {Role::init_step, 12, "say_text"}},
            {},
            {}};
}

constexpr std::string_view text =
    "[    0.000100] one\r\n"   // bytes 0 to 19
    "[    0.300100] two\r\n"   // 20
    "@kindling begin 2@\r\n"   // 40
    "Linux\r\n"                // 60
    "@kindling end 2:0@\r\n";  // 67

// A boot of two initcalls, an unpacking within the second, /init, its shell and one command.
const Trace trace{{decompressor, 100, 0, 0, 1},
                  {kernel, 1000, 10, 0, 2},
                  {first_initcall, 1100, 10, 0, 4},  // called from elsewhere: none of the table's
                  {call, 2000, 10, 0, 3},
                  {first_initcall, 2001, 10, 0, 4},
                  {console, 2100, 10, 0, 10},
                  {console, 2200, 10, 20, 10},
                  {back, 2501, 60, 40, 6},
                  {call, 3000, 60, 40, 3},
                  {second_initcall, 3001, 60, 40, 5},
                  {unpack, 3100, 60, 40, 7},
                  {unpacked, 3600, 65, 40, 8},
                  {back, 3701, 70, 40, 6},
                  {exec, 4000, 70, 40, 9},
                  {program, 4100, 70, 40, 0x401000},
                  {exec, 4500, 70, 40, 9},
                  {program, 4600, 70, 40, 0x402000},
                  {console, 5000, 70, 40, 10},
                  {console, 5300, 70, 60, 10},
                  {console, 5400, 70, 67, 10},
                  {ending, 6000, 70, 87, 11},
                  {console, 6500, 71, 87, 10}};

std::vector<std::string> names_of(const std::vector<Span>& spans) {
    std::vector<std::string> names;
    for (const auto& span : spans) names.push_back(span.name);
    return names;
}

}  // namespace

TEST_CASE("phases follow one another, and add up to the whole") {
    const auto profile = profile_of(all_marks(), trace, text, {"uname -s"}, 2);
    CHECK(names_of(profile.phases) ==
          std::vector<std::string>{"firmware", "decompression", "kernel start", "initcalls",
                                   "initramfs", "to /init", "/init", "to the commands", "commands",
                                   "behind the commands", "shutdown"});
    std::uint64_t sum = 0;
    std::uint64_t waited = 0;
    for (const auto& phase : profile.phases) {
        sum += phase.executed;
        waited += phase.waited;
    }
    CHECK(sum == 6500);
    CHECK(profile.executed == 6500);
    CHECK(waited == profile.waited);
    CHECK(profile.phases[3].executed == 3701 - 2000 - 500);
    CHECK(profile.phases[4].executed == 500);
    CHECK(profile.phases[6].executed == 400);
    CHECK(profile.phases[10].executed == 500);
}

TEST_CASE("an initcall is what do_one_initcall called, without the unpacking that ran meanwhile") {
    const auto profile = profile_of(all_marks(), trace, text, {"uname -s"}, 2);
    CHECK(names_of(profile.initcalls) == std::vector<std::string>{"pty_init", "populate_rootfs"});
    CHECK(profile.initcalls[0].executed == 500);
    CHECK(profile.initcalls[0].waited == 50);
    CHECK(profile.initcalls[1].executed == 200);
    CHECK(profile.initcalls[1].waited == 5);
}

TEST_CASE("a line of the console has the count of the write that began it") {
    const auto profile = profile_of(all_marks(), trace, text, {"uname -s"}, 2);
    REQUIRE(profile.console.size() == 5);
    CHECK(profile.console[0] == ConsoleLine{2100, "[    0.000100] one"});
    CHECK(profile.console[1].at == 2200);
    CHECK(profile.console[2].at == 5000);
    CHECK(profile.console[3].at == 5300);
    CHECK(profile.console[4].at == 5400);
}

TEST_CASE("a command lasts from its first mark to its last") {
    const auto profile = profile_of(all_marks(), trace, text, {"uname -s"}, 2);
    REQUIRE(profile.commands.size() == 1);
    CHECK(profile.commands[0].name == "uname -s");
    CHECK(profile.commands[0].begin == 5000);
    CHECK(profile.commands[0].executed == 400);
}

TEST_CASE("a step of /init lasts to the next; what other programs run there is none") {
    Trace stepping = trace;
    const auto exec_of_shell = stepping.begin() + 15;
    stepping.insert(exec_of_shell, {{step, 4200, 70, 40, 12}, {step, 4260, 70, 40, 12}});
    stepping.insert(stepping.begin() + 3, {step, 1500, 0, 0, 12});
    stepping.insert(stepping.end() - 2, {step, 5500, 70, 70, 12});
    const auto profile = profile_of(all_marks(), stepping, text, {}, 0);
    REQUIRE(profile.steps.size() == 2);
    CHECK(names_of(profile.steps) == std::vector<std::string>{"say_text", "say_text (2)"});
    CHECK(profile.steps[0].executed == 60);
    CHECK(profile.steps[1].executed == 240);
}

TEST_CASE("programs have the names of those that begin at their addresses") {
    auto profile = profile_of(all_marks(), trace, text, {}, 0);
    name_programs({{0x401000, "init"}}, profile);
    REQUIRE(profile.programs.size() == 2);
    CHECK(profile.programs[0].name == "init");
    CHECK(profile.programs[1].name == "a program at 0x402000");
}

TEST_CASE("what passed between two stamps beyond the instructions was slept") {
    const auto profile = profile_of(all_marks(), trace, text, {}, 0);
    REQUIRE(profile.phases.size() > 3);
    CHECK(profile.phases[3].idle_us == 300'000);
}

TEST_CASE("a kernel that is entered through PVH has no decompression; a panic ends in one") {
    const Trace short_trace{
        {kernel, 1000, 0, 0, 2}, {call, 2000, 0, 0, 3}, {ending, 3000, 0, 0, 11}};
    const auto profile = profile_of(all_marks(), short_trace, "", {}, 0);
    CHECK(names_of(profile.phases) ==
          std::vector<std::string>{"firmware", "kernel start", "initcalls", "shutdown"});
    CHECK(profile_of(all_marks(), {}, "", {}, 0).executed == 0);
}

TEST_CASE("a stamp of printk is read, and nothing else") {
    CHECK(printk_stamp("[    0.286992] Kernel panic") == 286'992U);
    CHECK(printk_stamp("[   12.000001] x") == 12'000'001U);
    CHECK_FALSE(printk_stamp("[    0.28] x"));
    CHECK_FALSE(printk_stamp("[x] y"));
    CHECK_FALSE(printk_stamp("Linux"));
    CHECK_FALSE(printk_stamp("[    0.286992"));
}
