// Images with one fault each:
//
//     bad_images check                  verify foretells the fault of each
//     bad_images make DIR FIRST_SEGMENT KERNEL VERSION
//                                       each behind a segment that brings an /init which lists what
//                                       arrived, with a scenario that expects what the model says
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <span>

#include "bad_images.h"
#include "base/file.h"
#include "base/sha256.h"
#include "initramfs/verify.h"

using namespace kindling;
using namespace kindling::initramfs;
using namespace kindling::tests;

namespace {

// "error -2", of the kernel's words that end so: a finding must name it.
std::string_view error_of(std::string_view words) {
    const std::size_t at = words.find("error ");
    if (at == std::string_view::npos) return {};
    words.remove_prefix(at);
    return words.substr(0, words.find(')'));
}

Result<int> check() {
    const auto folder = TRY(TemporaryDirectory::make("bad-images"));
    const auto image = folder.path() / "image";
    int failed = 0;
    const auto all = bad_images();
    for (const auto& bad : all) {
        TRY(replace_file(image, bad.bytes));
        const auto findings = TRY(verify(image, {}));
        const auto found = std::ranges::find(findings, bad.finding, &Finding::name);
        if (found != findings.end() && found->what.contains(error_of(bad.words))) continue;
        ++failed;
        fmt::print("{}: no finding {} {}\n", bad.name, bad.finding, error_of(bad.words));
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

// The kernel that boots the images: a profile or a path, and its version.
struct Kernel {
    std::string name;
    KernelVersion version;
};

// What a boot of the image must show.
Result<std::string> steps_of(const BadImage& bad, const fs::path& image, const Kernel& kernel) {
    const auto foretold = TRY(unpack_in_model(image, {.version = kernel.version}));
    std::string text;
    // The message is what is asked for, and would be trouble to the judge otherwise.
    if (!foretold.message.empty())
        text += fmt::format("allow oops\n\nexpect \"{}\"\n", foretold.message);
    if (bad.shown == BadImage::Shown::dead)
        return text + fmt::format("expect \"{}\"\nend with panic\n", bad.words);
    if (bad.shown == BadImage::Shown::mute)
        return text + "expect \"Run /init as init process\"\nreject \"total\"\nend with reboot\n";
    const Listing listing(foretold.rootfs, TRY(contents_of(image)));
    for (const auto& line : listing.lines()) text += fmt::format("expect \"{}\"\n", line);
    return text + fmt::format("expect \"total {} files\"\nend with reboot\n", listing.size());
}

// What the host's load does to an emulated timer is nothing to these tests.
constexpr std::string_view head =
    "# made by bad_images\nimage ./{}\nkernel {}\ncmdline no_timer_check\n"
    "timeout 300s\nsilence 120s\n\n";

Result<int> make(const fs::path& folder, const fs::path& first_segment, const Kernel& kernel) {
    const std::string first = TRY(read_file(first_segment));
    TRY(make_directories(folder));
    for (const auto& bad : bad_images()) {
        const auto image = folder / (bad.name + ".cpio");
        const bool alone = bad.shown == BadImage::Shown::dead;
        TRY(replace_file(image, alone ? bad.bytes : first + bad.bytes));
        TRY(replace_file(folder / (bad.name + ".boot"),
                         fmt::format(head, image.filename().string(), kernel.name) +
                             TRY(steps_of(bad, image, kernel))));
    }
    return 0;
}

Result<int> perform(std::span<char*> arguments) {
    if (arguments.size() == 1 && std::string_view(arguments[0]) == "check") return check();
    if (arguments.size() != 5 || std::string_view(arguments[0]) != "make")
        return failure("bad_images check, or make DIR FIRST_SEGMENT KERNEL VERSION");
    return make(arguments[1], arguments[2],
                {arguments[3], TRY(parse_kernel_version(arguments[4]))});
}

}  // namespace

int main(int argc, char** argv) {
    const auto result = perform({argv + 1, static_cast<std::size_t>(argc - 1)});
    if (result) return *result;
    fmt::print("{}\n", describe(result.error()));
    return 1;
}
