#include "busybox/static_program.h"

#include <elf.h>

#include <string>

#include "base/file.h"
#include "busybox/kernel_headers.h"
#include "catch.h"

using namespace kindling;
using namespace kindling::busybox;

namespace {

// An ELF file of one program header of this type.
std::string elf(Elf64_Half type, Elf64_Word segment_type, unsigned char word_size = ELFCLASS64) {
    Elf64_Ehdr header{};
    for (int i = 0; i < SELFMAG; ++i) header.e_ident[i] = static_cast<unsigned char>(ELFMAG[i]);
    header.e_ident[EI_CLASS] = word_size;
    header.e_type = type;
    header.e_phoff = sizeof header;
    header.e_phentsize = sizeof(Elf64_Phdr);
    header.e_phnum = 1;
    Elf64_Phdr segment{};
    segment.p_type = segment_type;
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    return bytes.append(reinterpret_cast<const char*>(&segment), sizeof segment);
}

}  // namespace

TEST_CASE("a static program passes, anything else is refused with what it is") {
    CHECK(check_static_program(elf(ET_EXEC, PT_LOAD)));
    CHECK(!check_static_program(""));
    CHECK(!check_static_program("#!/bin/sh\n"));
    CHECK(!check_static_program(elf(ET_REL, PT_LOAD)));
    CHECK(!check_static_program(elf(ET_EXEC, PT_LOAD, ELFCLASS32)));
    CHECK(!check_static_program(elf(ET_EXEC, PT_LOAD).substr(0, 100)));
    const auto dynamic = check_static_program(elf(ET_DYN, PT_INTERP));
    REQUIRE(!dynamic);
    CHECK(dynamic.error().message.find("dynamically") != std::string::npos);
}

TEST_CASE("the kernel's headers are linked, and nothing else of the machine's") {
    const auto folder = TemporaryDirectory::make("headers");
    REQUIRE(folder);
    const fs::path usr = folder->path() / "usr";
    for (const char* name : {"linux", "asm-generic", "mtd", "machine/asm"})
        REQUIRE(make_directories(usr / name));
    REQUIRE(replace_file(usr / "linux/kd.h", "kd"));
    const fs::path links = folder->path() / "links";
    REQUIRE(link_kernel_headers({usr, usr / "machine", "test"}, links));
    CHECK(read_file(links / "linux/kd.h").value() == "kd");
    CHECK(fs::exists(links / "asm"));
    CHECK(!fs::exists(links / "machine"));
    CHECK(!link_kernel_headers({usr, usr / "machine", "test"}, links));  // they are there already
}
