// What is done with whole images: unpacked, compared, verified.
#include <sys/stat.h>

#include <algorithm>

#include "base/file.h"
#include "catch.h"
#include "initramfs/archive_source.h"
#include "initramfs/cpio_list.h"
#include "initramfs/image_diff.h"
#include "initramfs/listing.h"
#include "initramfs/newc.h"
#include "initramfs/pack.h"
#include "initramfs/unpack_image.h"
#include "initramfs/verify.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

struct Folder {
    Folder() { REQUIRE(replace_file(path() / "content", "some content\n")); }
    [[nodiscard]] fs::path path() const { return directory.path(); }
    [[nodiscard]] fs::path packed(const std::string& name, std::string_view list,
                                  const std::string& compression = "none") const {
        const auto entries = parse_cpio_list(list, {name, path(), {}});
        REQUIRE(entries);
        REQUIRE(pack(*entries, path() / name, {.compression = *parse_compression(compression)}));
        return path() / name;
    }
    // An archive of raw entries: name, mode, data.
    struct Raw {
        std::string name;
        std::uint32_t mode;
        std::string data;
    };
    [[nodiscard]] fs::path raw(const std::vector<Raw>& entries) const {
        std::string text;
        for (const auto& [name, mode, data] : entries) {
            text +=
                newc_head({.mode = mode, .size = static_cast<std::uint32_t>(data.size())}, name);
            text += data + std::string(padding_after(data.size(), newc_alignment), '\0');
        }
        REQUIRE(replace_file(path() / "raw", text + newc_trailer()));
        return path() / "raw";
    }
    TemporaryDirectory directory = TemporaryDirectory::make("image-test").value();
};

constexpr std::string_view whole_list =
    "dir /d 0750 0 0\n"
    "file /d/a content 0644 0 0 /d/b\n"
    "slink /l d/a 0777 0 0\n"
    "pipe /p 0600 0 0\n"
    "nod /null 0666 0 0 c 1 3\n";

bool has(const std::vector<Finding>& findings, std::string_view name) {
    return std::ranges::find(findings, name, &Finding::name) != findings.end();
}

}  // namespace

TEST_CASE("what is unpacked is what was packed, and its list names the rest") {
    const Folder folder;
    const auto image = folder.packed("image", whole_list, "gzip");
    const auto out = folder.path() / "out";
    REQUIRE(unpack_image(image, out, folder.path() / "out.list"));
    CHECK(*read_file(out / "d/a") == "some content\n");
    CHECK(fs::hard_link_count(out / "d/b") == 2);
    CHECK(fs::read_symlink(out / "l") == "d/a");
    CHECK(fs::is_fifo(out / "p"));
    CHECK_FALSE(fs::exists(out / "null"));
    CHECK(read_file(folder.path() / "out.list")->contains("nod /null 0666 0 0 c 1 3\n"));
    // Never over what is there.
    CHECK_FALSE(unpack_image(image, out, folder.path() / "out.list"));
}

TEST_CASE("no name leads out of the directory that is unpacked to") {
    const Folder folder;
    const auto outside = folder.path() / "outside";
    REQUIRE(make_directories(outside));
    const auto image = folder.raw({{"../outside/a", 0100644, "x"},
                                   {"/../../outside/b", 0100644, "x"},
                                   {"up", 0120777, "../outside"},
                                   {"up/c", 0100644, "x"},
                                   {"abs", 0120777, outside.string()},
                                   {"abs/d", 0100644, "x"},
                                   {"e", 0120777, (outside / "e").string()},
                                   {"e", 0100644, "x"}});
    REQUIRE(unpack_image(image, folder.path() / "out", folder.path() / "out.list"));
    CHECK(fs::is_empty(outside));
}

TEST_CASE("images are compared by what they mean") {
    const Folder folder;
    const auto one = folder.packed("one", whole_list);
    CHECK(diff_images(one, one)->bytes.empty());
    const auto packed = diff_images(one, folder.packed("two", whole_list, "zstd"));
    REQUIRE(packed);
    CHECK(packed->meaning == std::vector<std::string>{"segments none -> zstd"});
    const auto changed = diff_images(one, folder.packed("three",
                                                        "dir /d 0755 0 0\n"
                                                        "slink /l d/b 0777 0 0\n"
                                                        "pipe /p 0600 0 7\n"
                                                        "pipe /q 0600 0 0\n"));
    REQUIRE(changed);
    CHECK(changed->meaning ==
          std::vector<std::string>{"changed  /d: mode drwxr-x--- -> drwxr-xr-x", "removed  /d/a",
                                   "removed  /d/b", "changed  /l: target d/a -> d/b",
                                   "removed  /null", "changed  /p: gid 0 -> 7", "added    /q"});
}

TEST_CASE("an archive is a source: packed again it is the same") {
    const Folder folder;
    const auto plain = folder.packed("plain", whole_list);
    for (const std::string format : {"none", "xz"}) {
        const auto image = folder.packed("image", whole_list, format);
        CHECK(*is_archive(image));
        const auto source = read_archive(image);
        REQUIRE(source);
        REQUIRE(pack(source->entries, folder.path() / "again", {}));
        CHECK(*read_file(folder.path() / "again") == *read_file(plain));
    }
    CHECK_FALSE(*is_archive(folder.path() / "content"));
}

TEST_CASE("verify knows the kernel's options and the machine's memory") {
    const Folder folder;
    const auto image = folder.packed("image", whole_list, "xz");
    CHECK_FALSE(has(*verify(image, {}), "not-configured"));
    CHECK(has(*verify(image, {.enabled = {{"RD_GZIP"}}}), "not-configured"));
    CHECK_FALSE(has(*verify(image, {.enabled = {{"RD_XZ"}}}), "not-configured"));
    CHECK(has(*verify(image, {.memory = 1024 * 1024}), "memory"));
    CHECK(unpack_in_model(image, {.enabled = {{"RD_GZIP"}}})->message ==
          "compression method xz not configured");
}

TEST_CASE("a script needs its interpreter") {
    const Folder folder;
    REQUIRE(replace_file(folder.path() / "script", "#!/bin/sh -e\necho\n"));
    const auto image = folder.packed("image",
                                     "dir /bin 0755 0 0\n"
                                     "file /init script 0755 0 0\n");
    CHECK(has(*verify(image, {}), "missing-interpreter"));
}

TEST_CASE("a name with a newline stays on one line of a listing and of a list") {
    const Folder folder;
    const auto image = folder.raw({{"x\nnod /evil 0666 0 0 b 8 0", S_IFREG | 0644, "data"}});
    ImageReader reader;
    REQUIRE(reader.open(image));
    REQUIRE(reader.next() == ImageReader::Step::record);
    CHECK(!entry_line(reader.record()).contains('\n'));
    const auto to = folder.path() / "to";
    REQUIRE(unpack_image(image, to, folder.path() / "to.list"));
    const std::string list = read_file(folder.path() / "to.list").value();
    CHECK(!list.contains("\nnod"));
}

TEST_CASE("the unpacker differs from version to version") {
    const Folder folder;
    const auto verified = [&](const fs::path& image, std::string_view version) {
        return verify(image, {.version = parse_kernel_version(version).value()}).value();
    };
    const std::string head = newc_head({.mode = S_IFREG | 0644, .size = 4}, "c");
    REQUIRE(replace_file(folder.path() / "summed",
                         "070702" + head.substr(6) + "data" + newc_trailer()));
    CHECK(has(verified(folder.path() / "summed", "5.15.57"), "no-magic"));
    CHECK(has(verified(folder.path() / "summed", "6.1"), "bad-checksum"));

    const auto cut = folder.path() / "unnamed";
    std::string unnamed = newc_head({.mode = S_IFREG | 0644}, "abc");
    unnamed[unnamed.find("abc") + 3] = 'd';
    REQUIRE(replace_file(cut, unnamed + newc_trailer()));
    CHECK(has(verified(cut, "6.1.120"), "malformed"));
    CHECK(!has(verified(cut, "6.1.119"), "malformed"));
    CHECK(has(verified(cut, "6.13"), "malformed"));

    // The data is a hole: nobody reads it.
    const std::string large = newc_head({.mode = S_IFREG | 0644, .size = 0x80000000}, "large");
    REQUIRE(replace_file(folder.path() / "large", large));
    fs::resize_file(folder.path() / "large", large.size() + 0x80000000);
    CHECK(has(verified(folder.path() / "large", "6.9"), "file-too-large"));
    CHECK(!has(verified(folder.path() / "large", "6.10"), "file-too-large"));
}

TEST_CASE("versions of Linux are read as uname and configurations write them") {
    CHECK(parse_kernel_version("6.12") == KernelVersion{6, 12, 0});
    CHECK(parse_kernel_version("6.1.192-custom+") == KernelVersion{6, 1, 192});
    for (const char* wrong : {"", "6", "six", "6.x", "6.1.2.3", "6.12 "})
        CHECK(!parse_kernel_version(wrong));
}
