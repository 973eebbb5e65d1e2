// An init that does nothing but become its shell: what two execs take, and so the least that any
// init takes from its exec to that of its shell. Freestanding, as replay.cpp.

extern "C" [[noreturn]] void _start() {
    static const char* const arguments[] = {"-sh", nullptr};
    static const char* const environment[] = {"PATH=/bin", nullptr};
    long call = 59;  // execve
    asm volatile("syscall"
                 : "+a"(call)
                 : "D"("/bin/sh"), "S"(arguments), "d"(environment)
                 : "rcx", "r11", "memory");
    for (;;) asm volatile("pause");
}
