#pragma once
// How a subcommand registers with the program, without including CLI11 (which costs seconds a
// file): it declares its options here, and gets its values back in variables of its own.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace kindling::cli {

// What a subcommand's options and arguments are bound to. Each call takes where the value goes;
// the variable must live as long as the subcommand, and what it holds beforehand is the default.
class Options {
  public:
    virtual ~Options() = default;
    // Positional arguments.
    virtual void argument(const std::string& name, std::string& value, const std::string& help) = 0;
    virtual void optional_argument(const std::string& name, std::string& value,
                                   const std::string& help) = 0;
    virtual void arguments(const std::string& name, std::vector<std::string>& values,
                           const std::string& help) = 0;
    // "--name VALUE", "--name N" and "--name".
    virtual void option(const std::string& name, std::string& value, const std::string& help) = 0;
    virtual void option(const std::string& name, int& value, const std::string& help) = 0;
    virtual void option(const std::string& name, double& value, const std::string& help) = 0;
    virtual void flag(const std::string& name, bool& value, const std::string& help) = 0;
    // "--name" alone, which means IMPLIED, or "--name=VALUE".
    virtual void flag_with_value(const std::string& name, const std::string& implied,
                                 std::string& value, const std::string& help) = 0;
    // "-o VALUE" that may be given several times.
    virtual void list_option(const std::string& name, std::vector<std::string>& values,
                             const std::string& help) = 0;
};

// One subcommand of the program. run() gives the process's exit code: 0 or 1 by design.md's
// table of verdicts; an Error becomes 125.
class Subcommand {
  public:
    virtual ~Subcommand() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual std::string summary() const = 0;  // one line
    [[nodiscard]] virtual std::string example() const = 0;  // shown at the end of --help
    virtual void declare(Options& options) = 0;
    [[nodiscard]] virtual Result<int> run() = 0;
};

using SubcommandList = std::vector<std::unique_ptr<Subcommand>>;

}  // namespace kindling::cli
