// kindling init build|script: a table of steps as an /init, and as a shell script.

#include <fmt/format.h>

#include <algorithm>

#include "base/checkout.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/process.h"
#include "base/quote.h"
#include "cli/subcommands.h"
#include "init_table/table_program.h"

namespace kindling::cli {

namespace {

constexpr std::string_view script_suffix = ".script";

// The tables that CMake's add_init made.
std::vector<std::string> made_tables() {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& file : fs::directory_iterator(checkout::guest(""), error)) {
        const std::string name = file.path().filename().string();
        if (name.ends_with(script_suffix))
            names.push_back(name.substr(0, name.size() - script_suffix.size()));
    }
    std::ranges::sort(names);
    return names;
}

bool is_file(const std::string& table) {
    return table.contains('/') || table.contains('.');
}

Result<init_table::Recipe> recipe() {
    const fs::path file = checkout::guest("init.recipe");
    return init_table::parse_recipe(TRY(read_file(file)), file.string());
}

// Runs the program that prints its table. Its exit status is the number of the first step that no
// script can do (init/script/main.cpp).
struct Script {
    std::string text;
    int unknown_step = 0;
};
Result<Script> printed_by(const fs::path& program) {
    const Finished finished =
        TRY(run({{program.string()}}, {.deadline = std::chrono::seconds(30)}));
    constexpr int could_not_write = 255;
    if (finished.timed_out || finished.ending.signal != 0 ||
        finished.ending.exit_code == could_not_write)
        return failure("the table can't be printed: {}", describe(finished.ending));
    return Script{finished.output, finished.ending.exit_code};
}

// Puts CONTENT, a program, into FILE, whole or not at all.
Result<void> write_program(const fs::path& file, const std::string& content) {
    TRY(replace_file(file, content));
    std::error_code error;
    constexpr auto may_run = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
    fs::permissions(file, may_run, fs::perm_options::add, error);
    if (error) return failure("can't make {} a program: {}", file.string(), error.message());
    return {};
}

class InitCommand : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "init"; }
    [[nodiscard]] std::string summary() const override {
        return "Make an /init of a table of steps, or a script that does the same";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling init build steps.cpp -o my-init\n"
               "kindling init script steps.cpp";
    }
    void declare(Options& options) override {
        options.argument("build|script", action_, "What to make: the program, or a shell script");
        options.argument("TABLE", table_,
                         "A file that defines the table (docs/init.md); for a script also the name "
                         "of one that CMake built (init)");
        options.option("-o,--output", output_,
                       "The file to write; without it a program gets the table's name without "
                       ".cpp, here, and a script is printed");
        options.flag("--explain", explain_, "Build the /init that says what it does");
    }
    [[nodiscard]] Result<int> run() override {
        if (action_ == "build") return build();
        if (action_ == "script") return script();
        return failure("init: \"{}\" is neither build nor script{}", printable(action_),
                       did_you_mean(action_, std::vector<std::string>{"build", "script"}));
    }

  private:
    // Where the program goes, before anything is compiled.
    [[nodiscard]] Result<fs::path> place() const {
        const fs::path steps = table_;
        fs::path file = output_.empty() ? steps.stem() : fs::path(output_);
        std::error_code ignored;
        if (output_.empty() && steps.extension() != ".cpp")
            return failure("{} does not end in .cpp: name the program by -o", printable(table_));
        if (fs::equivalent(file, steps, ignored))
            return failure("-o {} is the table itself", printable(output_));
        if (fs::is_directory(file))
            return failure("{} is a folder: name the program by -o", printable(file.string()));
        return file;
    }

    [[nodiscard]] Result<init_table::TableProgram> built(const std::string& form,
                                                         const fs::path& folder) const {
        auto program = TRY(init_table::build_table_program(TRY(recipe()), form, table_, folder));
        fmt::print(stderr, "{}", printable(program.warnings));
        return program;
    }

    [[nodiscard]] Result<int> build() const {
        if (!is_file(table_))
            return failure("init build takes a file, as ./{0}.cpp or {0}.cpp: \"{0}\" is none",
                           printable(table_));
        const fs::path file = TRY(place());
        const TemporaryDirectory scratch = TRY(TemporaryDirectory::make("init"));
        const auto program = TRY(built(explain_ ? "explain" : "init", scratch.path()));
        const std::string content = TRY(read_file(program.file));
        TRY(write_program(file, content));
        fmt::print("{}: {} bytes\n", printable(file.string()), content.size());
        return 0;
    }

    [[nodiscard]] Result<int> script() const {
        if (explain_) return failure("--explain goes with init build");
        const TemporaryDirectory scratch = TRY(TemporaryDirectory::make("init"));
        const auto printed = TRY(printed_by(TRY(printer(scratch.path()))));
        if (output_.empty())
            fmt::print("{}", printed.text);
        else
            TRY(write_program(output_, printed.text));
        if (printed.unknown_step == 0) return 0;
        fmt::print(stderr,
                   "kindling: step {} is code of the table's own, which no script has: put the "
                   "shell that does it in the place of its \"false\"\n",
                   printed.unknown_step);
        return 1;
    }

    // The program that prints the table.
    [[nodiscard]] Result<fs::path> printer(const fs::path& folder) const {
        if (is_file(table_)) return TRY(built("script", folder)).file;
        const auto names = made_tables();
        if (std::ranges::find(names, table_) == names.end())
            return failure("there is no table \"{}\"{}: give a file, or one of: {}",
                           printable(table_), did_you_mean(table_, names), fmt::join(names, " "));
        return checkout::guest(table_ + std::string(script_suffix));
    }

    std::string action_;
    std::string table_;
    std::string output_;
    bool explain_ = false;
};

}  // namespace

std::unique_ptr<Subcommand> make_init_command() {
    return std::make_unique<InitCommand>();
}

}  // namespace kindling::cli
