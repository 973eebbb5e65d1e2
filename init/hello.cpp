// The smallest thing that a kernel can start: a program that says one line and returns. The
// kernel panics when it does ("Attempted to kill init!", kernel/exit.c: do_exit), because PID 1
// must not end; a first init is worth seeing die of that.

#include <cstdio>

int main() {
    std::puts("Hello, Linux!");
    return 0;
}
