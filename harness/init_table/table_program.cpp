#include "init_table/table_program.h"

#include <set>

#include "base/file.h"
#include "base/process.h"
#include "base/quote.h"

namespace kindling::init_table {

namespace {

constexpr std::chrono::minutes longest_build{5};

Result<Finished> run_tool(Command command) {
    // Plain quotes in messages, and no colours.
    command.environment.emplace_back("LC_ALL", "C");
    auto finished = TRY(run(command, {.deadline = longest_build}));
    if (finished.timed_out)
        return failure("{} took more than {} minutes", command.argv[0], longest_build.count());
    return finished;
}

// The names behind "undefined reference to `".
std::set<std::string> undefined_names(const std::string& said) {
    constexpr std::string_view mark = "undefined reference to `";
    std::set<std::string> names;
    for (size_t at = said.find(mark); at != std::string::npos; at = said.find(mark, at)) {
        at += mark.size();
        names.insert(said.substr(at, said.find('\'', at) - at));
    }
    return names;
}

}  // namespace

std::string why_not_linked(const std::string& said, const std::string& steps) {
    const auto names = undefined_names(said);
    if (names.contains("kindling::boot_table()"))
        return fmt::format(
            "{}: it defines no table: `std::span<const Step> boot_table()` in the namespace "
            "kindling gives it (docs/init.md)",
            steps);
    std::string all = fmt::format("{} does not link:\n{}", steps, printable(said));
    if (!names.empty())
        all += "a table has neither a heap nor exceptions nor the C++ library's own code\n";
    return all;
}

Result<TableProgram> build_table_program(const Recipe& recipe, const std::string& form,
                                         const fs::path& steps, const fs::path& folder) {
    const Form& parts = recipe.forms.at(form);
    for (const std::string& object : parts.objects)
        if (!fs::exists(object))
            return failure("{} is missing: build the guest programs by ./kindling --version",
                           object);
    // The compiler's own words for a missing file do not say whose table it is.
    [[maybe_unused]] const std::string source = TRY(read_file(steps));
    const std::string object = (folder / "table.o").string();
    Command compile{{recipe.compiler}};
    compile.argv.insert(compile.argv.end(), recipe.compile_options.begin(),
                        recipe.compile_options.end());
    compile.argv.insert(compile.argv.end(), {"-x", "c++", "-c", steps.string(), "-o", object});
    const Finished compiled = TRY(run_tool(compile));
    if (!compiled.ending.succeeded())
        return failure("{} does not compile:\n{}", printable(steps.string()),
                       printable(compiled.output));

    const fs::path whole = folder / "table.debug";
    Command link{.argv = {recipe.linker}, .environment = {{"REALGCC", recipe.linkers_compiler}}};
    for (const auto* words : {&recipe.link_options, &parts.options})
        link.argv.insert(link.argv.end(), words->begin(), words->end());
    link.argv.insert(link.argv.end(), {"-o", whole.string(), object});
    link.argv.insert(link.argv.end(), parts.objects.begin(), parts.objects.end());
    const Finished linked = TRY(run_tool(link));
    if (!linked.ending.succeeded())
        return failure("{}", why_not_linked(linked.output, printable(steps.string())));

    fs::path program = folder / "table";
    const Finished stripped = TRY(
        run_tool({{recipe.strip, "-s", "-R", ".comment", "-o", program.string(), whole.string()}}));
    if (!stripped.ending.succeeded())
        return failure("{}: {}", recipe.strip, printable(stripped.output));
    return TableProgram{program, compiled.output};
}

}  // namespace kindling::init_table
