#include "sources/source.h"

#include <cstdlib>

#include "base/file.h"
#include "base/process.h"
#include "base/remembered.h"
#include "base/sha256.h"
#include "catch.h"

using namespace kindling;
using namespace kindling::sources;

namespace {

// A cache of its own, and a tree that looks like BusyBox's, as a folder and as a tarball.
struct Fixture {
    Fixture() {
        ::setenv("XDG_CACHE_HOME", (folder.path() / "cache").c_str(), 1);
        REQUIRE(make_directories(tree / "applets"));
        REQUIRE(replace_file(tree / "applets/applets.c", ""));
        REQUIRE(replace_file(tree / "Makefile", "VERSION = 1\nPATCHLEVEL = 2\nSUBLEVEL = 3\n"));
        REQUIRE(output_of(
            {.argv = {"tar", "-cf", tarball.string(), "bb-1.2.3"}, .directory = folder.path()}));
    }
    [[nodiscard]] static Cache cache() { return Cache::open().value(); }
    [[nodiscard]] Request request(const fs::path& what, std::string sum = "") const {
        return {.project = "busybox", .what = what.string(), .sha256 = std::move(sum)};
    }

    TemporaryDirectory folder = TemporaryDirectory::make("sources").value();
    fs::path tree = folder.path() / "bb-1.2.3";
    fs::path tarball = folder.path() / "bb-1.2.3.tar";
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a local tarball is unpacked once, and known by its content") {
    const auto source = find_source(cache(), request(tarball));
    REQUIRE(source);
    CHECK(source->kind == Kind::fixed);
    CHECK(source->identity.find(sha256_of_file(tarball).value()) != std::string::npos);
    const auto unpacked_tree = unpacked(cache(), *source);
    REQUIRE(unpacked_tree);
    CHECK(unpacked_tree->version == "1.2.3");
    CHECK(fs::exists(unpacked_tree->directory / "applets/applets.c"));
    CHECK(unpacked(cache(), *source)->directory == unpacked_tree->directory);
}

TEST_CASE_METHOD(Fixture, "a wrong checksum names both sums, and the file is not used") {
    const std::string wrong(64, '0');
    const auto source = find_source(cache(), request(tarball, wrong));
    REQUIRE(!source);
    CHECK(source.error().message.find(wrong) != std::string::npos);
    CHECK(source.error().message.find(sha256_of_file(tarball).value()) != std::string::npos);
    CHECK(find_source(cache(), request(tarball, sha256_of_file(tarball).value())));
}

TEST_CASE_METHOD(Fixture, "a changed tarball is another source") {
    const auto before = find_source(cache(), request(tarball));
    REQUIRE(replace_file(tree / "new", "new"));
    REQUIRE(output_of(
        {.argv = {"tar", "-cf", tarball.string(), "bb-1.2.3"}, .directory = folder.path()}));
    const auto after = find_source(cache(), request(tarball));
    REQUIRE((before && after));
    CHECK(before->identity != after->identity);
}

TEST_CASE_METHOD(Fixture, "a local tree is taken where it is") {
    const auto source = find_source(cache(), request(tree));
    REQUIRE(source);
    CHECK(source->kind == Kind::local_tree);
    CHECK(unpacked(cache(), *source)->directory == fs::canonical(tree));
    CHECK(source->version == "1.2.3");
    CHECK(!find_source(cache(), request(tree, std::string(64, '0'))));
}

TEST_CASE_METHOD(Fixture, "what is no tree, no tarball and no name is refused") {
    const auto folder_error = find_source(cache(), request(folder.path()));
    REQUIRE(!folder_error);
    CHECK(folder_error.error().message.find("no source tree of busybox") != std::string::npos);
    const auto name_error = find_source(cache(), request("busybox-debain"));
    REQUIRE(!name_error);
    CHECK(name_error.error().message.find("did you mean \"busybox-debian\"?") != std::string::npos);
    const fs::path text = folder.path() / "text.tar";
    REQUIRE(replace_file(text, "no tarball at all"));
    const auto source = find_source(cache(), request(text));
    REQUIRE(source);
    CHECK(!unpacked(cache(), *source));
}

TEST_CASE_METHOD(Fixture, "nothing is downloaded whose checksum is not known") {
    const auto source =
        find_source(cache(), {.project = "linux", .what = "linux-5.15.57", .sha256 = ""});
    REQUIRE(!source);
    CHECK(source.error().message.find("--sha256") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "an answer is remembered until a watched file changes") {
    int asked = 0;
    const auto ask = [&]() -> Result<std::string> { return fmt::format("{}", ++asked); };
    const fs::path watched = folder.path() / "watched";
    REQUIRE(replace_file(watched, "1"));
    CHECK(remembered(cache(), "q", {watched}, ask).value() == "1");
    CHECK(remembered(cache(), "q", {watched}, ask).value() == "1");
    CHECK(remembered(cache(), "other", {watched}, ask).value() == "2");
    REQUIRE(replace_file(watched, "2"));
    CHECK(remembered(cache(), "q", {watched}, ask).value() == "3");
    CHECK(!remembered(cache(), "q", {folder.path() / "absent"}, ask));
}
