// Images with one fault each:
//
//     bad_images check                  verify foretells the fault of each
//     bad_images make DIR FIRST_SEGMENT each behind a segment that brings an /init which lists what
//                                       arrived, with a scenario that expects what the model says
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "bad_images.h"
#include "base/file.h"
#include "base/sha256.h"
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

// What lister.sh takes the sum of: a kernel under emulation reads slowly.
constexpr std::uint64_t summed_below = 100'000;

// The data of each record, by its number, as far as it is there.
Result<std::vector<std::string>> contents_of(const fs::path& image) {
    ImageReader reader;
    TRY(reader.open(image));
    std::vector<std::string> contents;
    for (;;) {
        const auto step = TRY(reader.next());
        if (step == ImageReader::Step::end) return contents;
        if (step == ImageReader::Step::trailer) continue;
        std::string& content = contents.emplace_back();
        if (reader.record().header.size >= summed_below) continue;
        std::string bytes(reader.record().header.size, '\0');
        for (;;) {
            const std::size_t got = TRY(reader.read_data(bytes.data(), bytes.size()));
            if (got == 0) break;
            content.append(bytes, 0, got);
        }
    }
}

// The files that must arrive, a line each as lister.sh prints it.
class Listing {
  public:
    Listing(const RootfsModel& rootfs, std::vector<std::string> contents)
        : files_(rootfs.files()), contents_(std::move(contents)) {
        for (const auto& [name, node] : files_) ++links_[node];
    }

    [[nodiscard]] std::size_t size() const { return files_.size(); }
    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> all;
        for (const auto& [name, node] : files_)
            // A name of thousands of bytes is no line of a console.
            if (name.size() <= 200) all.push_back(line_of(name, *node));
        return all;
    }

  private:
    [[nodiscard]] std::string line_of(const std::string& name, const Node& node) const {
        const bool device = S_ISCHR(node.mode) || S_ISBLK(node.mode);
        const bool sized = S_ISREG(node.mode) || S_ISLNK(node.mode);
        return fmt::format("F /{} {:x} {} {} {} {} {} {}", name, node.mode, node.uid, node.gid,
                           S_ISDIR(node.mode) ? 0 : links_.at(&node), sized ? node.size : 0,
                           device ? fmt::format("{:x}:{:x}", node.major, node.minor) : "0:0",
                           sum_of(node));
    }
    // The kernel makes a file as long as its header says, before the data comes.
    [[nodiscard]] std::string sum_of(const Node& node) const {
        if (!S_ISREG(node.mode) || node.size >= summed_below) return "-";
        std::string content;
        if (node.record && *node.record < contents_.size()) content = contents_[*node.record];
        content.resize(node.size, '\0');
        return sha256(content).substr(0, 16);
    }

    std::vector<std::pair<std::string, const Node*>> files_;
    std::vector<std::string> contents_;
    std::map<const Node*, std::size_t> links_;
};

Result<std::string> scenario_of(const fs::path& image) {
    const auto foretold = TRY(unpack_in_model(image, {}));
    std::string text = fmt::format(
        "# {}: made by bad_images\nimage ./{}\nkernel test\ntimeout 60s\nsilence 30s\n\n",
        image.stem().string(), image.filename().string());
    if (!foretold.message.empty()) text += fmt::format("expect \"{}\"\n", foretold.message);
    const Listing listing(foretold.rootfs, TRY(contents_of(image)));
    for (const auto& line : listing.lines()) text += fmt::format("expect \"{}\"\n", line);
    return text + fmt::format("expect \"total {} files\"\nend with reboot\n", listing.size());
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
