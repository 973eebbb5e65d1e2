// The pure pieces of /init and the commands, built as guest programs are and run on the host.

#include <sys/mount.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <string_view>

#include "arguments.h"
#include "block_identity.h"
#include "command_line.h"
#include "device_node.h"
#include "inittab.h"
#include "ipv4.h"
#include "module_order.h"
#include "mount_options.h"
#include "nearest.h"
#include "numbers.h"
#include "path.h"
#include "respawn.h"
#include "result_port.h"
#include "settings.h"
#include "siphash.h"
#include "support/mounts.h"
#include "support/output.h"
#include "support/uptime.h"
#include "terminal.h"
#include "uevents.h"

namespace {

using namespace kindling;

int failures = 0;

void check(bool holds, const char* what) {
    if (holds) return;
    ++failures;
    std::array<char, 256> room;
    Output(2, room) << "does not hold: " << what << '\n';
}

#define CHECK(condition) check((condition), #condition)

void uptime_is_parsed() {
    CHECK(uptime_seconds("0.54 0.01\n") == std::string_view("0.54"));
    CHECK(uptime_seconds("123456.00 1.0\n") == std::string_view("123456.00"));
    for (const char* wrong :
         {"", "1", "1.", "1.2 3", "1.23", ".12 3", "a.12 3", "1.234 5", "-1.00 2", " 1.00 2"}) {
        check(!uptime_seconds(wrong), wrong);
    }
}

void consoles_are_parsed() {
    CHECK(last_console("ttyS0\n") == "ttyS0");
    CHECK(last_console("tty0 ttyS0\n") == "ttyS0");
    CHECK(last_console("tty0 ") == "tty0");
    CHECK(last_console("\n").empty());
    CHECK(last_console("").empty());
    CHECK(last_console("   \n").empty());
}

void terminals_have_types() {
    CHECK(is_screen({.path = {"/dev/tty0"}}));
    CHECK(is_screen({.path = {"/dev/tty63"}}));
    CHECK(!is_screen({.path = {"/dev/ttyS0"}}));
    CHECK(!is_screen({.path = {"/dev/hvc0"}}));
    CHECK(!is_screen({}));
}

void the_brake_grows_and_lets_go() {
    CHECK(next_brake(0, 0) == 1000);
    CHECK(next_brake(1000, 999) == 2000);
    CHECK(next_brake(16000, 10) == 30000);
    CHECK(next_brake(30000, 10) == 30000);
    CHECK(next_brake(30000, 1000) == 0);
}

void mounts_are_parsed() {
    char text[] = "a\\040b /m\\134n\\012 tmpfs rw,ro 0 0\nproc /proc proc rw 0 0\nbroken line\n";
    std::span<char> left(text, sizeof text - 1);
    const auto first = take_mounted(left);
    CHECK(first && std::string_view(first->source) == "a b");
    CHECK(first && std::string_view(first->target) == "/m\\n\n");
    CHECK(first && std::string_view(first->options) == "rw,ro");
    const auto second = take_mounted(left);
    CHECK(second && std::string_view(second->type) == "proc");
    CHECK(!take_mounted(left));
    std::span<char> none;
    CHECK(!take_mounted(none));
}

void odd_lines_do_no_harm() {
    char cut[] = "proc /proc proc rw 0 0";
    std::span<char> left(cut, sizeof cut - 1);
    CHECK(!take_mounted(left));
    char escape[] = "a\\04 b\\ c\\9 d\\048 \n";
    std::span<char> odd(escape, sizeof escape - 1);
    const auto mounted = take_mounted(odd);
    CHECK(mounted && std::string_view(mounted->source) == "a\\04");
    CHECK(mounted && std::string_view(mounted->options) == "d\\048");
}

void mount_options_are_applied() {
    std::array<char, 32> room{};
    MountOptions options;
    CHECK(apply_mount_options("ro,size=1m,,nosuid,rw,mode=1", options, room).has_value());
    CHECK(options.flags == MS_NOSUID);
    CHECK(std::string_view(room.data()) == "size=1m,mode=1");
    CHECK(apply_mount_options("", options, room).has_value());
    CHECK(!apply_mount_options("this=is-too-long-for-the-room-left", options, room).has_value());
}

void numbers_are_whole() {
    CHECK(parse_number("0", 10) == 0U);
    CHECK(parse_number("4095", 4095) == 4095U);
    CHECK(!parse_number("4096", 4095));
    CHECK(!parse_number("", 10));
    CHECK(!parse_number("1x", 10));
    CHECK(!parse_number("-1", 10));
    CHECK(!parse_number("99999999999999999999999", UINT32_MAX));
    CHECK(parse_mode("7777") == 07777U);
    CHECK(!parse_mode("10000"));
    CHECK(!parse_mode("8"));
}

void output_is_what_was_said() {
    std::array<char, 4> room;
    int ends[2];
    if (::pipe(ends) != 0) return check(false, "pipe");
    Output(ends[1], room) << "long text " << -7 << ' ' << Padded{5, 3, '0'} << ' ' << INT64_MIN
                          << ' ' << Padded{8, 0, ' ', 8};
    std::array<char, 128> got;
    const ssize_t size = ::read(ends[0], got.data(), got.size());
    CHECK(size > 0 && std::string_view(got.data(), static_cast<std::size_t>(size)) ==
                          "long text -7 005 -9223372036854775808 10");
    Output closed(-1, room);
    closed << "text";
    CHECK(!closed.flush().has_value());
}

// The vectors of the paper's reference program (vectors_sip64), key 00 01 … 0f, input 00 01 ….
void siphash_is_the_published_one() {
    std::array<char, 15> input;
    for (std::size_t at = 0; at < input.size(); ++at) input[at] = static_cast<char>(at);
    constexpr std::uint64_t low = 0x0706050403020100;
    constexpr std::uint64_t high = 0x0f0e0d0c0b0a0908;
    CHECK(SipHash(low, high).of({input.data(), 0}) == 0x726fdb47dd0e0e31);
    CHECK(SipHash(low, high).of({input.data(), 1}) == 0x74f839c593dc67fd);
    CHECK(SipHash(low, high).of({input.data(), 8}) == 0x93f5f5799a932462);
    CHECK(SipHash(low, high).of({input.data(), 15}) == 0xa129ca6149be45e5);
}

void result_ports_are_parsed() {
    const auto port = parse_result_port("ttyS1:000102030405060708090a0b0c0d0e0f");
    CHECK(port && port->device == "ttyS1");
    CHECK(port && port->key_low == 0x0706050403020100 && port->key_high == 0x0f0e0d0c0b0a0908);
    CHECK(port && result_tag(*port, "exit=0") == 0xeedeccf331c801a8);
    for (const char* wrong :
         {"", "ttyS1", "ttyS1:", ":000102030405060708090a0b0c0d0e0f",
          "ttyS1:000102030405060708090A0b0c0d0e0f", "ttyS1:00010203",
          "a/b:000102030405060708090a0b0c0d0e0f", "ttyS1:000102030405060708090a0b0c0d0e0f0"}) {
        check(!parse_result_port(wrong), wrong);
    }
}

// What take_parameter() makes of TEXT, as "name=value|name|".
std::string_view parameters(std::string_view text, std::span<char> room) {
    static std::array<char, 256> line;
    std::copy(text.begin(), text.end(), line.begin());
    std::span<char> left(line.data(), text.size());
    Output out(-1, room);
    while (const auto parameter = take_parameter(left)) {
        out << parameter->name;
        if (parameter->value != nullptr) out << '=' << parameter->value;
        out << '|';
    }
    return out.take();
}

void the_command_line_is_parsed() {
    std::array<char, 256> room;
    CHECK(parameters("ro root=/dev/vda  quiet\n", room) == "ro|root=/dev/vda|quiet|");
    CHECK(parameters("a=\"b c\" \"d=e f\" g\n", room) == "a=b c|d=e f|g|");
    CHECK(parameters("a=b\"c d\"e\n", room) == "a=b\"c d\"e|");
    CHECK(parameters("a=b=c =d e=\n", room) == "a=b=c|=d|e=|");
    CHECK(parameters("a -- b\n", room) == "a|");
    CHECK(parameters("open=\"to the end\n", room) == "open=to the end|");
    CHECK(parameters("\"\n", room) == "|");
    CHECK(parameters("cut", room) == "cu|");
    CHECK(parameters("\n", room).empty());
    CHECK(parameters("", room).empty());
}

void arguments_are_split() {
    Arguments arguments;
    CHECK(arguments.set(" /bin/a  b\tc ", Form::words));
    CHECK(std::strcmp(arguments.program(), "/bin/a") == 0);
    CHECK(std::strcmp(arguments.pointers()[2], "c") == 0 && arguments.pointers()[3] == nullptr);
    CHECK(!arguments.set("  ", Form::words));
    CHECK(!arguments.set("", Form::words));
    static constexpr std::array<char, 2000> many = [] {
        std::array<char, 2000> text;
        for (std::size_t at = 0; at < text.size(); ++at) text[at] = at % 2 == 0 ? 'a' : ' ';
        return text;
    }();
    CHECK(!arguments.set({many.data(), 66}, Form::words));
    CHECK(arguments.set({many.data(), 64}, Form::words));
    CHECK(!arguments.set({many.data(), many.size()}, Form::words));
}

std::string_view argument(const Arguments& arguments, std::size_t at) {
    return arguments.pointers()[at];
}

void commands_of_inittab_become_arguments() {
    Arguments arguments;
    CHECK(arguments.set("-/bin/sh -l", Form::inittab));
    CHECK(arguments.program() == std::string_view("/bin/sh"));
    CHECK(argument(arguments, 0) == "-/bin/sh" && argument(arguments, 1) == "-l");
    CHECK(arguments.set("echo a > /dev/null", Form::inittab));
    CHECK(arguments.program() == std::string_view("/bin/sh") && argument(arguments, 1) == "-c");
    CHECK(argument(arguments, 2) == "exec echo a > /dev/null");
    CHECK(arguments.set("-sulogin $TTY", Form::inittab));
    CHECK(argument(arguments, 0) == "-/bin/sh" && argument(arguments, 2) == "exec sulogin $TTY");
    CHECK(arguments.set("a; b", Form::script));
    CHECK(argument(arguments, 2) == "a; b" && arguments.pointers()[3] == nullptr);
    CHECK(arguments.set("/bin/sh", Form::words, true));
    CHECK(argument(arguments, 0) == "-/bin/sh");
    CHECK(arguments.program() == std::string_view("/bin/sh"));
}

void inittab_is_parsed() {
    char text[] =
        "# comment\n\n::sysinit:/etc/rc one # two\n/dev/tty1:2345:askfirst:-/bin/sh\n"
        "a:b:c\n::nonsense:/bin/true\n::wait:\n::once:a:\\\nb\nttyS0::respawn:x y\n";
    std::span<char> left(text, sizeof text - 1);
    unsigned number = 0;
    const auto first = take_inittab_line(left, number);
    CHECK(first && first->action == Action::sysinit && first->terminal == nullptr);
    CHECK(first && first->number == 3 && first->command == std::string_view("/etc/rc one "));
    const auto second = take_inittab_line(left, number);
    CHECK(second && second->action == Action::askfirst);
    CHECK(second && second->terminal == std::string_view("tty1"));
    for (const unsigned wrong : {5U, 6U, 7U}) {
        const auto line = take_inittab_line(left, number);
        CHECK(line && line->number == wrong && line->command == nullptr);
    }
    const auto joined = take_inittab_line(left, number);
    CHECK(joined && joined->command == std::string_view("a:b") && joined->number == 8);
    const auto last = take_inittab_line(left, number);
    CHECK(last && last->number == 10 && last->action == Action::respawn);
    CHECK(last && last->terminal == std::string_view("ttyS0"));
    CHECK(!take_inittab_line(left, number));
}

void addresses_are_parsed() {
    const auto address = parse_ipv4("10.0.2.15/24");
    CHECK(address && address->address == 0x0f02000aU && address->mask == 0x00ffffffU);
    CHECK(parse_ipv4("10.0.2.15") && parse_ipv4("10.0.2.15")->mask == ~0U);
    CHECK(parse_ipv4("default") && parse_ipv4("default")->mask == 0);
    CHECK(parse_ipv4("1.2.3.4/0") && parse_ipv4("1.2.3.4/0")->mask == 0);
    for (const char* wrong : {"", "1.2.3", "1.2.3.256", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4x", "a",
                              "1..2.3", "1.2.3.4.5", "9999999999.1.1.1"}) {
        check(!parse_ipv4(wrong), wrong);
    }
}

void device_numbers_are_parsed() {
    CHECK(parse_device_number("4:64\n") == makedev(4, 64));
    for (const char* wrong : {"", "4", "4:", ":4", "x:1"}) {
        check(!parse_device_number(wrong), wrong);
    }
}

void modules_are_found_with_their_needs() {
    constexpr std::string_view text =
        "kernel/fs/configfs/configfs.ko:\n"
        "kernel/drivers/block/null_blk/null-blk.ko.xz: kernel/a/b.ko "
        "kernel/fs/configfs/configfs.ko\n"
        "kernel/net/last.ko";
    auto line = module_line(text, "null_blk").value_or("");
    CHECK(take_last_path(line) == "kernel/fs/configfs/configfs.ko");
    CHECK(take_last_path(line) == "kernel/a/b.ko");
    CHECK(take_last_path(line) == "kernel/drivers/block/null_blk/null-blk.ko.xz");
    CHECK(line.empty() && take_last_path(line).empty());
    CHECK(module_line(text, "last") == std::string_view("kernel/net/last.ko"));
    CHECK(!module_line(text, "null") && !module_line(text, "") && !module_line("", "a"));
}

void uevents_tell_of_arrivals() {
    CHECK(arrived_device("add@/devices/virtual/block/nullb0") == std::string_view("nullb0"));
    CHECK(!arrived_device("remove@/devices/virtual/block/nullb0") && !arrived_device("add@/") &&
          !arrived_device(""));
}

void disks_tell_who_they_are() {
    std::array<unsigned char, 256> super{};
    Identity uuid;
    Identity label;
    CHECK(!ext4_identity(super, uuid, label));
    super[0x38] = 0x53;
    super[0x39] = 0xef;
    for (unsigned char at = 0; at < 16; ++at) super[0x68 + at] = at;
    super[0x78] = 'r';
    CHECK(ext4_identity(super, uuid, label) && label.data() == std::string_view("r"));
    CHECK(uuid.data() == std::string_view("00010203-0405-0607-0809-0a0b0c0d0e0f"));
    CHECK(!ext4_identity(Bytes(super.data(), 100), uuid, label));
    gpt_identity(Bytes(super.data() + 0x58, 128), uuid);
    CHECK(uuid.data() == std::string_view("03020100-0504-0706-0809-0a0b0c0d0e0f"));
    std::array<unsigned char, 512> block{'E', 'F', 'I', ' ', 'P', 'A', 'R', 'T'};
    block[72] = 2;
    block[80] = 128;
    block[84] = 128;
    CHECK(gpt_entry_at(block, 3, 512) == 2U * 512 + 2 * 128);
    CHECK(!gpt_entry_at(block, 0, 512) && !gpt_entry_at(block, 129, 512));
    block[440] = 0xbe;
    msdos_identity(block, 1, uuid);
    CHECK(uuid.data() == std::string_view("000000be-01"));
    CHECK(is_same_identity("ABc-1", "abC-1") && !is_same_identity("a", "ab"));
}

void lists_hold_words() {
    CHECK(is_in_list("proc,sysfs", "proc") && is_in_list("proc,sysfs", "sysfs"));
    CHECK(!is_in_list("proc,sysfs", "sys") && !is_in_list("", "proc"));
    CHECK(!is_in_list("proc,sysfs", "proc,sysfs"));
}

void paths_are_joined() {
    std::array<char, 8> room;
    join(room, {"/a", "/", "bcde"});
    CHECK(room.data() == std::string_view("/a/bcde"));
    join(room, {"/a", "/", "bcdef"});
    CHECK(room[0] == '\0');
}

void the_nearest_is_near() {
    CHECK(edit_distance("run", "run") == 0);
    CHECK(edit_distance("runn", "run") == 1);
    CHECK(edit_distance("", "run") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("0123456789012345678901234567890123456789", "run") == 32);
}

}  // namespace

int main() {
    uptime_is_parsed();
    consoles_are_parsed();
    terminals_have_types();
    the_brake_grows_and_lets_go();
    mounts_are_parsed();
    odd_lines_do_no_harm();
    mount_options_are_applied();
    numbers_are_whole();
    output_is_what_was_said();
    siphash_is_the_published_one();
    result_ports_are_parsed();
    the_command_line_is_parsed();
    arguments_are_split();
    commands_of_inittab_become_arguments();
    inittab_is_parsed();
    addresses_are_parsed();
    device_numbers_are_parsed();
    modules_are_found_with_their_needs();
    uevents_tell_of_arrivals();
    disks_tell_who_they_are();
    lists_hold_words();
    paths_are_joined();
    the_nearest_is_near();
    return failures == 0 ? 0 : 1;
}
