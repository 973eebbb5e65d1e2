#include "initramfs/compression.h"

#include <random>

#include "base/file.h"
#include "base/process.h"
#include "catch.h"
#include "initramfs/cpio_list.h"
#include "initramfs/image_reader.h"
#include "initramfs/pack.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

struct Folder {
    // A list of a file with SIZE bytes that compress, but not to nothing.
    explicit Folder(size_t size) {
        std::mt19937 random(1);
        std::string content(size, '\0');
        for (char& byte : content) byte = static_cast<char>('a' + random() % 8);
        REQUIRE(replace_file(path() / "content", content));
    }
    [[nodiscard]] fs::path path() const { return directory.path(); }
    [[nodiscard]] Result<std::string> packed(const std::string& compression,
                                             unsigned threads = 1) const {
        const auto entries = TRY(
            parse_cpio_list("dir /a 0755 0 0\nfile /a/b content 0644 0 0\n", {"x", path(), {}}));
        TRY(pack(entries, path() / "image",
                 {.compression = TRY(parse_compression(compression)), .threads = threads}));
        return read_file(path() / "image");
    }
    [[nodiscard]] std::string names(const fs::path& image) const {
        ImageReader reader;
        REQUIRE(reader.open(image));
        std::string all;
        for (;;) {
            const auto step = reader.next();
            REQUIRE(step);
            if (*step == ImageReader::Step::end) break;
            all += *step == ImageReader::Step::record ? reader.record().name + " " : "| ";
        }
        return all + reader.fault();
    }
    TemporaryDirectory directory = TemporaryDirectory::make("compression-test").value();
};

bool is_missing(const std::string& format) {
    return format == "lzo" && !output_of({{"lzop", "--version"}});
}

}  // namespace

TEST_CASE("what each compressor writes is read again, segment after segment") {
    for (const std::string format : {"gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd"}) {
        if (is_missing(format)) continue;
        INFO(format);
        // lz4 has blocks of 8 MiB; the others need no second one, and are slower.
        const Folder folder(format == "lz4" ? 9'000'000 : 900'000);
        const std::string plain = *folder.packed("none");
        const auto packed = folder.packed(format + ":1");
        REQUIRE(packed);
        CHECK(packed->size() < plain.size());
        CHECK(folder.names(folder.path() / "image") == "a a/b | ");
        // A second segment behind zeros, of another kind.
        REQUIRE(
            replace_file(folder.path() / "two",
                         *packed + std::string(4 + (8 - packed->size() % 4) % 4, '\0') + plain));
        CHECK(folder.names(folder.path() / "two") == "a a/b | a a/b | ");
    }
}

TEST_CASE("a stream that is cut ends in the kernel's words, after what came before the cut") {
    const Folder folder(300'000);
    const std::vector<std::pair<std::string, std::string>> words{
        {"gzip", "read error"},     {"bzip2", "decompressor failed"},
        {"lzma", "unexpected EOF"}, {"xz", "XZ-compressed data is corrupt"},
        {"lz4", "Decoding failed"}, {"zstd", "ZSTD-compressed data is truncated"}};
    for (const auto& [format, said] : words) {
        INFO(format);
        const std::string packed = *folder.packed(format);
        REQUIRE(replace_file(folder.path() / "cut", packed.substr(0, packed.size() - 30)));
        CHECK(folder.names(folder.path() / "cut").ends_with(said));
    }
}

TEST_CASE("the number of threads changes no byte") {
    const Folder folder(4'000'000);
    for (const std::string format : {"xz:1", "zstd"})
        CHECK(*folder.packed(format, 1) == *folder.packed(format, 3));
}

TEST_CASE("a compression is a name and a level") {
    CHECK(parse_compression("")->format == nullptr);
    CHECK(parse_compression("none")->format == nullptr);
    CHECK(parse_compression("zstd:19")->level == 19);
    CHECK(parse_compression("xz")->level == 6);
    CHECK_FALSE(parse_compression("zstd:"));
    CHECK_FALSE(parse_compression("gzip:0"));
    CHECK_FALSE(parse_compression("brotli"));
}
