#include "initramfs/cpio_list.h"

#include "catch.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

const ListContext context{
    "x.list", "/lists", {{{"INIT", "/build/init"}, {"MINE", "/mine"}}, {{"HOME", "/home/me"}}}};

Entry only_entry(std::string_view text) {
    const auto entries = parse_cpio_list(text, context);
    REQUIRE(entries);
    REQUIRE(entries->size() == 1);
    return entries->front();
}

std::string error_of(std::string_view text) {
    const auto entries = parse_cpio_list(text, context);
    return entries ? "no error" : entries.error().message;
}

// The first line of an error, and where the caret stands below the line that is shown.
std::string head_of(std::string_view text) {
    const std::string error = error_of(text);
    return error.substr(0, error.find('\n'));
}

}  // namespace

TEST_CASE("each type of line gives its entry") {
    const Entry directory = only_entry("dir /dev 0755 1 2\n");
    CHECK(directory.name == "/dev");
    CHECK(directory.permissions == 0755);
    CHECK(directory.uid == 1);
    CHECK(directory.gid == 2);
    CHECK(std::holds_alternative<Directory>(directory.content));

    const Entry node = only_entry("nod /dev/loop0 0644 0 0 b 7 3");
    const auto& device = std::get<Device>(node.content);
    CHECK(device.kind == Device::Kind::block);
    CHECK(device.major == 7);
    CHECK(device.minor == 3);

    CHECK(std::get<Symlink>(only_entry("slink /bin/sh busybox 0777 0 0\n").content).target ==
          "busybox");
    CHECK(std::holds_alternative<Pipe>(only_entry("pipe /p 0600 0 0\n").content));
    CHECK(std::holds_alternative<Socket>(only_entry("sock /s 0600 0 0\r\n").content));
}

TEST_CASE("a file's location is relative to its list, and its further names are hard links") {
    const Entry near = only_entry("file /init build/init 0755 0 0\n");
    CHECK(std::get<RegularFile>(near.content).location == "/lists/build/init");
    CHECK(std::get<RegularFile>(near.content).more_names.empty());
    const Entry far = only_entry("file /a /etc/passwd 100644 0 0 /b  c\t/d \n");
    CHECK(std::get<RegularFile>(far.content).location == "/etc/passwd");
    CHECK(std::get<RegularFile>(far.content).more_names ==
          std::vector<std::string>{"/b", "c", "/d"});
    CHECK(far.permissions == 0644);
}

TEST_CASE("variables are expanded in locations and nowhere else") {
    const auto location = [](const Entry& entry) {
        return std::get<RegularFile>(entry.content).location;
    };
    CHECK(location(only_entry("file /init ${INIT} 0755 0 0")) == "/build/init");
    CHECK(location(only_entry("file /rc ${HOME}/x${INIT} 0755 0 0")) == "/home/me/x/build/init");
    CHECK(location(only_entry("file /rc odd${ 0755 0 0")) == "/lists/odd${");
    CHECK(only_entry("dir /${INIT} 0755 0 0").name == "/${INIT}");
    CHECK(variables_wanted("# file a ${NO}\nfile /a ${B}${A} 0 0 0\nfile /b ${A} 0 0 0\n"
                           "dir /${C} 0755 0 0\n") == std::vector<std::string>{"B", "A"});
}

TEST_CASE("comments and blank lines give nothing, and origins count them") {
    const auto entries = parse_cpio_list("# one\n\n  \t\n#two\ndir /a 0755 0 0", context);
    REQUIRE(entries);
    REQUIRE(entries->size() == 1);
    CHECK(describe(entries->front().origin) == "x.list:5");
}

TEST_CASE("a bad line is told with its line, its column and what was meant") {
    CHECK(error_of("# a comment\nfil /init ${INIT} 0755 0 0\n") ==
          "x.list:2:1: unknown type \"fil\", did you mean \"file\"?\n"
          "    2 | fil /init ${INIT} 0755 0 0\n"
          "      | ^^^");
    CHECK(error_of("slink\t/a b 0787 0 0") ==
          "x.list:1:12: the mode must be a number of octal digits\n"
          "    1 | slink\t/a b 0787 0 0\n"
          "      |      \t     ^^^^");
    CHECK(head_of("frobnicate /a 0755 0 0") ==
          "x.list:1:1: unknown type \"frobnicate\" (there are file, dir, nod, slink, pipe, sock)");
    CHECK(head_of(" dir /a 0755 0 0") ==
          "x.list:1:1: the type must begin in column 1 (a comment as well)");
    CHECK(head_of("dir") == "x.list:1:4: NAME is missing: dir NAME MODE UID GID");
    CHECK(head_of("dir /a 0755 0\n") == "x.list:1:14: GID is missing: dir NAME MODE UID GID");
    CHECK(head_of("dir /a 0755 0 0 # hm\n") ==
          "x.list:1:17: too many fields: dir NAME MODE UID GID");
    CHECK(head_of("dir /a 0755 0 -1") == "x.list:1:15: the gid must be a number of decimal digits");
    CHECK(head_of("dir /a 0755 4294967296 0") == "x.list:1:13: the uid is too large");
    CHECK(head_of("dir /a 0100755 0 0") ==
          "x.list:1:8: the mode has bits beyond 7777 that are not of this type");
    CHECK(head_of("nod /a 0600 0 0 u 1 1") ==
          "x.list:1:17: a device is b (block) or c (character)");
    CHECK(head_of("nod /a 0600 0 0 c five 1") ==
          "x.list:1:19: the major number must be a number of decimal digits");
    CHECK(head_of("nod /a 0600 0 0 c 5 1x") ==
          "x.list:1:21: the minor number must be a number of decimal digits");
    CHECK(head_of("file /init ${INITT} 0755 0 0") ==
          "x.list:1:12: unknown variable \"INITT\", did you mean \"INIT\"? (there are INIT HELLO "
          "USERLAND BUSYBOX MINE, and those of the environment)");
    CHECK(head_of("file /init ${BUSYBOX} 0755 0 0") ==
          "x.list:1:12: the variable \"BUSYBOX\" is not set");
    CHECK(head_of(std::string("dir /a\0b 0755 0 0", 17)) ==
          "x.list:1:7: a NUL byte: this is no cpio list");
    CHECK(head_of("dir /" + std::string(5000, 'x') + " 0755 0 0") ==
          "x.list:1:5: a name of more than 4095 bytes, which the kernel drops");
}

TEST_CASE("what a bad line holds can't reach the terminal's controls, and long lines are cut") {
    CHECK(error_of("\x1b[31mdir /a 0755 0 0").find('\x1b') == std::string::npos);
    const std::string error = error_of("dir /" + std::string(3000, 'x') + " 0999 0 0");
    CHECK(error.starts_with("x.list:1:3007: the mode must be"));
    CHECK(error.size() < 400);
}
