#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "same/difference.h"
#include "same/snapshot.h"
#include "same/volatile.h"

using namespace kindling;
using namespace kindling::same;

namespace {

// A snapshot of these facts, "kind key value" with the tabs in place.
Snapshot snapshot(const std::vector<std::array<std::string, 3>>& facts) {
    std::string text = "probe\trest\tyes\n";
    for (const auto& [kind, key, value] : facts)
        text += fmt::format("{}\t{}\t{}\n", kind, key, value);
    auto parsed = parse_snapshot(fmt::format("{}probe\tfacts\t{}\n", text, facts.size() + 1));
    REQUIRE(parsed);
    return *parsed;
}

std::vector<std::string> keys(const Comparison& comparison) {
    std::vector<std::string> keys;
    for (const auto& difference : comparison.differences)
        keys.push_back(difference.kind + ": " + difference.key);
    return keys;
}

}  // namespace

TEST_CASE("what the probe told is read whole or not at all") {
    const auto parsed = parse_snapshot(
        "probe\trest\tno\r\nmount\t/\trw\r\nmount\t/\tro\r\nprobe\tfacts\t3\r\nmore");
    REQUIRE(parsed);
    CHECK_FALSE(parsed->at_rest);
    CHECK(parsed->kinds.at("mount").at("/") == "rw");
    CHECK(parsed->kinds.at("mount").at("/ #2") == "ro");
    CHECK_FALSE(parse_snapshot("mount\t/\trw\n"));
    CHECK_FALSE(parse_snapshot("mount\t/\trw\nprobe\tfacts\t2\n"));
    CHECK_FALSE(parse_snapshot("mount /\nprobe\tfacts\t1\n"));
    CHECK_FALSE(parse_snapshot(""));
}

TEST_CASE("a second process of the same arguments has a number") {
    const auto both = snapshot({{"process", "sleep 1 | program", "/bin/busybox"},
                                {"open file", "sleep 1 | 0", "/dev/null"},
                                {"process", "sleep 1 | program", "/bin/busybox"},
                                {"open file", "sleep 1 | 0", "/dev/zero"}});
    CHECK(both.kinds.at("process").contains("sleep 1 #2 | program"));
    CHECK(both.kinds.at("open file").at("sleep 1 #2 | 0") == "/dev/zero");
}

TEST_CASE("what only one has, and what is another value, are differences") {
    const auto a = snapshot({{"mount", "/proc", "rw"}, {"mount", "/run", "rw"}});
    const auto b = snapshot({{"mount", "/proc", "ro"}, {"sysctl", "vm/swappiness", "60"}});
    const auto comparison = compared(a, b);
    CHECK(keys(comparison) ==
          std::vector<std::string>{"mount: /proc", "mount: /run", "sysctl: vm/swappiness"});
    CHECK(comparison.differences[1].a == "rw");
    CHECK_FALSE(comparison.differences[1].b);
    CHECK(compared(a, a).differences.empty());
    CHECK(describe(comparison).contains("  /run\n    A  rw\n    B  (not there)\n"));
}

TEST_CASE("a process that only one has is one difference") {
    const auto a = snapshot({{"process", "sleep 1 | program", "/bin/busybox"},
                             {"process", "sleep 1 | nice", "0"},
                             {"environment", "sleep 1 | HOME", "/"}});
    CHECK(keys(compared(a, snapshot({}))) == std::vector<std::string>{"process: sleep 1"});
}

TEST_CASE("an interface that only one has brings none of its sysctls") {
    const auto a = snapshot({{"interface", "dummy0", "down"},
                             {"sysctl", "net/ipv4/conf/dummy0/tag", "0"},
                             {"sysctl", "net/ipv4/conf/lo/tag", "0"}});
    CHECK(keys(compared(a, snapshot({{"sysctl", "net/ipv4/conf/lo/tag", "1"}}))) ==
          std::vector<std::string>{"interface: dummy0", "sysctl: net/ipv4/conf/lo/tag"});
}

TEST_CASE("another program as PID 1 is no difference by itself, and its state is left out") {
    const auto with_init = [](const std::string& program, const std::string& nice) {
        return snapshot({{"process", "PID 1 | program", program},
                         {"process", "PID 1 | arguments", program},
                         {"process", "PID 1 | nice", nice}});
    };
    const auto comparison = compared(with_init("/init", "0"), with_init("/bin/sh", "5"));
    CHECK(comparison.differences.empty());
    CHECK(comparison.other_init);
    CHECK(describe(comparison).contains("its own state is not compared"));
    CHECK(keys(compared(with_init("/init", "0"), with_init("/init", "5"))) ==
          std::vector<std::string>{"process: PID 1 | nice"});
}

TEST_CASE("what differs from boot to boot does not count") {
    const auto boot = [](const std::string& number) {
        return snapshot({{"sysctl", "kernel/random/boot_id", number},
                         {"sysctl", "fs/file-nr", number},
                         {"mount", "/dev",
                          "rw type devtmpfs source dev with rw,size=" + number +
                              "k,nr_inodes=" + number + ",mode=755"},
                         {"process", "sh | program", "/bin/sh"},
                         {"process", "sh | limit Max processes", number},
                         {"open file", "sh | 3", "pipe:[" + number + "] flags 02"}});
    };
    CHECK(compared(settled(boot("1")), settled(boot("2"))).differences.empty());
    CHECK(settled(boot("1")).kinds.at("open file").at("sh | 3") == "pipe:[…] flags 02");
    CHECK(settled(boot("1")).kinds.at("mount").at("/dev") ==
          "rw type devtmpfs source dev with rw,mode=755");
    const auto tmpfs = snapshot({{"mount", "/tmp", "rw type tmpfs source tmpfs with rw,size=1k"}});
    CHECK(settled(tmpfs).kinds.at("mount") == tmpfs.kinds.at("mount"));
    CHECK_FALSE(compared(boot("1"), boot("2")).differences.empty());
}

TEST_CASE("the documentation shows the whole table") {
    // The folder of data need not be there.
    std::ifstream file(
        (std::filesystem::path(TEST_DATA) / "../../../../docs/same.md").lexically_normal());
    const std::string page((std::istreambuf_iterator<char>(file)), {});
    for (const auto& fact : volatile_facts())
        CHECK(page.contains(fmt::format("| {} `{}` | {} |", fact.kind, fact.key, fact.why)));
}

TEST_CASE("what a guest says does not reach the terminal as it is") {
    const auto a = snapshot({{"name", "hostname", "\x1b[31mred"}});
    CHECK_FALSE(describe(compared(a, snapshot({}))).contains('\x1b'));
}
