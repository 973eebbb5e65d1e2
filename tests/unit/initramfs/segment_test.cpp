// What is put behind an image, and how our own /init is known.
#include "initramfs/segment.h"

#include <elf.h>

#include <cstring>

#include "base/file.h"
#include "catch.h"
#include "initramfs/content.h"
#include "initramfs/cpio_list.h"
#include "initramfs/elf_file.h"
#include "initramfs/init_note.h"
#include "initramfs/pack.h"

using namespace kindling;
using namespace kindling::initramfs;

namespace {

// The smallest ELF file with one note.
std::string elf_with_note(const std::string& owner, std::uint32_t type) {
    Elf64_Ehdr header{};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_type = ET_EXEC;
    header.e_machine = EM_X86_64;
    header.e_phoff = sizeof header;
    header.e_phentsize = sizeof(Elf64_Phdr);
    header.e_phnum = 1;
    const Elf64_Nhdr note{static_cast<Elf64_Word>(owner.size() + 1), 4, type};
    std::string notes(reinterpret_cast<const char*>(&note), sizeof note);
    notes += owner + std::string(4 - owner.size() % 4, '\0') + "\1\0\0\0";
    notes.resize(sizeof note + (owner.size() + 4) / 4 * 4 + 4);
    Elf64_Phdr program{};
    program.p_type = PT_NOTE;
    program.p_offset = sizeof header + sizeof program;
    program.p_filesz = notes.size();
    return std::string(reinterpret_cast<const char*>(&header), sizeof header) +
           std::string(reinterpret_cast<const char*>(&program), sizeof program) + notes;
}

struct Folder {
    [[nodiscard]] fs::path image(const std::string& init, const std::string& compression,
                                 const std::string& list = "file /init init 0755 0 0\n") const {
        REQUIRE(replace_file(path() / "init", init));
        const auto entries = parse_cpio_list(list, {"list", path(), {}});
        REQUIRE(entries);
        REQUIRE(pack(*entries, path() / "image", {.compression = *parse_compression(compression)}));
        return path() / "image";
    }
    [[nodiscard]] fs::path path() const { return directory.path(); }
    TemporaryDirectory directory = TemporaryDirectory::make("segment-test").value();
};

}  // namespace

TEST_CASE("a segment behind an image adds its file, and the image stays") {
    for (const char* compression : {"none", "gzip", "zstd"}) {
        const Folder folder;
        const auto image = folder.image("odd", compression);
        const std::string before = read_file(image).value();
        REQUIRE(append_segment(image, segment_of_file("/.kindling-run", 0755, "#!/bin/sh\n"),
                               folder.path() / "both"));
        CHECK(read_file(image).value() == before);
        ImageReader reader;
        REQUIRE(reader.open(folder.path() / "both"));
        std::vector<std::string> names;
        for (auto step = reader.next(); *step != ImageReader::Step::end; step = reader.next())
            if (*step == ImageReader::Step::record) names.emplace_back(reader.record().name);
        CHECK(names == std::vector<std::string>{"init", ".kindling-run"});
        CHECK(reader.fault().empty());
    }
}

TEST_CASE("an image that can't be read leaves nothing behind") {
    const Folder folder;
    CHECK_FALSE(append_segment(folder.path() / "none", "x", folder.path() / "both"));
    CHECK_FALSE(fs::exists(folder.path() / "both"));
}

TEST_CASE("our /init is known by its note, in whatever image") {
    const Folder folder;
    for (const char* compression : {"none", "xz"}) {
        CHECK(init_answers(folder.image(elf_with_note("kindling", 1), compression)));
        CHECK_FALSE(init_answers(folder.image(elf_with_note("kindling", 2), compression)));
        CHECK_FALSE(init_answers(folder.image(elf_with_note("kindlinG", 1), compression)));
        CHECK_FALSE(init_answers(folder.image("#!/bin/sh\n", compression)));
    }
    CHECK_FALSE(init_answers(folder.image("x", "none", "file /sbin init 0755 0 0\n")));
    CHECK_FALSE(init_answers(folder.image("x", "none", "slink /init sbin 0777 0 0\n")));
    CHECK_FALSE(init_answers(folder.path() / "none"));
}

TEST_CASE("a note that is cut or lies about its size is none") {
    const std::string whole = elf_with_note("kindling", 1);
    REQUIRE(parse_elf(whole)->notes.size() == 1);
    for (size_t size = sizeof(Elf64_Ehdr); size < whole.size(); ++size) {
        const auto elf = parse_elf(std::string_view(whole).substr(0, size));
        CHECK((!elf || elf->notes.empty()));
    }
    std::string lying = whole;
    lying[sizeof(Elf64_Ehdr) + sizeof(Elf64_Phdr) + 3] = '\x7f';  // 2 GiB of owner
    CHECK(parse_elf(lying)->notes.empty());
}

TEST_CASE("a table of segments that the kernel refuses is not read") {
    const std::string whole = elf_with_note("kindling", 1);
    REQUIRE(parse_elf(whole)->runs);
    const auto with = [&](std::uint16_t size, std::uint16_t number) {
        Elf64_Ehdr header{};
        std::memcpy(&header, whole.data(), sizeof header);
        header.e_phentsize = size;
        header.e_phnum = number;
        std::string changed = whole;
        changed.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
        return *parse_elf(changed);
    };
    CHECK(with(sizeof(Elf64_Phdr), 73).runs);
    CHECK_FALSE(with(sizeof(Elf64_Phdr), 74).runs);  // more than a page
    CHECK_FALSE(with(sizeof(Elf64_Phdr) - 1, 1).runs);
    CHECK(with(0, 65535).notes.empty());
}
