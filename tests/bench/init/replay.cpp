// Makes the recorded system calls of an init one after the other, and nothing else: what the same
// boot costs at the least. Freestanding: no C library, no stack protector, no start-up code.
// calls.inc is the table that ../init-cost.sh makes of what record.cpp printed.

struct Call {
    long number;
    const void* arguments[6];
};

#include "calls.inc"

extern "C" [[noreturn]] void _start() {
    constexpr long vfork = 58;
    constexpr long pause = 34;
    for (const Call& call : calls) {
        long result = call.number;
        register const void* fourth asm("r10") = call.arguments[3];
        register const void* fifth asm("r8") = call.arguments[4];
        register const void* sixth asm("r9") = call.arguments[5];
        asm volatile("syscall"
                     : "+a"(result)
                     : "D"(call.arguments[0]), "S"(call.arguments[1]), "d"(call.arguments[2]),
                       "r"(fourth), "r"(fifth), "r"(sixth)
                     : "rcx", "r11", "memory");
        // The calls behind it are the child's, to its exec. The parent has done its part.
        if (call.number == vfork && result > 0) break;
    }
    for (;;) asm volatile("syscall" : : "a"(pause) : "rcx", "r11", "memory");
}
