#include "cli/guest_programs.h"

#include <elf.h>

#include <cstring>

#include "base/checkout.h"
#include "base/file.h"
#include "initramfs/byte_sink.h"
#include "initramfs/content.h"
#include "initramfs/image_reader.h"

namespace kindling::cli {

namespace {

// An /init is small; what is larger is none of ours.
constexpr std::uint64_t largest_init = 16 * 1024 * 1024;

// Where the program that begins with HEAD begins to run; nothing when it is no program at a fixed
// address.
std::optional<std::uint64_t> entry_of(const Elf64_Ehdr& head) {
    if (std::memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_type != ET_EXEC)
        return std::nullopt;
    return head.e_entry;
}

void note(initramfs::ImageReader& reader, std::map<std::uint64_t, std::string>& programs) {
    Elf64_Ehdr head{};
    const auto got = reader.read_data(reinterpret_cast<char*>(&head), sizeof head);
    if (!got || *got < sizeof head) return;
    const auto entry = entry_of(head);
    if (!entry) return;
    const std::string name = fs::path(reader.record().name).filename().string();
    std::string& known = programs[*entry];
    known += (known.empty() ? "" : " or ") + name;
}

}  // namespace

std::map<std::uint64_t, std::string> programs_of(const std::filesystem::path& image) {
    std::map<std::uint64_t, std::string> programs;
    initramfs::ImageReader reader;
    if (!reader.open(image)) return programs;
    for (;;) {
        const auto step = reader.next();
        if (!step || *step == initramfs::ImageReader::Step::end) return programs;
        if (*step == initramfs::ImageReader::Step::record) note(reader, programs);
    }
}

std::optional<cost::ElfSymbols> symbols_of_init(const std::filesystem::path& image) {
    initramfs::TextSink init(largest_init);
    if (!initramfs::copy_content(image, "init", init)) return std::nullopt;
    const auto ours = read_file(checkout::guest("init"));
    if (!ours || *ours != init.text) return std::nullopt;
    auto symbols = cost::ElfSymbols::open(checkout::guest("init.debug"));
    if (!symbols) return std::nullopt;
    return *std::move(symbols);
}

}  // namespace kindling::cli
