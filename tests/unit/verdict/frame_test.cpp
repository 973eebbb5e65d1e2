#include "verdict/frame.h"

#include "catch.h"
#include "verdict/generic_frames.h"
#include "verdict/guilty.h"
#include "verdict/title.h"

using namespace kindling::verdict;

namespace {

std::string function_of(const char* line) {
    const auto frame = stack_frame(line);
    return frame ? frame->function : "none";
}

std::string counter_of(const char* line) {
    const auto frame = program_counter(line);
    return frame ? frame->function : "none";
}

}  // namespace

TEST_CASE("a frame is read in every form that kernels print") {
    for (const auto* line :
         {" f+0x1f/0x9a0", " ? f+0x1f/0x9a0", " f+0x1f/0x9a0 [ext4]",
          " [<ffffffff81234567>] f+0x1f/0x9a0", " [<ffffffff81234567>] ? f+0x1f/0x9a0 [ext4]",
          " f+0x1f/0x9a0 fs/ext4/inode.c:12", " f fs/ext4/inode.c:12 [inline]",
          " f+0x1f/0x9a0 fs/ext4/inode.c:12 [inline]", "f (fs/ext4/inode.c:12)",
          "? f (fs/ext4/inode.c:12 (discriminator 3)) ext4",
          "[<c04a1234>] (f) from [<c0412345>] (g+0x50/0xac)", " f from g+0x14/0x18",
          "[c000000000123450] [c000000000123456] f+0x1f/0x9a0 (unreliable)",
          "[<c04a1234>] (f+0x1f/0x9a0) from [<c0412345>] (g+0x50/0xac)",
          " f+0x1f/0x9a0 [ext4 0123456789abcdef]"}) {
        INFO(line);
        CHECK(function_of(line) == "f");
    }
    CHECK(stack_frame(" ? f+0x1f/0x9a0")->certain == false);
    CHECK(stack_frame(" f+0x1f/0x9a0 [ext4]")->module == "ext4");
    CHECK(stack_frame(" f+0x1f/0x9a0 fs/a.c:12")->place == "fs/a.c:12");
    CHECK(stack_frame(" f+0x1f/0x9a0")->offset == 0x1f);
}

TEST_CASE("what is no frame is none") {
    for (const auto* line :
         {"", " <TASK>", "Call Trace:", "caller is f+0x1/0x2 now", "a+0x1 b+0x/0x2",
          "f+0x1f/0x9a0: some words", "RAX: 0000000000000000", "3f+0x1/0x2"}) {
        INFO(line);
        CHECK(function_of(line) == "none");
    }
}

TEST_CASE("the program counter is read on every architecture, and only the kernel's") {
    for (const auto* line :
         {"RIP: 0010:f+0x1f/0x9a0",
          "RIP: 0010:[<ffffffff81234567>]  [<ffffffff81234567>] f+0x1f/0x9a0", "EIP: f+0x1f/0x9a0",
          "EIP is at f+0x1f/0x9a0", "pc : f+0x1f/0x9a0", "PC is at f+0x1f/0x9a0",
          "epc : f+0x1f/0x9a0", "NIP [c000000000123456] f+0x1f/0x9a0", "RIP: 0010:f (fs/a.c:12)",
          "Krnl PSW : 0704c00180000000 000003e000b12345 (f+0x1f/0x9a0)",
          "pc : f+0x1f/0x9a0 [ext4]"}) {
        INFO(line);
        CHECK(counter_of(line) == "f");
    }
    for (const auto* line : {"RIP: 0033:0x7f1234567890", "RIP: 0010:0x0", "lr : f+0x1/0x2",
                             "pc : [<c04a1234>]    lr : [<c0412345>]    psr: 60000013"}) {
        INFO(line);
        CHECK(counter_of(line) == "none");
    }
}

TEST_CASE("the guilty function is the one that a person would name") {
    const auto guilty = [](std::initializer_list<const char*> lines) {
        std::vector<Frame> stack;
        for (const auto* line : lines) stack.push_back(stack_frame(line).value());
        return guilty_function(stack);
    };
    CHECK(guilty({"dump_stack_lvl+0x1/0x2", "kasan_report+0x1/0x2", "memcpy+0x1/0x2",
                  "f+0x1/0x2"}) == "f");
    CHECK(guilty({"? stale+0x1/0x2", "f.isra.0+0x1/0x2"}) == "f");
    CHECK(guilty({"? __warn+0x1/0x2", "? f.cold+0x1/0x2"}) == "f");
    CHECK(guilty({"schedule+0x1/0x2", "__x64_sys_nanosleep+0x1/0x2"}) == "sys_nanosleep");
    CHECK(guilty({"panic+0x1/0x2"}) == "panic");
    CHECK(guilty({}).empty());
    CHECK(is_generic("___kmalloc_large_node"));
    CHECK_FALSE(is_generic("ext4_lookup"));
    CHECK_FALSE(is_generic("panic_on_my_terms"));
}

TEST_CASE("titles keep what is the same in equal crashes") {
    CHECK(without_particulars("f+0x1f/0x9a0 is bad") == "f is bad");
    CHECK(without_particulars("scheduling on CPU#3, sh/33/0x00000002") == "scheduling on CPU, sh");
    CHECK(without_particulars("pointer ffff888012345678 is wild (pid 33)") == "pointer is wild");
    CHECK(without_particulars("stuck for 22s! [sh:33]") == "stuck");
    CHECK(without_particulars("Oops: 0002 [#1] SMP") == "Oops: 0002");
    CHECK(without_particulars("failed (error -2).") == "failed (error -2)");
    CHECK(without_particulars(std::string(10'000, 'x')).size() <= 120);
}
