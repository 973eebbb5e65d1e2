#pragma once
// The reports that a machine reads, and HTML. One file a format; one line in formats.cpp adds one.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "report/run.h"

namespace kindling::report {

struct Format {
    std::string_view name;  // "junit": the option is --junit FILE
    std::string_view help;
    std::string (*write)(const Run& run);
};

[[nodiscard]] std::span<const Format> formats();

// Where a report goes: a file, or "-", stdout.
struct Destination {
    const Format* format;
    std::string file;
};

// The files that reports are written to. What guests said is data in each of them.
class Destinations {
  public:
    // Looks at once whether the reports can be written where they are wanted, before hours of boots
    // are made. When one goes to stdout, that is kept for it, and what is printed goes to stderr
    // from then on. Fails, naming the file, when its folder is not there, and when two go to
    // stdout.
    [[nodiscard]] static Result<Destinations> open(std::vector<Destination> wanted);

    // Writes them all. Each file appears when it is whole; on a failure (a full disk, say), which
    // names the file, what stood there stays. All are tried; the first failure is given.
    [[nodiscard]] Result<void> write(const Run& run) const;

    Destinations() = default;  // none

  private:
    explicit Destinations(std::vector<Destination> wanted) : wanted_(std::move(wanted)) {}
    [[nodiscard]] Result<void> write_one(const Run& run, const Destination& to) const;

    std::vector<Destination> wanted_;
    UniqueFd stdout_;  // open when a report goes there
};

}  // namespace kindling::report
