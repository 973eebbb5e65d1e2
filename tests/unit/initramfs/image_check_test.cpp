#include "initramfs/image_check.h"

#include <fstream>

#include "base/file.h"
#include "catch.h"
#include "initramfs/init_image.h"

using namespace kindling;
using namespace kindling::initramfs;
using namespace std::string_literals;

TEST_CASE("what the kernel would begin to unpack is an image") {
    for (const auto& beginning :
         {"070701000002D1"s, "070702"s, "\x1f\x8b\x08"s, "BZh9"s, "\x5d\x00\x00"s,
          "\xfd"
          "7zXZ"s,
          "\x89LZO"s, "\x02\x21\x4c\x18"s, "\x28\xb5\x2f\xfd"s,
          "\0\0\0\0"
          "070701"s})
        CHECK(wrong_with_image(beginning) == "");
}

TEST_CASE("what it would not is told by what it seems to be") {
    CHECK(wrong_with_image("") == "the file is empty");
    CHECK(wrong_with_image(std::string(4096, '\0')) == "nothing but zeros where it should begin");
    CHECK(wrong_with_image("\x7f"
                           "ELF\x02\x01") ==
          "begins with 7f 45 4c 46 02 01, as an ELF program: `run --init` boots one");
    CHECK(wrong_with_image("#!/bin/sh").ends_with("a script: `run --init` boots one"));
    CHECK(wrong_with_image("070707") ==
          "begins with 30 37 30 37 30 37, as an archive of the old cpio format: make it with "
          "`cpio -H newc`");
    CHECK(wrong_with_image("\x04\x22\x4d\x18").find("lz4 -l") != std::string::npos);
    CHECK(wrong_with_image("MZ" + std::string(0x200, 'x') + "HdrS").ends_with("a Linux kernel"));
    CHECK(wrong_with_image("\0\0"
                           "070701"s)
              .find("is no multiple of 4") != std::string::npos);
    CHECK(wrong_with_image("hello") ==
          "begins with 68 65 6c 6c 6f: neither newc cpio nor a compression that the kernel has");
}

TEST_CASE("a missing, empty or foreign file is refused by its name") {
    const auto folder = TemporaryDirectory::make("image-check").value();
    const fs::path file = folder.path() / "image";
    CHECK(check_image(file).error().message ==
          "open " + file.string() + ": No such file or directory");
    std::ofstream(file).flush();
    CHECK(check_image(file).error().message ==
          file.string() + " is no initramfs image: the file is empty");
    CHECK(check_image(folder.path()).error().message.ends_with("is no regular file"));
    std::ofstream(file) << "070701";
    CHECK(check_image(file));
}

TEST_CASE("--init takes a program or a script") {
    const auto folder = TemporaryDirectory::make("init-kind").value();
    const fs::path file = folder.path() / "init";
    CHECK(kind_of_init("/proc/self/exe").value() == InitKind::program);
    std::ofstream(file) << "#!/bin/sh\n";
    CHECK(kind_of_init(file).value() == InitKind::script);
    std::ofstream(file) << "echo";
    CHECK(!kind_of_init(file));
    CHECK(!kind_of_init(folder.path()));
    CHECK(!kind_of_init(folder.path() / "none"));

    const auto names = [](const std::vector<Entry>& entries) {
        std::vector<std::string> found;
        for (const auto& entry : entries) found.push_back(entry.name);
        return found;
    };
    CHECK(names(image_of_init(file, std::nullopt)) ==
          std::vector<std::string>{"/dev", "/dev/console", "/dev/null", "/proc", "/sys", "/run",
                                   "/tmp", "/root", "/mnt", "/init"});
    const auto with_shell = names(image_of_init(file, Shell{"/b", "/bin/sh\n/bin/busybox\n"}));
    CHECK(std::vector<std::string>(with_shell.begin() + 9, with_shell.end()) ==
          std::vector<std::string>{"/init", "/bin", "/bin/busybox", "/bin/sh"});
}
