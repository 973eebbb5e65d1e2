#include "initramfs/tree.h"

#include <sys/stat.h>
#include <sys/xattr.h>

#include <fstream>

#include "base/file.h"
#include "catch.h"
#include "initramfs/lost_attributes.h"
#include "initramfs/parents.h"
#include "initramfs/unread_directories.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

struct Folder {
    [[nodiscard]] fs::path path() const { return directory.path(); }
    void file(const std::string& name, std::string_view content = "x") const {
        fs::create_directories((path() / name).parent_path());
        std::ofstream(path() / name) << content;
    }
    [[nodiscard]] std::vector<Entry> tree(const TreeOptions& options = {}) const {
        auto read = read_tree(path(), options);
        REQUIRE(read);
        return std::move(*read);
    }
    TemporaryDirectory directory = TemporaryDirectory::make("tree-test").value();
};

std::string names(const std::vector<Entry>& entries) {
    std::string all;
    for (const auto& entry : entries) all += entry.name + " ";
    return all;
}

}  // namespace

TEST_CASE("a directory is read in the order of the bytes of its names, parents first") {
    const Folder folder;
    for (const char* name : {"b/x", "a/z", "a-b", "B", "a/y/deep", "with space"}) folder.file(name);
    CHECK(names(folder.tree()) == "B a a-b a/y a/y/deep a/z b b/x with space ");
}

TEST_CASE("the threads that read a tree find all of it, once") {
    const Folder folder;
    std::string wanted;
    for (int one = 100; one < 130; ++one) {
        wanted += fmt::format("{} ", one);
        for (int two = 100; two < 110; ++two) {
            folder.file(fmt::format("{}/{}/file", one, two));
            wanted += fmt::format("{0}/{1} {0}/{1}/file ", one, two);
        }
    }
    CHECK(names(folder.tree()) == wanted);
}

TEST_CASE("a tree of which one directory is missing is not read in part") {
    UnreadDirectories unread("gone");
    REQUIRE(unread.take() == "gone");
    unread.done(failure("gone: no such directory"), {"found before"});
    CHECK(!unread.take());
    REQUIRE(!unread.result());
    CHECK(unread.result().error().message == "gone: no such directory");
}

TEST_CASE("hard links become one entry where the last name stands") {
    const Folder folder;
    folder.file("a/first");
    folder.file("m");
    fs::create_directories(folder.path() / "z");
    fs::create_hard_link(folder.path() / "a/first", folder.path() / "z/last");
    const auto entries = folder.tree();
    REQUIRE(names(entries) == "a m z a/first ");
    CHECK(std::get<RegularFile>(entries.back().content).more_names ==
          std::vector<std::string>{"z/last"});
}

TEST_CASE("what is no file is recorded, not opened") {
    const Folder folder;
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0640) == 0);
    fs::create_symlink("not/there", folder.path() / "symlink");
    const auto entries = folder.tree();
    REQUIRE(names(entries) == "pipe symlink ");
    CHECK(std::holds_alternative<Pipe>(entries[0].content));
    CHECK(std::get<Symlink>(entries[1].content).target == "not/there");
}

TEST_CASE("owners are kept, mapped or squashed") {
    const Folder folder;
    folder.file("a");
    const auto id = static_cast<std::uint32_t>(::getuid());
    CHECK(folder.tree()[0].uid == id);
    CHECK(folder.tree({.uid = {.as_root = id}})[0].uid == 0);
    CHECK(folder.tree({.uid = {.squash = true}})[0].uid == 0);
    CHECK(parse_owner_rule("1000")->as_root == 1000);
    CHECK(parse_owner_rule("squash")->squash);
    CHECK_FALSE(parse_owner_rule("root"));
}

TEST_CASE("attributes that are lost are warned of, each once") {
    const Folder folder;
    folder.file("a");
    folder.file("b");
    for (const char* name : {"a", "b"})
        if (::setxattr((folder.path() / name).c_str(), "user.note", "x", 1, 0) != 0) return;
    CHECK(lost_attributes(folder.tree()) ==
          std::vector<std::string>{
              "a: its user.note is lost, newc holds no extended attributes (and of 1 more)"});
}

TEST_CASE("directories that no entry makes are named, and put in before the first need") {
    const std::vector<Entry> entries{{.name = "/etc/ssl/a", .content = RegularFile{}},
                                     {.name = "lib", .content = Symlink{"usr/lib"}},
                                     {.name = "lib/x", .content = RegularFile{}},
                                     {.name = "dev/console", .content = Device{}},
                                     {.name = "etc//b", .content = RegularFile{}}};
    const auto missing = missing_parents(entries, default_directories());
    REQUIRE(missing.size() == 2);
    CHECK(missing[0].directory == "etc");
    CHECK(missing[1].directory == "etc/ssl");
    CHECK(missing[1].needed_by == entries.data());
    CHECK(names(with_parents(entries)) ==
          "etc etc/ssl /etc/ssl/a lib lib/x dev dev/console etc//b ");
}

TEST_CASE("a file does not make the directory that its name seems to end with") {
    const auto file = [](std::string name) {
        return Entry{std::move(name), 0644, 0, 0, RegularFile{}, {}};
    };
    for (const char* odd : {"a/", "a/."}) {
        const std::vector<Entry> entries{file(odd), file("a/b")};
        const auto missing = missing_parents(entries, {});
        REQUIRE(missing.size() == 1);
        CHECK(missing[0].directory == "a");
        CHECK(missing[0].needed_by == &entries[1]);
    }
}
