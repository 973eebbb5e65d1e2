#include "bad_images.h"

#include <fmt/format.h>
#include <zlib.h>

#include <cstring>
#include <map>

#include "base/file.h"
#include "base/process.h"
#include "initramfs/byte_sink.h"
#include "initramfs/compression.h"

namespace kindling::tests {

namespace {

using namespace initramfs;

// An entry as bytes; what a fault needs can be set wrong.
struct E {
    std::string name;
    unsigned mode = 0100644;
    std::string data{};
    unsigned ino = 1;
    unsigned links = 1;
    unsigned major = 0;
    unsigned minor = 0;
    std::string magic = "070701";
    unsigned checksum = 0;
    long size_off = 0;       // added to the size that the header says
    bool terminated = true;  // whether the name has its NUL
    std::string size_digits{};
    long name_size = -1;
    unsigned uid = 1001;
    unsigned gid = 1002;

    [[nodiscard]] std::string bytes() const {
        const std::string with_end = terminated ? name + '\0' : name;
        const auto said = static_cast<unsigned>(static_cast<long>(data.size()) + size_off);
        std::string text = magic;
        for (const unsigned field : {ino, mode, uid, gid, links, 0U})
            text += fmt::format("{:08X}", field);
        text += size_digits.empty() ? fmt::format("{:08X}", said) : size_digits;
        for (const unsigned field :
             {3U, 1U, major, minor,
              static_cast<unsigned>(name_size < 0 ? static_cast<long>(with_end.size()) : name_size),
              checksum})
            text += fmt::format("{:08X}", field);
        text += with_end;
        text.append((4 - text.size() % 4) % 4, '\0');
        text += data;
        return text.append((4 - text.size() % 4) % 4, '\0');
    }
};

std::string trailer() {
    return E{.name = "TRAILER!!!", .mode = 0}.bytes();
}

std::string archive(const std::vector<E>& entries) {
    std::string text;
    for (const auto& entry : entries) text += entry.bytes();
    return text + trailer();
}

E file(const std::string& name, const std::string& data = "data") {
    return {.name = name, .data = data};
}
E dir(const std::string& name) {
    return {.name = name, .mode = 040755};
}
E link(const std::string& name, const std::string& target) {
    return {.name = name, .mode = 0120777, .data = target};
}
E device(const std::string& name, unsigned major, unsigned minor) {
    return {.name = name, .mode = 020600, .major = major, .minor = minor};
}

std::string compressed(const std::string& format, const std::string& bytes) {
    TextSink sink;
    const auto choice = parse_compression(format).value();
    auto encoder =
        choice.format->make_encoder(sink, {.level = choice.level, .size = bytes.size()}).value();
    encoder->write(bytes).value();
    encoder->finish().value();
    return sink.text;
}

std::string cut(std::string bytes, std::size_t by) {
    bytes.resize(bytes.size() - by);
    return bytes;
}

std::string flipped(std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
    return bytes;
}

// Data that no compressor makes small.
std::string noise(std::size_t size) {
    std::string text;
    for (unsigned state = 1; text.size() < size; state = state * 1103515245 + 12345)
        text += static_cast<char>(state >> 16);
    return text;
}

void add_headers(std::vector<BadImage>& all) {
    const auto add = [&](const char* name, const char* finding, std::string bytes) {
        all.push_back({name, finding, std::move(bytes)});
    };
    const std::string a = file("a").bytes();
    const std::string b = file("b").bytes();
    add("magic-first", "no-magic", E{.name = "x", .magic = "070703"}.bytes() + b + trailer());
    add("magic-second", "no-magic", a + E{.name = "x", .magic = "0x0701"}.bytes() + b + trailer());
    add("magic-old", "old-format", a + E{.name = "x", .magic = "070707"}.bytes() + trailer());
    add("checksum", "bad-checksum",
        a + E{.name = "c", .data = "xyz", .magic = "070702", .checksum = 1}.bytes() + b +
            trailer());
    add("checksum-of-nothing", "bad-checksum",
        a + E{.name = "c", .magic = "070702", .checksum = 7}.bytes() + b + trailer());
    add("name-without-end", "malformed",
        a + E{.name = "abc", .terminated = false}.bytes() + b + trailer());
    E symlink = link("abc", "a");
    symlink.terminated = false;
    add("symlink-name-without-end", "malformed", a + symlink.bytes() + b + trailer());
    add("name-of-no-bytes", "no-name",
        a + E{.name = "", .mode = 0100644, .terminated = false}.bytes() + b + trailer());
    add("name-empty", "empty-name", a + file("").bytes() + b + trailer());
    add("name-too-long", "name-too-long", a + file(std::string(4096, 'n')).bytes() + b + trailer());
    add("target-too-long", "target-too-long",
        a + link("l", std::string(4097, 't')).bytes() + b + trailer());
    E small = file("s", "xxxxxxxx");
    small.size_off = -4;
    add("size-too-small", "invalid-magic", a + small.bytes() + b + trailer());
    E large = file("l", "xxxxxxxx");
    large.size_off = 4;
    add("size-too-large", "no-magic", a + large.bytes() + b + trailer());
    E digits = file("d", "");
    digits.size_digits = "0000000G";
    digits.data = "xxxx";
    add("size-no-digit", "invalid-magic", a + digits.bytes() + b + trailer());
    E longer = file("n", "");
    longer.name_size = 2 + 4;
    add("name-size-too-large", "malformed", a + longer.bytes() + b + trailer());
    add("padding-short", "broken-padding", a + trailer() + std::string(2, '\0') + b + trailer());
    add("junk-behind", "invalid-magic", a + trailer() + "junk" + b + trailer());
    add("junk-one-byte", "invalid-magic", a + trailer() + "j");
}

void add_types(std::vector<BadImage>& all) {
    const auto add = [&](const std::string& name, const char* finding, std::string bytes) {
        all.push_back({name, finding, std::move(bytes)});
    };
    const std::string b = file("b").bytes();
    const std::map<std::string, unsigned> types{{"dir", 040755},
                                                {"char", 020600},
                                                {"block", 060600},
                                                {"pipe", 010644},
                                                {"socket", 0140644}};
    for (const auto& [name, mode] : types) {
        add("data-on-" + name, "data-on-special",
            E{.name = "x", .mode = mode, .data = "some"}.bytes() + b + trailer());
        add("no-directory-for-" + name, "missing-directory",
            archive({{.name = "no/x", .mode = mode}, file("b")}));
    }
    // Linux before 6.8 unpacks its built-in image again, which has /root.
    E root = dir("root");
    root.mode = 041777;
    add("root-directory-then-fault", "no-magic",
        archive({root, {.name = "x", .magic = "070703"}, file("b")}));
    E owner = file("x");
    owner.uid = 0xffffffff;
    add("owner-of-ones", "owner-kept", archive({owner, file("b")}));
    owner = dir("x");
    owner.gid = 0xffffffff;
    add("group-of-ones", "owner-kept", archive({owner, file("b")}));
    add("type-none", "no-type", archive({{.name = "x", .mode = 0644}, file("b")}));
    add("type-unknown", "no-type", archive({{.name = "x", .mode = 0170644}, file("b")}));
    add("type-none-removes", "no-type",
        archive({file("x"), {.name = "x", .mode = 0644}, file("b")}));
    add("type-none-with-data", "data-on-special",
        archive({{.name = "x", .mode = 0644, .data = "some"}, file("b")}));
}

void add_places(std::vector<BadImage>& all) {
    const auto add = [&](const char* name, const char* finding, const std::vector<E>& entries) {
        all.push_back({name, finding, archive(entries)});
    };
    add("no-directory-for-file", "missing-directory", {file("no/x"), file("b")});
    add("no-directory-for-symlink", "missing-directory", {link("no/x", "y"), file("b")});
    add("no-directory-deep", "missing-directory", {dir("d"), file("d/e/f/x"), file("b")});
    add("directory-later", "missing-directory", {file("d/x"), dir("d"), file("b")});
    add("file-is-parent", "missing-directory", {file("f"), file("f/x"), file("b")});
    add("symlink-loop", "missing-directory", {link("l", "m"), link("m", "l"), file("l/x")});
    add("symlink-to-nothing", "missing-directory", {link("l", "gone"), file("l/x"), file("b")});
    add("symlink-leads-on", "missing-directory",
        {dir("d"), link("l", "/d"), file("l/x"), file("l/no/y")});
    add("dots-above-root", "missing-directory", {file("../x"), file("../no/y")});
    add("slash-behind-file", "directory-in-way", {file("x/"), file("b")});
    add("file-over-full-directory", "directory-in-way", {dir("d"), file("d/x"), file("d")});
    add("symlink-over-full-directory", "directory-in-way", {dir("d"), file("d/x"), link("d", "y")});
    add("device-over-full-directory", "directory-in-way",
        {dir("d"), file("d/x"), device("d", 1, 3)});
    add("file-over-empty-directory", "replaced", {dir("d"), file("d"), file("b")});
    add("symlink-over-empty-directory", "replaced", {dir("d"), link("d", "b"), file("b")});
    add("directory-over-file", "replaced", {file("d"), dir("d"), file("d/x")});
    add("directory-over-symlink", "replaced",
        {dir("usr"), link("lib", "usr"), dir("lib"), file("lib/x")});
    add("file-twice", "replaced", {file("x", "longer data"), file("x", "short")});
    add("file-over-symlink", "replaced", {file("y"), link("x", "y"), file("x", "own")});
    add("file-over-device", "replaced", {device("x", 1, 3), file("x")});
    add("symlink-twice", "replaced", {link("x", "one"), link("x", "two")});
    add("symlink-over-file", "replaced", {file("x"), link("x", "two")});
    add("device-twice", "device-kept", {device("x", 1, 3), device("x", 1, 5)});
    add("file-twice-through-link", "replaced",
        {{.name = "x", .ino = 9, .links = 2},
         {.name = "y", .data = "shared", .ino = 9, .links = 2},
         file("x", "new")});
    add("link-to-lost-file", "missing-directory",
        {{.name = "no/x", .ino = 9, .links = 2},
         {.name = "y", .data = "shared", .ino = 9, .links = 2}});
    add("link-to-replaced-file", "link-lost",
        {{.name = "x", .ino = 9, .links = 2},
         {.name = "x", .mode = 0644},
         {.name = "y", .data = "shared", .ino = 9, .links = 2},
         file("b")});
    add("link-over-full-directory", "link-lost",
        {{.name = "x", .ino = 9, .links = 2},
         dir("d"),
         file("d/z"),
         {.name = "d", .data = "shared", .ino = 9, .links = 2}});
    add("link-in-no-directory", "missing-directory",
        {{.name = "x", .data = "one", .ino = 9, .links = 2},
         {.name = "no/y", .ino = 9, .links = 2}});
    add("console-is-a-file", "console", {file("dev/console"), file("b")});
    // What /init says goes into that file.
    all.back().shown = BadImage::Shown::mute;
    add("console-is-null", "device-kept", {device("dev/console", 1, 3)});
}

void add_streams(std::vector<BadImage>& all) {
    const auto add = [&](const std::string& name, const char* finding, std::string bytes) {
        all.push_back({name, finding, std::move(bytes)});
    };
    const std::string whole = archive({file("a", noise(60000)), file("b")});
    for (const std::string format : {"gzip", "bzip2", "lzma", "xz", "zstd"}) {
        const std::string bytes = compressed(format, whole);
        add("cut-" + format, "corrupt-stream", cut(bytes, 2000));
        add("junk-behind-" + format, "invalid-magic", bytes + "junk");
    }
    for (const std::string format : {"xz", "zstd"})
        add("flipped-" + format, "corrupt-stream", flipped(compressed(format, whole), 30000));
    // A block of bzip2 is sorted back as a whole: what comes out first is wrong as well.
    add("flipped-bzip2", "no-magic", flipped(compressed("bzip2", whole), 30000));
    add("cut-in-header", "truncated", file("a").bytes() + cut(file("b").bytes(), 100));
    add("cut-in-name", "truncated",
        file("a").bytes() + cut(file(std::string(90, 'n')).bytes(), 40));
    add("cut-in-data", "truncated", file("a").bytes() + cut(file("b", noise(9000)).bytes(), 5000));
    add("cut-in-target", "truncated",
        file("a").bytes() + cut(link("l", std::string(200, 't')).bytes(), 50));
    add("cut-in-stream", "junk-at-end", compressed("gzip", cut(whole, 150)));
    add("junk-in-stream", "junk-within", compressed("gzip", whole + "junk"));
    add("no-archive-in-stream", "junk-at-end", compressed("gzip", "hello, world"));
    add("nothing-in-stream", "no-init", compressed("gzip", ""));
    std::string extra = compressed("gzip", whole);
    extra[3] = 4;
    extra.insert(10, std::string("\x04\x00"
                                 "abcd",
                                 6));
    add("gzip-extra-field", "corrupt-stream", extra);
    std::string crc64 = compressed("xz", whole);
    crc64[7] = 4;
    // The header's flags have a checksum of their own.
    const auto* flags = reinterpret_cast<const Bytef*>(crc64.data()) + 6;
    const auto sum = static_cast<std::uint32_t>(::crc32(0, flags, 2));
    std::memcpy(crc64.data() + 8, &sum, sizeof(sum));
    add("xz-crc64", "corrupt-stream", crc64);
    add("lz4-frame", "invalid-magic", std::string("\x04\x22\x4d\x18", 4) + whole);
    std::string unaligned = compressed("gzip", whole);
    unaligned.append(4 + (5 - unaligned.size() % 4) % 4, '\0');
    add("archive-behind-unaligned", "invalid-magic", unaligned + archive({file("c")}));
}

void add_boots(std::vector<BadImage>& all) {
    const auto add = [&](const char* name, const char* finding, const char* words,
                         const std::vector<E>& entries) {
        all.push_back({name, finding, archive(entries), BadImage::Shown::dead, words});
    };
    const auto init = [](const std::string& data, unsigned mode = 0100755) {
        return E{.name = "init", .mode = mode, .data = data};
    };
    // init/main.c, kernel_init_freeable(): without /init it looks for a root disk.
    constexpr auto no_root = "Unable to mount root fs";
    add("init-missing", "no-init", no_root, {file("a")});
    add("init-dangling", "no-init", no_root, {link("init", "sbin/init")});
    // run_init_process(): the number is that of the error.
    constexpr auto not_there = "Failed to execute /init (error -2)";
    constexpr auto not_runnable = "Failed to execute /init (error -8)";
    constexpr auto not_allowed = "Failed to execute /init (error -13)";
    // No entry behind it, and not all of its data.
    all.push_back({"init-cut", "cut-program",
                   dir("d").bytes() + cut(init("#!/bin/sh\n" + noise(9000)).bytes(), 5000),
                   BadImage::Shown::dead, "Failed to execute /init (error -26)"});
    add("init-not-executable", "not-executable", not_allowed, {init("#!/bin/sh\n", 0100644)});
    add("init-directory", "not-a-program", not_allowed, {dir("init")});
    add("init-empty", "not-a-program", not_runnable, {init("")});
    add("init-text", "not-a-program", not_runnable, {init("echo hello\n")});
    add("init-crlf", "script-crlf", not_there, {init("#!/bin/sh\r\necho\r\n")});
    add("init-no-interpreter", "missing-interpreter", not_there, {init("#!/bin/sh\n")});
    add("init-interpreter-not-executable", "not-executable", not_allowed,
        {init("#!/sh\n"), file("sh",
                               "\x7f"
                               "ELF")});
    add("init-cut-elf", "not-a-program", not_runnable,
        {init("\x7f"
              "ELF")});
}

}  // namespace

std::vector<BadImage> bad_images() {
    std::vector<BadImage> all;
    add_headers(all);
    add_types(all);
    add_places(all);
    add_streams(all);
    add_boots(all);
    return all;
}

}  // namespace kindling::tests
