#include "initramfs/made_lists.h"

#include <fmt/format.h>

#include "catch.h"
#include "initramfs/cpio_list.h"
#include "initramfs/image_list.h"

using namespace kindling::initramfs;

namespace {

std::vector<Entry> written(std::string_view text) {
    return parse_cpio_list(text, {"x.list", "/", {}}).value();
}

std::vector<std::string> lines(const std::vector<Entry>& entries) {
    std::vector<std::string> lines;
    for (const auto& entry : entries) {
        const auto* link = std::get_if<Symlink>(&entry.content);
        lines.push_back(fmt::format("{} {:o}{}", entry.name, entry.permissions,
                                    link == nullptr ? "" : " -> " + link->target));
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("BusyBox's links lead to /bin/busybox from where they are, behind their directories") {
    const auto list = written("dir /bin 0755 0 0\nfile /bin/busybox /b 0755 0 0\n");
    CHECK(
        lines(busybox_links("/bin/busybox\n/bin/ls\n/linuxrc\n/sbin/init\n/usr/bin/[[\n", list)) ==
        Lines{"/sbin 755", "/usr 755", "/usr/bin 755", "/bin/ls 777 -> busybox",
              "/linuxrc 777 -> bin/busybox", "/sbin/init 777 -> ../bin/busybox",
              "/usr/bin/[[ 777 -> ../../bin/busybox"});
}

TEST_CASE("names that the list has, hard links too, are left out, however they are spelled") {
    const auto list = written("dir bin 0755 0 0\nfile bin/a /a 0755 0 0 bin/b\n");
    CHECK(lines(busybox_links("/bin/a\n/bin/b\n/bin/c\n/bin/c\n", list)) ==
          Lines{"/bin/c 777 -> busybox"});
}

TEST_CASE("userland's links stand beside userland") {
    CHECK(lines(userland_links("cat\n# not this\n\nls\n", written("file /bin/cat /c 0755 0 0"))) ==
          Lines{"/bin 755", "/bin/ls 777 -> userland"});
}

TEST_CASE("a kernel's modules come with their directories, where they have been") {
    CHECK(lines(kernel_modules("/lib/modules/6/a.ko /k/a.ko\n/lib/modules/6/kernel/b.ko /k/b.ko\n",
                               written("dir /lib 0755 0 0"))) ==
          Lines{"/lib/modules 755", "/lib/modules/6 755", "/lib/modules/6/kernel 755",
                "/lib/modules/6/a.ko 644", "/lib/modules/6/kernel/b.ko 644"});
}

TEST_CASE("a list's first line says which made lists it wants") {
    const ListFile list{"x.list", "# with: busybox-links userland-links\nfile /init ${INIT} 0 0 0"};
    CHECK(variables_needed(list).value() == Lines{"INIT", "BUSYBOX_LINKS", "USERLAND_LINKS"});
    const auto typo = variables_needed({"x.list", "# with: busybox-link\n"});
    REQUIRE(!typo);
    CHECK(typo.error().message.starts_with(
        "x.list:1:9: no such made list, did you mean \"busybox-links\"?\n"));
    CHECK(variables_needed({"x.list", "\n# with: nothing\n"}).value().empty());
    const auto unset = entries_of({"x.list", "# with: busybox-links\n"}, {});
    REQUIRE(!unset);
    CHECK(unset.error().message.starts_with("x.list:1:9: busybox-links is made from the file"));
}
