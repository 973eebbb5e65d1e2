#include "initramfs/write_behind.h"

#include <fcntl.h>

#include <string>

#include "base/file.h"
#include "catch.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

struct Folder {
    [[nodiscard]] std::string path(const std::string& name) const {
        return (directory.path() / name).string();
    }
    // A file with that content, open for reading.
    [[nodiscard]] UniqueFd file(const std::string& name, const std::string& content) const {
        REQUIRE(replace_file(path(name), content));
        return UniqueFd(::open(path(name).c_str(), O_RDONLY | O_CLOEXEC));
    }
    TemporaryDirectory directory = TemporaryDirectory::make("write-behind-test").value();
};

PlacedBytes bytes_at(std::uint64_t at, const std::string& text) {
    return {{text.begin(), text.end()}, text.size(), at};
}

}  // namespace

TEST_CASE("bytes and files come to their places, however many are put") {
    const Folder folder;
    const UniqueFd image(::open(folder.path("image").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    WriteBehind writer({image.get(), "image"});
    std::string wanted;
    for (std::size_t i = 0; i < 300; ++i) {
        const std::string piece(1 + i * 7 % 5000, static_cast<char>('a' + i % 26));
        if (i % 3 == 0)
            REQUIRE(writer.put(PlacedFile{folder.file("from", "--" + piece), "from", 2,
                                          piece.size(), wanted.size()}));
        else
            REQUIRE(writer.put(bytes_at(wanted.size(), piece)));
        wanted += piece;
        if (i % 3 == 0) REQUIRE(writer.drain());
    }
    REQUIRE(writer.drain());
    CHECK(read_file(folder.path("image")).value() == wanted);
    CHECK(!writer.spare().empty());
}

TEST_CASE("a file that has shrunk is an error of what comes after it") {
    const Folder folder;
    const UniqueFd image(::open(folder.path("image").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    WriteBehind writer({image.get(), "image"});
    REQUIRE(writer.put(PlacedFile{folder.file("big", "0123456789"), "big", 0, 300, 0}));
    const auto drained = writer.drain();
    REQUIRE(!drained);
    CHECK(drained.error().message == "big shrank while it was read: 10 of 300 bytes came");
    CHECK(!writer.put(bytes_at(0, "more")));
}

TEST_CASE("an image that can't be written to is an error, and nobody waits for ever") {
    const Folder folder;
    const UniqueFd image = folder.file("image", "read only");
    WriteBehind writer({image.get(), "image"});
    Result<void> put;
    for (int i = 0; i < 100 && put; ++i) put = writer.put(bytes_at(0, "text"));
    REQUIRE(!put);
    CHECK(put.error().message == "write image: Bad file descriptor");
    CHECK(!writer.drain());
}
