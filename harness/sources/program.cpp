#include "sources/program.h"

#include <unistd.h>

#include <cstdlib>
#include <map>
#include <string_view>

#include "base/file.h"
#include "base/process.h"
#include "base/remembered.h"

namespace kindling::sources {

namespace {

// Which Debian package brings a program; only those whose package has another name.
std::string package_of(const std::string& program) {
    static const std::map<std::string, std::string> packages{{"ld", "binutils"},
                                                             {"xz", "xz-utils"},
                                                             {"dpkg-query", "dpkg"},
                                                             {"musl-gcc", "musl-tools"},
                                                             {"apt-get", "apt"}};
    const auto found = packages.find(program);
    return found == packages.end() ? program : found->second;
}

bool is_executable(const fs::path& file) {
    std::error_code ignored;
    return fs::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

// dpkg's list of a package's files, which each installation of it writes anew. Packages that may
// be installed for several architectures bear theirs.
Result<fs::path> list_of_files(const std::string& package) {
    const fs::path info = "/var/lib/dpkg/info";
    for (const char* architecture : {"", ":amd64", ":arm64", ":i386", ":riscv64"}) {
        fs::path list = info / (package + architecture + ".list");
        std::error_code ignored;
        if (fs::exists(list, ignored)) return list;
    }
    return failure("the package {} is not installed; apt install {}", package, package);
}

}  // namespace

Result<fs::path> find_program(const std::string& name) {
    std::error_code error;
    if (name.find('/') != std::string::npos && is_executable(name))
        return fs::canonical(name, error);
    const char* path = std::getenv("PATH");
    std::string_view folders = path ? path : "/usr/bin:/bin";
    while (!folders.empty()) {
        const std::string_view folder = folders.substr(0, folders.find(':'));
        const fs::path file = fs::path(folder) / name;
        if (is_executable(file)) return fs::canonical(file, error);
        folders.remove_prefix(std::min(folders.size(), folder.size() + 1));
    }
    return failure("the program {} is not there; apt install {}", name, package_of(name));
}

Result<std::string> tool_version(const Cache& cache, const std::string& name) {
    const fs::path program = TRY(find_program(name));
    return remembered(cache, name + " --version", {program}, [&]() -> Result<std::string> {
        return first_line(TRY(output_of({.argv = {name, "--version"}})));
    });
}

Result<std::string> package_version(const Cache& cache, const std::string& package) {
    const fs::path list = TRY(list_of_files(package));
    return remembered(cache, "version of " + package, {list}, [&] {
        return output_of({.argv = {"dpkg-query", "--show", "--showformat=${Version}", package}});
    });
}

}  // namespace kindling::sources
