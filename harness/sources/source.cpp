#include "sources/source.h"

#include <glob.h>
#include <strings.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

#include "base/checkout.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/remembered.h"
#include "sources/apt_source.h"
#include "sources/checksum.h"
#include "sources/description.h"
#include "sources/download.h"
#include "sources/makefile_version.h"
#include "sources/program.h"
#include "sources/unpack.h"

namespace kindling::sources {

namespace {

// The names that match a shell pattern, highest version last.
std::vector<std::string> matches(const std::string& pattern) {
    glob_t found{};
    std::vector<std::string> names;
    if (::glob(pattern.c_str(), GLOB_BRACE, nullptr, &found) == 0)
        names.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    ::globfree(&found);
    std::ranges::sort(names, [](const std::string& a, const std::string& b) {
        return ::strverscmp(a.c_str(), b.c_str()) < 0;
    });
    return names;
}

// "linux-source-6.1.tar.xz" without its ".tar.xz".
std::string without_extensions(const fs::path& tarball) {
    const std::string name = tarball.filename().string();
    return name.substr(0, name.find(".tar"));
}

// Fails when a checksum was asked for and the file has another.
Result<void> check_request(const Cache& cache, const fs::path& file, const Request& request) {
    if (request.sha256.empty()) return {};
    const std::string wanted = TRY(normal_sum(request.sha256));
    const std::string got = TRY(remembered_sha256(cache, file));
    return check_sum(file.string(), got, wanted);
}

Result<Source> tarball_source(const Cache& cache, const fs::path& given, const Request& request) {
    const fs::path file = fs::absolute(given);
    TRY(check_request(cache, file, request));
    const std::string sum = TRY(remembered_sha256(cache, file));
    const std::string name = without_extensions(file);
    return Source{.name = name,
                  .version = "",
                  .identity = fmt::format("tarball {} sha256 {}", name, sum),
                  .kind = Kind::fixed,
                  .path = file,
                  .steps = {}};
}

// A file that every tree of the project has, and no other tree.
std::string landmark(const std::string& project) {
    return project == "linux" ? "init/main.c" : "applets/applets.c";
}

Result<Source> tree_source(const fs::path& given, const Request& request) {
    std::error_code error;
    const fs::path tree = fs::canonical(given, error);
    if (error) return failure("{}: {}", given.string(), error.message());
    if (!request.sha256.empty())
        return failure("{} is a folder: it has no checksum; leave --sha256 off", tree.string());
    const auto makefile = read_file(tree / "Makefile");
    const auto version = makefile ? makefile_version(*makefile) : std::nullopt;
    if (!version || !fs::exists(tree / landmark(request.project), error))
        return failure("{} is no source tree of {}: it should hold a Makefile with VERSION and {}",
                       tree.string(), request.project, landmark(request.project));
    return Source{.name = tree.filename().string(),
                  .version = *version,
                  .identity = fmt::format("tree {}", tree.string()),
                  .kind = Kind::local_tree,
                  .path = tree,
                  .steps = {}};
}

Result<Source> from_origin(const Cache& cache, const Description& description,
                           const InstalledTarball& origin, const Request& request) {
    for (const std::string& pattern : origin.patterns) {
        const auto names = matches(pattern);
        if (names.empty()) continue;
        const fs::path file = names.back();
        TRY(check_request(cache, file, request));
        // The package bears the tarball's name. One that no package brought is known by its sum.
        const std::string package = without_extensions(file);
        const auto version = package_version(cache, package);
        if (!version) return tarball_source(cache, file, request);
        return Source{.name = package,
                      .version = *version,
                      .identity = fmt::format("package {} {}", package, *version),
                      .kind = Kind::fixed,
                      .path = file,
                      .steps = description.steps};
    }
    return failure("no {} is on this machine\n  cure: {}", fmt::join(origin.patterns, " or "),
                   description.cure);
}

Result<Source> from_origin(const Cache& cache, const Description& description,
                           const AptSource& origin, const Request& request) {
    const Fetched fetched = TRY(fetch_apt_source(cache, description, origin));
    TRY(check_request(cache, fetched.file, request));
    return Source{
        .name = origin.package,
        .version = fetched.version,
        .identity = fmt::format("{} {} sha256 {}", origin.package, fetched.version, fetched.sha256),
        .kind = Kind::fixed,
        .path = fetched.file,
        .steps = description.steps};
}

Result<Source> from_origin(const Cache& cache, const Description& description,
                           const Download& origin, const Request& request) {
    const auto known = description.sums.find("");
    if (known == description.sums.end() && request.sha256.empty())
        return failure(
            "no checksum of {} is known for certain, so it is not downloaded\n"
            "  cure: take the SHA-256 of {} from a signed list of its publisher and give it: "
            "--sha256 SUM",
            description.name, origin.url);
    std::string sum = known == description.sums.end() ? "" : known->second;
    if (!request.sha256.empty()) {
        const std::string asked = TRY(normal_sum(request.sha256));
        if (!sum.empty()) TRY(check_sum(origin.url, asked, sum));
        sum = asked;
    }
    const fs::path file = TRY(download(cache, description.name, origin, sum));
    return Source{.name = description.name,
                  .version = description.version,
                  .identity = fmt::format("{} sha256 {}", description.name, sum),
                  .kind = Kind::fixed,
                  .path = file,
                  .steps = description.steps};
}

Result<Source> described_source(const Cache& cache, const Description& description,
                                const Request& request) {
    return std::visit(
        [&](const auto& origin) { return from_origin(cache, description, origin, request); },
        description.origin);
}

}  // namespace

Result<Source> find_source(const Cache& cache, const Request& request) {
    auto descriptions = TRY(load_descriptions(checkout::configs() / "sources"));
    std::erase_if(descriptions,
                  [&](const Description& known) { return known.project != request.project; });
    const auto wanted = std::ranges::find_if(descriptions, [&](const Description& known) {
        return request.what.empty() ? known.is_default : known.name == request.what;
    });
    if (wanted != descriptions.end()) return described_source(cache, *wanted, request);
    std::error_code ignored;
    if (fs::is_directory(request.what, ignored)) return tree_source(request.what, request);
    if (fs::is_regular_file(request.what, ignored))
        return tarball_source(cache, request.what, request);
    std::vector<std::string> names;
    for (const Description& known : descriptions) names.push_back(known.name);
    return failure("\"{}\" is neither a tree, a tarball nor a known source of {}{}\n  known: {}",
                   request.what, request.project, did_you_mean(request.what, names),
                   fmt::join(names, ", "));
}

Result<SourceTree> unpacked(const Cache& cache, const Source& source) {
    SourceTree tree{.name = source.name,
                    .version = source.version,
                    .directory = source.path,
                    .identity = source.identity,
                    .kind = source.kind};
    if (source.kind == Kind::local_tree) return tree;
    tree.directory = TRY(unpack(cache, source.name, source.identity, source.path, source.steps));
    const std::string makefile = TRY(read_file(tree.directory / "Makefile"));
    if (const auto version = makefile_version(makefile)) tree.version = *version;
    return tree;
}

}  // namespace kindling::sources
