#include "init_table/table_program.h"

#include "catch.h"

using namespace kindling;
using namespace kindling::init_table;

namespace {

const std::string whole =
    "compiler: g++\nlinker: musl-gcc\nlinkers-compiler: gcc\nstrip: strip\n"
    "compile: -isystem\ncompile: /a folder/include\nlink: -static\n"
    "form: init\nobject: a.o\nobject: b.o\noption: -nostartfiles\n"
    "form: explain\nobject: c.o\nform: script\nobject: d.o\n";

}  // namespace

TEST_CASE("a recipe names the tools, the options, and the objects of each form") {
    const auto recipe = parse_recipe(whole, "init.recipe");
    REQUIRE(recipe);
    CHECK(recipe->linkers_compiler == "gcc");
    CHECK(recipe->compile_options == std::vector<std::string>{"-isystem", "/a folder/include"});
    CHECK(recipe->link_options == std::vector<std::string>{"-static"});
    CHECK(recipe->forms.at("init").objects == std::vector<std::string>{"a.o", "b.o"});
    CHECK(recipe->forms.at("init").options == std::vector<std::string>{"-nostartfiles"});
    CHECK(recipe->forms.at("explain").options.empty());
}

TEST_CASE("what a recipe lacks, and what it has too much, is named") {
    const auto message = [](const std::string& text) {
        const auto recipe = parse_recipe(text, "init.recipe");
        REQUIRE_FALSE(recipe);
        return recipe.error().message;
    };
    CHECK(message("compiler: g++\n") == "init.recipe names no linker");
    CHECK(message(whole.substr(0, whole.find("form: script"))) ==
          "init.recipe has no objects for script");
    CHECK(message("object: a.o\n" + whole) == "init.recipe:1: \"object\" means nothing here");
}

TEST_CASE("a table that does not link is told why") {
    CHECK(why_not_linked("ld: x.o: undefined reference to `kindling::boot_table()'\n", "my.cpp") ==
          "my.cpp: it defines no table: `std::span<const Step> boot_table()` in the namespace "
          "kindling gives it (docs/init.md)");
    const std::string heap = why_not_linked(
        "my.cpp:3: undefined reference to `operator new(unsigned long)'\n", "my.cpp");
    CHECK(heap.contains("my.cpp:3: undefined reference"));
    CHECK(heap.contains("neither a heap"));
    CHECK_FALSE(why_not_linked("ld: \033[31mno space left\n", "my.cpp").contains('\033'));
}
