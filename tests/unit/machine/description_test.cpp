#include "machine/description.h"

#include <algorithm>

#include "base/quote.h"
#include "catch.h"
#include "machine/qmp.h"

using namespace kindling;
using namespace kindling::machine;

namespace {

Description tiny() {
    Description description;
    description.kernel = "bzImage";
    description.initramfs = "a,b.cpio";
    description.command_line = "root=/dev/ram init=/init";
    return description;
}

std::string line(const Description& description, const Wiring& wiring = ByHand{}) {
    return shell_quoted(arguments(description, wiring));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("QEMU's arguments follow from the description alone") {
    struct Row {
        const char* what;
        void (*change)(Description&);
        const char* expected;
    };
    static constexpr Row rows[] = {
        {"type", [](Description& d) { d.type = "q35"; }, "-machine q35 "},
        {"microvm", [](Description& d) { d.type = "microvm"; },
         "-machine microvm,pit=on,pic=on,rtc=on,acpi=off "},
        {"microvm resets by triple fault", [](Description& d) { d.type = "microvm"; }, "reboot=t"},
        {"the fast machine is a microvm", [](Description& d) { d.type = "fast"; },
         "-machine microvm,pit=on,pic=on,rtc=on,acpi=off "},
        {"the fast machine calibrates no APIC timer", [](Description& d) { d.type = "fast"; },
         "nolapic_timer pty.legacy_count=0"},
        {"nor delay loops, under TCG", [](Description& d) { d.type = "fast"; }, " lpj=400000 "},
        {"a plugin", [](Description& d) { d.plugin = "file=a.so,plan=b"; },
         "-plugin file=a.so,plan=b"},
        {"memory", [](Description& d) { d.memory_mib = 64; }, "-m 64M "},
        {"cpus", [](Description& d) { d.cpus = 2; }, "-smp 2 "},
        {"accelerator", [](Description& d) { d.accelerator = "kvm"; }, "-accel kvm "},
        {"kernel", [](Description&) {}, "-kernel bzImage "},
        {"commas", [](Description&) {}, "-initrd a,,b.cpio "},
        {"command line", [](Description&) {},
         "-append 'console=ttyS0 panic=-1 printk.time=1 no_timer_check root=/dev/ram init=/init'"},
        {"no reboot", [](Description&) {}, "-no-reboot"},
        {"qboot", [](Description& d) { d.firmware = "qboot"; }, "-bios qboot.rom "},
        {"SeaBIOS", [](Description& d) { d.firmware = "seabios"; }, "-bios bios-256k.bin "},
        {"SeaBIOS of microvm",
         [](Description& d) {
             d.firmware = "seabios";
             d.type = "microvm";
         },
         "-bios bios-microvm.bin "},
        {"a disk is not written to", [](Description& d) { d.disks = {{"a,b.img"}}; },
         "-drive if=none,id=disk0,file=a,,b.img,format=raw,snapshot=on "
         "-device virtio-blk-pci,drive=disk0 "},
        {"disks",
         [](Description& d) {
             d.disks = {{"a", "qcow2", Disk::Access::read_only},
                        {"b", "raw", Disk::Access::writable}};
         },
         "file=a,format=qcow2,readonly=on -device virtio-blk-pci,drive=disk0 "
         "-drive if=none,id=disk1,file=b,format=raw -device virtio-blk-pci,drive=disk1 "},
        {"a disk of microvm",
         [](Description& d) {
             d.disks = {{"a"}};
             d.type = "microvm";
         },
         "-device virtio-blk-device,drive=disk0 "},
        {"a result port", [](Description& d) { d.nonce = "0123"; },
         "-serial chardev:console -chardev null,id=port1 -serial chardev:port1"},
        {"the challenge", [](Description& d) { d.nonce = "0123"; },
         "printk.time=1 no_timer_check kindling.result=ttyS1:0123 root=/dev/ram"},
        {"further ports keep their numbers", [](Description& d) { d.extra_ports = 2; },
         "-chardev null,id=port1 -serial chardev:port1 -chardev null,id=port2 -serial "
         "chardev:port2 -chardev null,id=port3 -serial chardev:port3"},
        {"ports of microvm",
         [](Description& d) {
             d.nonce = "0123";
             d.type = "microvm";
         },
         "-chardev null,id=port1 -device isa-serial,chardev=port1,index=1"},
        {"gdb", [](Description& d) { d.gdb_port = 1234; }, "-gdb tcp:127.0.0.1:1234 -S"},
        {"repeatable", [](Description& d) { d.repeatable = true; },
         "-accel tcg -icount shift=0,sleep=off -cpu qemu64 -rtc base=2024-01-01,clock=vm"},
        {"repeatable: no KASLR", [](Description& d) { d.repeatable = true; }, "nokaslr"},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        Description description = tiny();
        row.change(description);
        CHECK(has(line(description), row.expected));
    }
}

TEST_CASE("a kernel without an image is booted without -initrd") {
    Description description = tiny();
    description.initramfs.reset();
    CHECK_FALSE(has(line(description), "-initrd"));
}

TEST_CASE("the console goes where it is wired to") {
    CHECK(has(line(tiny(), OnSockets{4, 5}), "-chardev stdio,id=console,signal=off"));
    CHECK(has(line(tiny(), OnSockets{4, 5}), "-mon chardev=qmp,mode=control -S"));
    CHECK(has(line(tiny(), OnFile{"c,l", 4, 5}), "-chardev file,id=console,path=c,,l"));
    CHECK(has(line(tiny(), ByHand{}), "mux=on"));
    CHECK_FALSE(has(line(tiny(), ByHand{}), "-S"));
}

TEST_CASE("the result port and further ports go where they are wired to") {
    Description description = tiny();
    description.nonce = "0123";
    description.extra_ports = 1;
    for (const Wiring& wiring : {Wiring(OnSockets{4, 5, "a,b"}), Wiring(OnFile{"c", 4, 5, "a,b"})})
        CHECK(has(line(description, wiring),
                  "-chardev socket,id=port1,fd=5 -serial chardev:port1 "
                  "-chardev file,id=port2,path=a,,b.ttyS2 -serial chardev:port2"));
    description.nonce.clear();
    CHECK(has(line(description, OnSockets{4, 5, "a"}), "null,id=port1"));
}

TEST_CASE("what nobody asks for is not there") {
    const std::string bare = line(tiny());
    for (const char* word : {"-bios", "-drive", "-gdb", "-chardev null", "kindling.result"})
        CHECK_FALSE(has(bare, word));
}

TEST_CASE("the monitor's lines are read, and what is none is not") {
    using Kind = QmpMessage::Kind;
    CHECK(parse_qmp(R"({"QMP": {"version": {}}})")->kind == Kind::greeting);
    const auto shutdown =
        parse_qmp(R"({"event": "SHUTDOWN", "data": {"guest": true, "reason": "guest-reset"}})");
    REQUIRE(shutdown);
    CHECK(shutdown->event == "SHUTDOWN");
    CHECK(shutdown->reason == "guest-reset");
    CHECK(parse_qmp(R"({"return": {"status": "internal-error"}})")->status == "internal-error");
    CHECK(parse_qmp(R"({"return": "a\r\nb"})")->text == "a\r\nb");
    CHECK_FALSE(parse_qmp(R"({"return": {}})")->text);
    CHECK(parse_qmp(R"({"return": {}})")->kind == Kind::answer);
    CHECK(parse_qmp(R"({"error": {"desc": "no"}})")->event == "no");
    CHECK_FALSE(parse_qmp("not json"));
    CHECK_FALSE(parse_qmp("[1]"));
    CHECK_FALSE(parse_qmp(R"({"event": 3, "data": "x")"));
}
