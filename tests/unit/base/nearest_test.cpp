#include "base/nearest.h"

#include <vector>

#include "base/key_values.h"
#include "catch.h"

using namespace kindling;

TEST_CASE("what somebody probably meant") {
    const std::vector<std::string> known{"EXT4_FS", "EXT4_FS_SECURITY", "PRINTK_TIME", "seed",
                                         "url"};
    CHECK(nearest("PRINTK_TIMES", known) == "PRINTK_TIME");
    CHECK(nearest("sede", known) == "seed");
    CHECK(nearest("ulr", known) == "url");
    CHECK(nearest("EXT4", known) == "EXT4_FS");
    CHECK(nearest("printk_time", known) == "PRINTK_TIME");
    CHECK(!nearest("NOTHING_LIKE_IT", known));
    CHECK(!nearest("x", {}));
    CHECK(did_you_mean("sed", known) == ", did you mean \"seed\"?");
    CHECK(did_you_mean("quite other", known).empty());
}

TEST_CASE("blocks of keys and values") {
    const auto blocks = parse_key_values("# c\na: 1\nb:  x: y \n\n\n# d\nc:\n", "f");
    REQUIRE(blocks);
    REQUIRE(blocks->size() == 2);
    CHECK((*blocks)[0][1].key == "b");
    CHECK((*blocks)[0][1].value == "x: y");
    CHECK((*blocks)[0][1].line == 3);
    CHECK((*blocks)[1][0].value.empty());
    const auto bad = parse_key_values("a: 1\nno key\n", "f");
    REQUIRE(!bad);
    CHECK(bad.error().message == "f:2: expected \"key: value\", got \"no key\"");
}
