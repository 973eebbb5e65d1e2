// Images with one fault each:
//
//     bad_images check                  verify foretells the fault of each
//     bad_images make DIR FIRST_SEGMENT each behind a segment that brings an /init which lists what
//                                       arrived, with a scenario that expects what the model says
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "bad_images.h"
#include "base/file.h"
#include "initramfs/verify.h"

using namespace kindling;
using namespace kindling::initramfs;
using namespace kindling::tests;

namespace {

Result<int> check() {
    const auto folder = TRY(TemporaryDirectory::make("bad-images"));
    const auto image = folder.path() / "image";
    int failed = 0;
    const auto all = bad_images();
    for (const auto& bad : all) {
        TRY(replace_file(image, bad.bytes));
        const auto findings = TRY(verify(image, {}));
        if (std::ranges::find(findings, bad.finding, &Finding::name) != findings.end()) continue;
        ++failed;
        fmt::print("{}: no finding {}\n", bad.name, bad.finding);
        for (const auto& finding : findings) fmt::print("    {}\n", describe(finding));
    }
    fmt::print("{} images, {} not foretold\n", all.size(), failed);
    return failed == 0 ? 0 : 1;
}

// One file as the lister in lister.sh prints it: its name, mode, owners, size and device.
std::string line_of(const std::string& name, const Node& node) {
    const bool device = S_ISCHR(node.mode) || S_ISBLK(node.mode);
    const bool sized = S_ISREG(node.mode) || S_ISLNK(node.mode);
    return fmt::format("F /{} {:x} {} {}", name, node.mode, sized ? node.size : 0,
                       device ? fmt::format("{:x}:{:x}", node.major, node.minor) : "0:0");
}

Result<std::string> scenario_of(const fs::path& image) {
    const auto foretold = TRY(unpack_in_model(image, {}));
    std::string text = fmt::format(
        "# {}: made by bad_images\nimage ./{}\nkernel test\ntimeout 60s\nsilence 30s\n\n",
        image.stem().string(), image.filename().string());
    if (!foretold.message.empty()) text += fmt::format("expect \"{}\"\n", foretold.message);
    std::size_t number = 0;
    for (const auto& [name, node] : foretold.rootfs.files()) {
        // A name of thousands of bytes is no line of a console; what comes by itself is no news.
        if (name.size() > 200) continue;
        text += fmt::format("expect \"{}\"\n", line_of(name, *node));
        ++number;
    }
    return text + fmt::format("expect \"total {} files\"\nend with reboot\n", number);
}

Result<int> make(const fs::path& folder, const fs::path& first_segment) {
    const std::string first = TRY(read_file(first_segment));
    TRY(make_directories(folder));
    for (const auto& bad : bad_images()) {
        if (!bad.bootable) continue;
        const auto image = folder / (bad.name + ".cpio");
        TRY(replace_file(image, first + bad.bytes));
        TRY(replace_file(folder / (bad.name + ".boot"), TRY(scenario_of(image))));
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view task = argc > 1 ? argv[1] : "";
    const auto result = task == "make" && argc == 4 ? make(argv[2], argv[3]) : check();
    if (result) return *result;
    fmt::print("{}\n", describe(result.error()));
    return 1;
}
