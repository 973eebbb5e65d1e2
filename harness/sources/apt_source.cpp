#include "sources/apt_source.h"

#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/key_values.h"
#include "base/process.h"
#include "base/progress.h"
#include "base/sha256.h"
#include "explain/explained_run.h"
#include "sources/apt_lists.h"
#include "sources/checksum.h"

namespace kindling::sources {

namespace {

// Writes what this machine is configured with, turned to source packages, into a folder for apt.
Result<void> write_lists(const fs::path& folder) {
    TRY(make_directories(folder));
    std::vector<fs::path> configured{"/etc/apt/sources.list"};
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator("/etc/apt/sources.list.d", ignored))
        configured.push_back(entry.path());
    for (const fs::path& file : configured) {
        const bool stanzas = file.extension() == ".sources";
        if (!stanzas && file.extension() != ".list") continue;
        const auto text = read_file(file);
        if (!text) continue;
        TRY(replace_file(folder / file.filename(),
                         stanzas ? deb_src_stanzas(*text) : deb_src_lines(*text)));
    }
    return {};
}

// apt-get with everything that it writes below WORK.
Command apt_get(const fs::path& work, std::vector<std::string> arguments) {
    const auto set = [](const char* key, const fs::path& value) {
        return fmt::format("{}={}", key, value.string());
    };
    std::vector<std::string> argv{"apt-get", "-q", "-o", set("Dir::Etc::SourceList", "/dev/null"),
                                  "-o", set("Dir::Etc::SourceParts", work / "parts"), "-o",
                                  set("Dir::State::Lists", work / "lists"), "-o",
                                  set("Dir::Cache", work / "cache"), "-o",
                                  "Acquire::Languages=none", "-o", "Acquire::Retries=2",
                                  // The user _apt may not enter the cache of another.
                                  "-o", "APT::Sandbox::User="};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    return {.argv = std::move(argv),
            .directory = work / "fetched",
            .environment = {{"LC_ALL", "C"}, {"DEBIAN_FRONTEND", "noninteractive"}}};
}

// "busybox_1.35.0.orig.tar.bz2" is version 1.35.0.
Result<Fetched> find_fetched(const fs::path& folder, const std::string& package) {
    const std::string head = package + "_";
    constexpr std::string_view tail = ".orig.tar.";
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const size_t end = name.find(tail);
        if (!name.starts_with(head) || end == std::string::npos || name.ends_with(".asc")) continue;
        return Fetched{.file = entry.path(),
                       .version = name.substr(head.size(), end - head.size()),
                       .sha256 = TRY(sha256_of_file(entry.path()))};
    }
    return failure("apt-get source {} brought no {}…{}…", package, head, tail);
}

Result<void> check_known_sum(const Description& description, const Fetched& fetched) {
    const auto known = description.sums.find(fetched.version);
    if (known == description.sums.end()) return {};
    return check_sum(fetched.file.filename().string(), fetched.sha256, known->second);
}

Result<void> fetch(const Cache& cache, const Description& description, const AptSource& origin,
                   const fs::path& work) {
    Stage stage(origin.package + " source");
    const fs::path log = TRY(cache.log_file("apt-" + origin.package));
    TRY(write_lists(work / "parts"));
    for (const char* folder : {"lists/partial", "cache/archives/partial", "fetched"})
        TRY(make_directories(work / folder));
    // One of the machine's sources may have no source packages, which fails the update as a
    // whole: what counts is whether the package can be had afterwards.
    const auto update = explain::explained_run(apt_get(work, {"update"}), stage, log);
    const auto source = explain::explained_run(
        apt_get(work, {"source", "--download-only", "--only-source", origin.package}), stage, log);
    if (!source) {
        Error error = update ? source.error() : update.error();
        if (!description.cure.empty())
            error.message += fmt::format("\n  cure: {}", description.cure);
        return while_doing(
            fmt::format("fetching the source package {} through apt", origin.package),
            std::move(error));
    }
    const Fetched fetched = TRY(find_fetched(work / "fetched", origin.package));
    TRY(check_known_sum(description, fetched));
    TRY(rename_path(fetched.file, work / fetched.file.filename()));
    TRY(replace_file(work / "fetched.txt", fmt::format("file: {}\nversion: {}\nsha256: {}\n",
                                                       fetched.file.filename().string(),
                                                       fetched.version, fetched.sha256)));
    std::error_code ignored;
    for (const char* folder : {"parts", "lists", "cache", "fetched"})
        fs::remove_all(work / folder, ignored);
    stage.done(fmt::format("{} from apt", fetched.version));
    return {};
}

Result<Fetched> read_fetched(const fs::path& entry) {
    const std::string text = TRY(read_file(entry / "fetched.txt"));
    Fetched fetched;
    for (const auto& block : TRY(parse_key_values(text, (entry / "fetched.txt").string())))
        for (const KeyValue& line : block) {
            if (line.key == "file") fetched.file = entry / line.value;
            if (line.key == "version") fetched.version = line.value;
            if (line.key == "sha256") fetched.sha256 = line.value;
        }
    return fetched;
}

}  // namespace

Result<Fetched> fetch_apt_source(const Cache& cache, const Description& description,
                                 const AptSource& origin) {
    // What apt would give depends on the release that this machine runs.
    const auto release = read_file("/etc/os-release");
    const std::string ingredients =
        fmt::format("source package {}\n{}", origin.package, release ? *release : "");
    const auto entry =
        cache.entry("downloads", description.name, ingredients,
                    [&](const fs::path& work) { return fetch(cache, description, origin, work); });
    if (!entry) return std::unexpected(entry.error());
    Fetched fetched = TRY(read_fetched(*entry));
    // The description may have learnt a checksum since.
    TRY(check_known_sum(description, fetched));
    return fetched;
}

}  // namespace kindling::sources
