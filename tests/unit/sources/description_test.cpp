#include "sources/description.h"

#include "base/checkout.h"
#include "catch.h"
#include "sources/apt_lists.h"
#include "sources/checksum.h"
#include "sources/makefile_version.h"

using namespace kindling;
using namespace kindling::sources;

namespace {

const std::string sum(64, 'a');

std::string error_of(const std::string& text) {
    const auto parsed = parse_description(text, "x", "x.source");
    return parsed ? "no error" : parsed.error().message;
}

}  // namespace

TEST_CASE("each kind of origin") {
    const auto url = parse_description(
        "project: linux\nversion: 5.1\nurl: https://example.org/l.tar.xz\nsha256: " + sum + "\n",
        "x", "x.source");
    REQUIRE(url);
    CHECK(std::get<Download>(url->origin).url == "https://example.org/l.tar.xz");
    CHECK(url->sums.at("") == sum);
    CHECK(url->version == "5.1");

    const auto apt = parse_description(
        "project: busybox\ndefault: yes\napt-source: busybox\nsha256: 1.35.0 " + sum + "\n", "x",
        "x.source");
    REQUIRE(apt);
    CHECK(std::get<AptSource>(apt->origin).package == "busybox");
    CHECK(apt->sums.at("1.35.0") == sum);
    CHECK(apt->is_default);

    const auto installed =
        parse_description("project: linux\ninstalled: /a\ninstalled: /b\nsteps: 7\n", "x", "f");
    REQUIRE(installed);
    CHECK(std::get<InstalledTarball>(installed->origin).patterns ==
          std::vector<std::string>{"/a", "/b"});
    CHECK(installed->steps == 7);
}

TEST_CASE("a bad description is named with its place") {
    CHECK(error_of("project: linux\nulr: https://x\n") ==
          "x.source:2: unknown key \"ulr\", did you mean \"url\"?");
    CHECK(error_of("project: windows\n").starts_with("x.source:1: "));
    CHECK(error_of("project: linux\nurl: http://x\n").starts_with("x.source:2: "));
    CHECK(error_of("project: linux\nurl: https://x\nsha256: abc\n").starts_with("x.source:3: "));
    CHECK(error_of("project: linux\n").starts_with("x.source: it takes one of"));
    CHECK(error_of("project: linux\nurl: https://x\napt-source: y\n")
              .starts_with("x.source: it takes one of"));
    CHECK(error_of("url: https://x\n") == "x.source: \"project:\" is missing");
}

TEST_CASE("our own descriptions: one default for each project") {
    const auto all = load_descriptions(checkout::configs() / "sources");
    REQUIRE(all);
    for (const char* project : {"linux", "busybox"}) {
        int defaults = 0;
        for (const auto& one : *all)
            if (one.project == project && one.is_default) ++defaults;
        INFO(project);
        CHECK(defaults == 1);
    }
}

TEST_CASE("a wrong checksum names both sums") {
    const std::string other(64, 'b');
    const auto checked = check_sum("file.tar", sum, other);
    REQUIRE(!checked);
    CHECK(checked.error().message.find(sum) != std::string::npos);
    CHECK(checked.error().message.find(other) != std::string::npos);
    CHECK(checked.error().message.find("file.tar") != std::string::npos);
    CHECK(check_sum("file.tar", sum, sum));
}

TEST_CASE("what is a checksum") {
    CHECK(normal_sum(std::string(64, 'A')).value() == sum);
    CHECK(!normal_sum(std::string(63, 'a')));
    CHECK(!normal_sum(std::string(64, 'g')));
}

TEST_CASE("a machine's package sources, asked for source packages") {
    CHECK(deb_src_stanzas("# c\nTypes: deb deb-src\nURIs: http://x\n\ntypes: deb\n") ==
          "# c\nTypes: deb-src\nURIs: http://x\n\nTypes: deb-src\n");
    CHECK(deb_src_lines("# c\ndeb [signed-by=/k] http://x s main\n#deb http://y\n"
                        "deb-src http://x s main\n") == "deb-src [signed-by=/k] http://x s main\n");
}

TEST_CASE("the version in a Makefile") {
    CHECK(makefile_version("# c\nVERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 192\nEXTRAVERSION =\n") ==
          "6.1.192");
    CHECK(makefile_version("VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\nEXTRAVERSION = -rc1\n") ==
          "6.12.0-rc1");
    CHECK(!makefile_version("all:\n\techo\n"));
}
