// Where the kernel enters the program, in place of musl's own start, which gets threads, stdio and
// random numbers ready: 1.8 KB that PID 1 never needs. What is left: the arguments and the
// environment lie on the stack (fs/binfmt_elf.c: create_elf_tables), and errno must have a place.

#include "start.h"

#include <asm/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" char** environ;

namespace kindling {
namespace {

// musl keeps errno in the thread's own structure (pthread_impl.h: struct pthread), which begins
// with a pointer to itself and takes some 200 bytes; the processor's FS register points to it.
struct Thread {
    void* self;
    unsigned long rest[63];
};
Thread thread;

// Not by syscall(), which writes to errno when it fails.
void set_thread() {
    thread.self = &thread;
    long result;
    asm volatile("syscall"
                 : "=a"(result)
                 : "a"(SYS_arch_prctl), "D"(ARCH_SET_FS), "S"(&thread)
                 : "rcx", "r11", "memory");
}

}  // namespace
}  // namespace kindling

// STACK: the number of arguments, they, a null pointer, the environment, another one.
extern "C" [[noreturn, gnu::used]] void kindling_begin(long* stack) {
    kindling::set_thread();
    auto** const arguments = reinterpret_cast<char**>(stack + 1);
    environ = arguments + stack[0] + 1;
    kindling::live(arguments);
}

asm(R"(
    .pushsection .text.start, "ax"
    .globl _start
_start:
    xor %ebp, %ebp
    mov %rsp, %rdi
    and $-16, %rsp
    call kindling_begin
    .popsection
)");
