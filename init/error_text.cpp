#include "support/error_text.h"

namespace kindling {
namespace {

// Those that a boot meets: the number, octal, and strerror's words for it.
constexpr char texts[] =
    "\1Operation not permitted\0"
    "\2No such file or directory\0"
    "\5I/O error\0"
    "\6No such device or address\0"
    "\7Too long\0"
    "\10Not a program\0"
    "\13Resource temporarily unavailable\0"
    "\14Out of memory\0"
    "\15Permission denied\0"
    "\20Resource busy\0"
    "\21File exists\0"
    "\23No such device\0"
    "\24Not a directory\0"
    "\26Invalid argument\0"
    "\34No space left\0"
    "\36Read-only file system\0"
    "\44Name too long\0"
    "\46Not in this kernel\0"
    "\50Symbolic link loop\0"
    "\137Not supported\0"
    "\141Not in this kernel\0"
    "\145Network unreachable\0"
    "\156Timed out\0"
    "\165The file system needs checking\0";

}  // namespace

void say_error(Output& out, int number) {
    for (const char* at = texts; *at != '\0';) {
        const std::string_view text(at + 1);
        if (*at == number) {
            out << text;
            return;
        }
        at = text.data() + text.size() + 1;
    }
    out << "error " << number;
}

}  // namespace kindling
