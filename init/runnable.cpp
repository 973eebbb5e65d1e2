#include "runnable.h"

#include <elf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "support/system.h"

namespace kindling {
namespace {

int why_not_executable(const char* path) {
    struct stat status;
    if (look_at(AT_FDCWD, path, status) != 0) return errno;
    if (!S_ISREG(status.st_mode)) return EACCES;
    return ::access(path, X_OK) == 0 ? 0 : errno;
}

// The first word behind "#!"; the text ends where it does.
const char* script_interpreter(char* text) {
    char* const name = text + std::strspn(text, " \t");
    name[std::strcspn(name, " \t\n\r")] = '\0';
    return name;
}

// The loader that a dynamic program asks for, read into ROOM; "" when it asks for none, nullptr
// when the file is not for this machine.
const char* loader(const Fd& file, const Elf64_Ehdr& header, std::array<char, 256>& room) {
    if (header.e_machine != EM_X86_64 || header.e_ident[EI_CLASS] != ELFCLASS64) return nullptr;
    for (unsigned at = 0; at < header.e_phnum; ++at) {
        Elf64_Phdr segment;
        const auto where = static_cast<off_t>(header.e_phoff + at * sizeof segment);
        if (::pread(file.number(), &segment, sizeof segment, where) != sizeof segment)
            return nullptr;
        if (segment.p_type != PT_INTERP) continue;
        const ssize_t got = ::pread(file.number(), room.data(), room.size() - 1,
                                    static_cast<off_t>(segment.p_offset));
        if (got <= 0) return nullptr;
        room[static_cast<std::size_t>(got)] = '\0';
        return room.data();
    }
    return "";
}

}  // namespace

int why_not_runnable(const char* path) {
    if (const int reason = why_not_executable(path); reason != 0) return reason;
    const Fd file(::open(path, O_RDONLY | O_CLOEXEC));
    std::array<char, 256> room{};
    if (::pread(file.number(), room.data(), room.size() - 1, 0) <= 0) return ENOEXEC;
    const char* interpreter = nullptr;
    if (std::memcmp(room.data(), "#!", 2) == 0) {
        interpreter = script_interpreter(room.data() + 2);
    } else if (std::memcmp(room.data(), ELFMAG, SELFMAG) == 0) {
        Elf64_Ehdr header;
        std::memcpy(&header, room.data(), sizeof header);
        interpreter = loader(file, header, room);
    }
    if (interpreter == nullptr) return ENOEXEC;
    return *interpreter == '\0' ? 0 : why_not_executable(interpreter);
}

}  // namespace kindling
