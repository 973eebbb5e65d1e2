#include "report/formats.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/ktap.h"

namespace kindling::report {

namespace {

constexpr std::array all_formats = {
    Format{"ktap", "Write KTAP, the kernel's test format, to this file; - is stdout", to_ktap},
    Format{"junit", "Write JUnit's XML, which CI systems show, to this file", to_junit},
    Format{"json", "Write JSON to this file (docs/report.schema.json)", to_json},
    Format{"html", "Write one page for a browser to this file", to_html},
};

constexpr std::string_view standard_output = "-";

bool to_stdout(const Destination& destination) {
    return destination.file == standard_output;
}

Result<void> check_file(const Destination& to) {
    const fs::path file(to.file);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code ignored;
    if (fs::is_directory(file, ignored))
        return failure("--{} {}: it is a folder, not a file", to.format->name, to.file);
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return errno_failure(fmt::format("--{} {}: write to", to.format->name, to.file),
                             folder.string());
    return {};
}

Result<void> write_whole(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno_failure("write a report to", "stdout");
        text.remove_prefix(static_cast<size_t>(written));
    }
    return {};
}

}  // namespace

std::span<const Format> formats() {
    return all_formats;
}

Result<Destinations> Destinations::open(std::vector<Destination> wanted) {
    if (std::ranges::count_if(wanted, to_stdout) > 1)
        return failure("only one report can go to stdout (-)");
    for (const auto& to : wanted)
        if (!to_stdout(to)) TRY(check_file(to));
    Destinations destinations(std::move(wanted));
    if (std::ranges::none_of(destinations.wanted_, to_stdout)) return destinations;
    std::fflush(stdout);
    destinations.stdout_ = UniqueFd(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
    if (!destinations.stdout_.is_open() || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        return errno_failure("keep", "stdout");
    return destinations;
}

Result<void> Destinations::write_one(const Run& run, const Destination& to) const {
    const std::string text = to.format->write(run);
    if (to_stdout(to)) return write_whole(stdout_.get(), text);
    return replace_file(to.file, text);
}

Result<void> Destinations::write(const Run& run) const {
    Result<void> first;
    for (const auto& to : wanted_) {
        auto written = write_one(run, to);
        if (!written && first)
            first = while_doing(fmt::format("writing the report --{} {}", to.format->name, to.file),
                                std::move(written).error());
    }
    return first;
}

}  // namespace kindling::report
