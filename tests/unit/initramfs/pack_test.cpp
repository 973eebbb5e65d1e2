#include "initramfs/pack.h"
#include "initramfs/image_reader.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "base/file.h"
#include "catch.h"
#include "initramfs/archive.h"
#include "initramfs/cpio_list.h"
#include "initramfs/image_reader.h"
#include "initramfs/newc.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

// A folder with a file `content` of SIZE bytes, and the means to pack lists that lie there.
struct Folder {
    explicit Folder(size_t size = 0) {
        std::ofstream(path() / "content") << std::string(size, 'x');
    }
    [[nodiscard]] fs::path path() const { return directory.path(); }
    [[nodiscard]] fs::path image() const { return path() / "image.cpio"; }
    [[nodiscard]] Result<Packed> pack_list(std::string_view text, std::uint32_t epoch = 0) const {
        const auto entries = parse_cpio_list(text, {"x.list", path(), {}});
        REQUIRE(entries);
        return pack(*entries, image(), {.epoch = epoch});
    }
    // How many files there are but `content`.
    [[nodiscard]] size_t others() const {
        return static_cast<size_t>(
                   std::distance(fs::directory_iterator(path()), fs::directory_iterator())) -
               1;
    }
    TemporaryDirectory directory = TemporaryDirectory::make("pack-test").value();
};

// No file of ours may grow beyond a size for as long as this lives: a disk that is full.
struct SmallDisk {
    explicit SmallDisk(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit now{bytes, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &before); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    rlimit before{};
};

std::string error_of(const Result<Packed>& packed) {
    return packed ? "no error" : packed.error().message;
}

}  // namespace

TEST_CASE("a header is 110 bytes of upper-case hex, and what follows is aligned") {
    const std::string head = newc_head({.ino = 721, .mode = 0100755, .mtime = 0xabcdef}, "init");
    CHECK(head ==
          "070701000002D1000081ED000000000000000000000001"
          "00ABCDEF00000000000000030000000100000000000000000000000500000000" +
              std::string("init\0\0", 6));
    CHECK(padding_after(512, 512) == 0);
    CHECK(padding_after(513, 512) == 511);
}

TEST_CASE("an image ends in a trailer and is a multiple of 512") {
    const Folder folder;
    const auto packed = folder.pack_list("");
    REQUIRE(packed);
    CHECK(packed->names == 0);
    CHECK(packed->bytes == 512);
    const std::string image = read_file(folder.image()).value();
    CHECK(image.size() == 512);
    CHECK(image.substr(0, 6) == "070701");
    CHECK(image.substr(110, 10) == "TRAILER!!!");
    CHECK(image.find_first_not_of('\0', 120) == std::string::npos);
}

TEST_CASE("hard links share an inode, and the data stands with the last name") {
    const Folder folder(5);
    REQUIRE(folder.pack_list("file /a content 0644 0 0 /b\n"));
    const std::string image = read_file(folder.image()).value();
    CHECK(image.substr(6, 8) == "000002D1");
    CHECK(image.substr(54, 8) == "00000000");
    CHECK(image.substr(112 + 6, 8) == "000002D1");
    CHECK(image.substr(112 + 38, 8) == "00000002");
    CHECK(image.substr(112 + 54, 8) == "00000005");
    CHECK(image.substr(224, 5) == "xxxxx");
}

TEST_CASE("a file's time is that of the file, but never after the epoch") {
    const Folder folder(1);
    const timespec times[2] = {{1000, 0}, {1000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, (folder.path() / "content").c_str(), times, 0) == 0);
    const auto time_with = [&](std::uint32_t epoch) {
        REQUIRE(folder.pack_list("file /a content 0644 0 0\n", epoch));
        return read_file(folder.image()).value().substr(46, 8);
    };
    CHECK(time_with(0) == "00000000");
    CHECK(time_with(999) == "000003E7");
    CHECK(time_with(2000) == "000003E8");
}

TEST_CASE("SOURCE_DATE_EPOCH is seconds, or an error") {
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK(source_date_epoch().value() == 0);
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    CHECK(source_date_epoch().value() == 1700000000);
    for (const char* bad : {"now", "-1", "4294967296", "12 "}) {
        ::setenv("SOURCE_DATE_EPOCH", bad, 1);
        CHECK(!source_date_epoch());
    }
    ::unsetenv("SOURCE_DATE_EPOCH");
}

TEST_CASE("a full disk leaves no image, and what was there stays") {
    const Folder folder(1000000);
    {
        const SmallDisk full(500000);
        const auto packed = folder.pack_list("file /a content 0644 0 0\n");
        CHECK(error_of(packed).find("File too large") != std::string::npos);
        CHECK(error_of(packed).starts_with("write " + folder.image().string()));
    }
    CHECK(folder.others() == 0);

    REQUIRE(folder.pack_list("dir /a 0755 0 0\n"));
    const std::string before = read_file(folder.image()).value();
    {
        const SmallDisk full(100);
        CHECK(!folder.pack_list("dir /b 0755 0 0\n"));
    }
    CHECK(read_file(folder.image()).value() == before);
    CHECK(folder.others() == 1);
}

TEST_CASE("what can't be packed is named with the line that wants it, and leaves nothing") {
    const Folder folder;
    CHECK(error_of(folder.pack_list("\nfile /a missing 0644 0 0\n")) ==
          "x.list:2: file /a: open " + (folder.path() / "missing").string() +
              ": No such file or directory");
    CHECK(error_of(folder.pack_list("file /a . 0644 0 0\n")).ends_with(" is no regular file"));
    REQUIRE(::truncate((folder.path() / "content").c_str(), 0x1'0000'0000) == 0);
    CHECK(error_of(folder.pack_list("file /a content 0644 0 0\n"))
              .ends_with(" has 4294967296 bytes: newc holds at most 4 GiB a file"));
    CHECK(folder.others() == 0);
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK(error_of(folder.pack_list("file /a pipe 0644 0 0\n")).ends_with(" is no regular file"));
    CHECK(folder.others() == 1);
}

namespace {

// A sink that cuts a file short as soon as the first bytes come.
class Truncating final : public ByteSink {
  public:
    explicit Truncating(fs::path file) : file_(std::move(file)) {}
    Result<void> write(std::string_view) override {
        if (::truncate(file_.c_str(), 10) != 0) return errno_failure("truncate", file_.string());
        return {};
    }
    Result<std::uint64_t> take(const FilePart& part) override {
        return take_by_reading(*this, part);
    }
    Result<void> finish() override { return {}; }

  private:
    fs::path file_;
};

}  // namespace

TEST_CASE("a file that shrinks while it is read is an error") {
    const Folder folder(300000);
    Truncating sink(folder.path() / "content");
    ArchiveWriter archive(sink, 0);
    const auto added = archive.add(
        {"/a", 0644, 0, 0, RegularFile{(folder.path() / "content").string(), {}}, {"x.list", 7}});
    REQUIRE(!added);
    CHECK(added.error().message == "x.list:7: file /a: " + (folder.path() / "content").string() +
                                       " shrank while it was read: 10 of 300000 bytes came");
}

TEST_CASE("thousands of files, small and large, keep their order and content") {
    const Folder folder(0);
    std::vector<Entry> entries;
    std::string contents;
    for (std::size_t i = 0; i < 3000; ++i) {
        const std::string content(i % 500 == 0 ? 300'000 : i % 700,
                                  static_cast<char>('a' + i % 26));
        const auto file = folder.path() / fmt::format("f{}", i);
        REQUIRE(replace_file(file, content));
        entries.push_back(
            {file.filename().string(), 0644, 0, 0, RegularFile{file.string(), {}}, {}});
        contents += content;
    }
    REQUIRE(pack(entries, folder.image(), {}));
    ImageReader reader;
    REQUIRE(reader.open(folder.image()));
    std::string unpacked;
    for (const auto& entry : entries) {
        REQUIRE(reader.next() == ImageReader::Step::record);
        REQUIRE(reader.record().name == entry.name);
        std::string bytes(reader.record().header.size, '\0');
        for (std::size_t got = 0; got < bytes.size();)
            got += reader.read_data(bytes.data() + got, bytes.size() - got).value();
        unpacked += bytes;
    }
    CHECK(unpacked == contents);

    // An error is that of the first file that has one.
    fs::remove(folder.path() / "f1999");
    fs::remove(folder.path() / "f2001");
    CHECK(error_of(pack(entries, folder.image(), {})).contains("file f1999: open "));
}

TEST_CASE("an image is never put in the place of something that is no file") {
    const Folder folder;
    REQUIRE(fs::create_directory(folder.image()));
    CHECK(error_of(folder.pack_list("")).ends_with("it is there already and no regular file"));
    CHECK(error_of(pack({}, "/dev/null", {})) ==
          "write /dev/null: it is there already and no regular file");
    CHECK(error_of(pack({}, folder.path() / "no" / "x", {})).starts_with("write in "));
}

TEST_CASE("/dev/null is an empty file") {
    const Folder folder;
    CHECK(folder.pack_list("file /empty /dev/null 0644 0 0\n"));
}
