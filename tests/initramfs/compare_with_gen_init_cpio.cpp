// Packs lists with our packer and with the kernel's usr/gen_init_cpio and compares every byte:
// one list with everything in it, then random ones.
//
//     compare_with_gen_init_cpio GEN_INIT_CPIO [LISTS [SEED]]

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <random>

#include "base/file.h"
#include "base/process.h"
#include "initramfs/cpio_list.h"
#include "initramfs/pack.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

constexpr std::uint32_t epoch = 1'700'000'000;

constexpr std::string_view whole_grammar =
    "# a comment\n"
    "\n"
    "   \n"
    "dir /dev 0755 0 0\n"
    "nod /dev/console 0600 0 0 c 5 1\n"
    "nod /dev/ram0 0660 0 6 b 1 0\n"
    "dir\t/root\t0700 0 0\n"
    "dir bin 0755 0 0\n"
    "dir //twice 01777 4294967295 4294967295\n"
    "file /bin/a file3 0755 1000 1000 /bin/b bin/c\n"
    "file /bin/v ${FILES}/file4 0755 0 0\n"
    "file /bin/typed ./file5 0100644 0 0  \n"
    "slink /bin/sh a 0777 0 0\n"
    "slink /bin/abc abc 0777 0 0\n"
    "pipe /run.fifo 0600 0 0\n"
    "sock /run.sock 0600 0 0\r\n"
    "dir / 0755 0 0\n"
    "dir /last 0755 0 0";

// Whether this gen_init_cpio gives regular files the time of -t as well, as newer kernels'
// does; before, they kept their own. Its usage says it.
Result<bool> stamps_regular_files(const std::string& gen_init_cpio) {
    const Finished usage = TRY(run({{gen_init_cpio}}));
    return usage.output.find("regular and special files") != std::string::npos;
}

// Files file0 to file9 of sizes around every boundary, none newer than the epoch.
Result<void> make_files(const fs::path& folder, std::mt19937& random, bool all_of_epoch) {
    constexpr std::array<size_t, 10> sizes{0, 1, 2, 3, 4, 65535, 65536, 131072, 131073, 1'000'001};
    for (size_t i = 0; i < sizes.size(); ++i) {
        std::string content(sizes[i], '\0');
        for (char& byte : content) byte = static_cast<char>(random());
        const fs::path file = folder / fmt::format("file{}", i);
        TRY(replace_file(file, content));
        const timespec time{static_cast<time_t>(i == 0 || all_of_epoch ? epoch : random() % epoch),
                            0};
        const std::array<timespec, 2> times{time, time};
        if (::utimensat(AT_FDCWD, file.c_str(), times.data(), 0) != 0)
            return errno_failure("set the time of", file.string());
    }
    return {};
}

// Writes lines that both programs take.
class ListMaker {
  public:
    explicit ListMaker(std::mt19937& random) : random_(random) {}

    std::string list() {
        std::string text;
        for (size_t lines = below(60); lines > 0; --lines) text += line() + "\n";
        return text;
    }

  private:
    size_t below(size_t limit) { return random_() % limit; }
    std::string blank() {
        constexpr std::array<const char*, 4> blanks{" ", " ", "\t", "  \t"};
        return blanks[below(blanks.size())];
    }
    // Any bytes but blanks and NUL, from which a location could not be made by chance.
    std::string name() {
        std::string text = below(3) == 0 ? "" : "/";
        for (size_t length = 1 + below(below(20) == 0 ? 4000 : 30); length > 0; --length)
            text += static_cast<char>(below(4) == 0 ? 0x80 + below(0x80) : '!' + below(94));
        return text;
    }
    std::string owners() {
        return fmt::format("{}{:05o}{}{}{}{}", blank(), below(010000), blank(), below(70000),
                           blank(), below(4294967296));
    }
    std::string line() {
        switch (below(8)) {
            case 0:
                return fmt::format("#{}", name());
            case 1:
                return below(2) == 0 ? "" : blank();
            case 2:
                return fmt::format("dir{}{}{}", blank(), name(), owners());
            case 3:
                return fmt::format("pipe{}{}{}", blank(), name(), owners());
            case 4:
                return fmt::format("sock{}{}{}{}", blank(), name(), owners(), blank());
            case 5:
                return fmt::format("slink{}{}{}{}{}", blank(), name(), blank(), name(), owners());
            case 6:
                return fmt::format("nod{}{}{}{}{} {} {}", blank(), name(), owners(), blank(),
                                   below(2) == 0 ? 'b' : 'c', below(5000), below(5000));
            default:
                return file();
        }
    }
    std::string file() {
        std::string text = fmt::format("file {} {}file{}{}", name(),
                                       below(2) == 0 ? "${FILES}/" : "", below(10), owners());
        // gen_init_cpio looks for further names with isgraph(): a name of other bytes is none.
        for (size_t links = below(3) == 0 ? below(5) : 0; links > 0; --links)
            text += fmt::format(" /{}", name());
        return text;
    }

    std::mt19937& random_;
};

Result<void> compare(const std::string& gen_init_cpio, const fs::path& folder,
                     std::string_view text) {
    const fs::path list = folder / "list";
    TRY(replace_file(list, text));
    Finished theirs = TRY(run({{gen_init_cpio, "-t", std::to_string(epoch), list.string()},
                               folder,
                               {{"FILES", folder.string()}}}));
    if (!theirs.ending.succeeded())
        return failure("gen_init_cpio refuses the list: {}", theirs.output);

    const auto entries =
        TRY(parse_cpio_list(text, {list.string(), folder, {{{"FILES", folder.string()}}, {}}}));
    const Packed packed = TRY(pack(entries, folder / "ours.cpio", {.epoch = epoch}));
    const std::string ours = TRY(read_file(folder / "ours.cpio"));
    if (ours.size() != packed.bytes)
        return failure("{} bytes were promised, {} written", packed.bytes, ours.size());
    if (ours == theirs.output) return {};
    const auto differs = std::ranges::mismatch(ours, theirs.output).in1;
    return failure("the images differ from byte {} on ({} bytes of ours, {} of theirs)",
                   differs - ours.begin(), ours.size(), theirs.output.size());
}

Result<void> compare_all(const std::string& gen_init_cpio, int lists, unsigned seed) {
    std::mt19937 random(seed);
    const auto folder = TRY(TemporaryDirectory::make("gen-init-cpio"));
    TRY(make_files(folder.path(), random, TRY(stamps_regular_files(gen_init_cpio))));
    TRY(compare(gen_init_cpio, folder.path(), whole_grammar));
    ListMaker maker(random);
    for (int made = 1; made <= lists; ++made) {
        const std::string text = maker.list();
        if (auto same = compare(gen_init_cpio, folder.path(), text); !same)
            return while_doing(fmt::format("list {} of seed {}:\n{}", made, seed, text),
                               std::move(same).error());
    }
    fmt::print("{} lists, the same bytes\n", lists + 1);
    return {};
}

int number(const char* text) {
    int value = 0;
    std::from_chars(text, text + std::string_view(text).size(), value);
    return value;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print("usage: compare_with_gen_init_cpio GEN_INIT_CPIO [LISTS [SEED]]\n");
        return 1;
    }
    const auto compared = compare_all(argv[1], argc > 2 ? number(argv[2]) : 200,
                                      argc > 3 ? static_cast<unsigned>(number(argv[3])) : 1);
    if (compared) return 0;
    fmt::print("{}\n", describe(compared.error()));
    return 1;
}
