#include "catch.h"
#include "scenario/scenario.h"

using namespace kindling;
using namespace kindling::scenario;

namespace {

std::string error_of(const std::string& text) {
    const auto scenario = parse("some/boot.boot", text);
    return scenario ? "" : scenario.error().message;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a scenario reads as the story of a boot") {
    const auto scenario = parse("tests/boot/shell.boot", R"(# comment
image    busybox
kernel   test      # behind a line
machine  q35
memory   1G
cpus     2
cmdline  root=/dev/ram "init=/my init"
timeout  2m
silence  1.5s
allow oops

expect "Linux version" within 300ms
reject /bad (thing|luck)/
wait for prompt
run "echo \"hi\""
  output is "hi"
  output lacks "ho"
  output matches /h./
  status is 0
type "a\x41\n"
enter "exit"
press ctrl-c
end with panic /init!/
)");
    REQUIRE(scenario);
    CHECK(scenario->name == "shell");
    CHECK(scenario->image == "busybox");
    CHECK(scenario->kernel == "test");
    CHECK(scenario->machine == "q35");
    CHECK(scenario->memory_mib == 1024);
    CHECK(scenario->cpus == 2);
    CHECK(scenario->command_line == "root=/dev/ram init=/my init");
    CHECK(scenario->timeout == Seconds(120));
    CHECK(scenario->silence == Seconds(1.5));
    CHECK(scenario->oops_allowed);
    REQUIRE(scenario->steps.size() == 7);
    CHECK(std::get<Expect>(scenario->steps[0].action).within == Seconds(0.3));
    const auto& run = std::get<Run>(scenario->steps[3].action);
    CHECK(run.command == "echo \"hi\"");
    CHECK(run.checks.size() == 3);
    CHECK(std::get<Send>(scenario->steps[4].action).bytes == "aA\n");
    CHECK(std::get<Send>(scenario->steps[5].action).bytes == "exit\r");
    CHECK(std::get<Send>(scenario->steps[6].action).bytes == "\x03");
    CHECK(scenario->steps[6].line == 22);
    CHECK(scenario->end == verdict::Ending::panic);
    CHECK(scenario->sends_input());
}

TEST_CASE("a path may be an image or a kernel") {
    const auto scenario = parse("a.boot", "image /tmp/x.cpio\nkernel ./bzImage\nend with stop\n");
    REQUIRE(scenario);
    CHECK(scenario->image == "/tmp/x.cpio");
    CHECK(scenario->kernel == "./bzImage");
    CHECK_FALSE(scenario->sends_input());
}

TEST_CASE("an error names file, line and column, and guesses what was meant") {
    const auto typo = error_of("image hello\nexpct \"x\"\nend with stop\n");
    CHECK(has(typo, "some/boot.boot:2:1: unknown word \"expct\", did you mean \"expect\"?"));
    CHECK(has(typo, "  expct \"x\"\n  ^"));
    CHECK(has(error_of("expect \"x\" witin 5s\nend with stop"), ":1:12: this is too much"));
    CHECK(has(error_of("machine pq\nend with stop"), "did you mean \"pc\"?"));
    CHECK(has(error_of("press ctrl+c\nend with stop"), "unknown key"));
    CHECK(has(error_of("end with powerof"), "did you mean \"power-off\"?"));
    CHECK(has(error_of("expect \"x\nend with stop"), ":1:8: the text has no closing \""));
    CHECK(has(error_of("expect /x\nend with stop"), "no closing /"));
    CHECK(has(error_of("expect /(/\nend with stop"), "no regular expression"));
    CHECK(has(error_of("expect \"\\q\"\nend with stop"), "unknown escape"));
    CHECK(has(error_of("expect \"\"\nend with stop"), "an empty pattern"));
    CHECK(has(error_of("expect\nend with stop"), ":1:7: the \"text\" or /regular"));
    CHECK(has(error_of("expect word\nend with stop"), "a pattern is"));
    CHECK(has(error_of("memory 12\nend with stop"), "no size of memory"));
    CHECK(has(error_of("memory 0M\nend with stop"), "no size of memory"));
    CHECK(has(error_of("timeout 5\nend with stop"), "is no time"));
    CHECK(has(error_of("timeout -5s\nend with stop"), "is no time"));
    CHECK(has(error_of("cpus many\nend with stop"), "no number of processors"));
    CHECK(has(error_of("status is 0\nend with stop"), "there is no \"run\" above"));
    CHECK(has(error_of("run \"x\"\nstatus is 256\nend with stop"), "from 0 to 255"));
    CHECK(has(error_of("expect \"x\"\nimage hello\nend with stop"), "stands above the steps"));
    CHECK(has(error_of("end with stop\nexpect \"x\""), "nothing can follow"));
    CHECK(has(error_of("image hello\n"), "does not say how the boot ends"));
    CHECK(has(error_of(""), "does not say how the boot ends"));
    CHECK(has(error_of("\texpct\nend with stop"), "  \texpct\n  \t^"));
}

TEST_CASE("what a scenario holds never reaches the terminal as it is") {
    CHECK_FALSE(has(error_of("\x1b[31mexpct\x07\n"), "\x1b"));
}

TEST_CASE("what a machine has beside its processors can be asked for") {
    using Access = machine::Disk::Access;
    const auto scenario = parse("a/b.boot",
                                "kernel test vmlinux\nfirmware qboot\ndisk a.img\n"
                                "disk b.qcow2 read-only\ndisk c raw writable\n"
                                "serial ttyS2\nserial ttyS3\nrequire proved\nend with stop\n");
    REQUIRE(scenario);
    CHECK(scenario->boots_vmlinux);
    CHECK(scenario->firmware == "qboot");
    REQUIRE(scenario->disks.size() == 3);
    CHECK(scenario->disks[0].format == "raw");
    CHECK(scenario->disks[0].access == Access::snapshot);
    CHECK(scenario->disks[1].format == "qcow2");
    CHECK(scenario->disks[1].access == Access::read_only);
    CHECK(scenario->disks[2].format == "raw");
    CHECK(scenario->disks[2].access == Access::writable);
    CHECK(scenario->extra_ports == 2);
    CHECK(scenario->proof_required);
}

TEST_CASE("a machine that can't be is an error") {
    CHECK(has(error_of("firmware efi\n"), "unknown firmware"));
    CHECK(has(error_of("kernel test vmlinx\n"), "did you mean \"vmlinux\"?"));
    CHECK(has(error_of("disk\n"), "the disk's file is missing"));
    CHECK(has(error_of("disk a readonly\n"), "did you mean \"read-only\"?"));
    CHECK(has(error_of("serial ttyS3\n"), "the next serial port is ttyS2"));
    CHECK(has(error_of("serial ttyS2\nserial ttyS3\nserial ttyS4\n"), "four serial ports"));
    CHECK(has(error_of("require prove\n"), "did you mean \"proved\"?"));
}
