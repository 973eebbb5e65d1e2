// The program: finds the subcommand, lets it read its options, runs it, and turns what it gives
// into an exit code. The only file that includes CLI11.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "base/checkout.h"
#include "base/interrupt.h"
#include "base/process.h"
#include "base/progress.h"
#include "cli/subcommand.h"
#include "cli/subcommands.h"

namespace kindling::cli {

namespace {

constexpr int infra = 125;

class CliOptions : public Options {
  public:
    explicit CliOptions(CLI::App& app) : app_(app) {}
    void argument(const std::string& name, std::string& value, const std::string& help) override {
        app_.add_option(name, value, help)->required();
    }
    void optional_argument(const std::string& name, std::string& value,
                           const std::string& help) override {
        app_.add_option(name, value, help);
    }
    void arguments(const std::string& name, std::vector<std::string>& values,
                   const std::string& help) override {
        app_.add_option(name, values, help);
    }
    void option(const std::string& name, std::string& value, const std::string& help) override {
        app_.add_option(name, value, help);
    }
    void option(const std::string& name, int& value, const std::string& help) override {
        app_.add_option(name, value, help)->capture_default_str();
    }
    void option(const std::string& name, double& value, const std::string& help) override {
        app_.add_option(name, value, help)->capture_default_str();
    }
    void flag(const std::string& name, bool& value, const std::string& help) override {
        app_.add_flag(name, value, help);
    }
    void flag_with_value(const std::string& name, const std::string& implied, std::string& value,
                         const std::string& help) override {
        app_.add_flag(fmt::format("{}{{{}}}", name, implied), value, help);
    }
    void list_option(const std::string& name, std::vector<std::string>& values,
                     const std::string& help) override {
        app_.add_option(name, values, help)->allow_extra_args(false);
    }

  private:
    CLI::App& app_;
};

// CLI11 has exit codes of its own; bad usage is 125 here, so that a bisect skips it.
int usage_exit(const CLI::App& app, const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : infra;
}

int run_program(int argc, char** argv) {
    CLI::App app("Build a tiny kernel, pack an initramfs, boot them under QEMU, judge the boot.",
                 "kindling");
    app.set_version_flag("--version", std::string(checkout::version));
    bool verbose = false;
    app.add_flag("--verbose,-v", verbose, "Print every command that is started");
    app.require_subcommand(1);
    app.fallthrough();

    const SubcommandList subcommands = all_subcommands();
    for (const auto& subcommand : subcommands) {
        CLI::App* added = app.add_subcommand(subcommand->name(), subcommand->summary());
        added->footer("Example:\n  " + subcommand->example());
        CliOptions options(*added);
        subcommand->declare(options);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return usage_exit(app, error);
    }
    show_commands(verbose);
    catch_interrupts();
    for (const auto& subcommand : subcommands) {
        if (!app.got_subcommand(subcommand->name())) continue;
        const auto code = subcommand->run();
        if (interrupted_by() != 0) die_of_interrupt();
        if (code) return *code;
        std::fflush(stdout);
        fmt::print(stderr, "{}: {}\n", coloured("red", "kindling"), describe(code.error()));
        return infra;
    }
    return infra;
}

}  // namespace

}  // namespace kindling::cli

int main(int argc, char** argv) {
    try {
        return kindling::cli::run_program(argc, argv);
    } catch (const std::exception& error) {
        // Only third-party code throws; what it throws is the host's trouble.
        fmt::print(stderr, "kindling: unexpected: {}\n", error.what());
        return kindling::cli::infra;
    }
}
