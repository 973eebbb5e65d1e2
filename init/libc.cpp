// Functions of the C library, a few bytes each. musl's are made for speed, with words and vectors,
// and to be cancelled by another thread: together 1.5 KB that PID 1 has no use for. This file is
// compiled without the whole program's optimisation, which would take these for the compiler's own.

#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>

// Variadic in fcntl.h and sys/ioctl.h; here the third argument is always taken, and ignored by the
// kernel where it means nothing.
extern "C" int open_with_mode(const char* path, int flags, unsigned mode) asm("open");
extern "C" int control(int fd, int request, void* argument) asm("ioctl");

extern "C" {

int open_with_mode(const char* path, int flags, unsigned mode) {
    return static_cast<int>(::syscall(SYS_open, path, flags, mode));
}

int control(int fd, int request, void* argument) {
    return static_cast<int>(::syscall(SYS_ioctl, fd, request, argument));
}

int openat_without_mode(int directory, const char* path, int flags) asm("openat");
int openat_without_mode(int directory, const char* path, int flags) {
    return static_cast<int>(::syscall(SYS_openat, directory, path, flags));
}

int socket(int family, int type, int protocol) {
    return static_cast<int>(::syscall(SYS_socket, family, type, protocol));
}

void* memcpy(void* __restrict to, const void* __restrict from, std::size_t size) {
    void* const start = to;
    asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size) : : "memory");
    return start;
}

void* memset(void* to, int value, std::size_t size) {
    void* const start = to;
    asm volatile("rep stosb" : "+D"(to), "+c"(size) : "a"(value) : "memory");
    return start;
}

void* memmove(void* to, const void* from, std::size_t size) {
    auto* target = static_cast<char*>(to);
    const auto* source = static_cast<const char*>(from);
    if (target <= source) return memcpy(to, from, size);
    while (size-- > 0) target[size] = source[size];
    return to;
}

int memcmp(const void* one, const void* other, std::size_t size) {
    const auto* left = static_cast<const unsigned char*>(one);
    const auto* right = static_cast<const unsigned char*>(other);
    for (; size > 0; --size, ++left, ++right) {
        if (*left != *right) return *left - *right;
    }
    return 0;
}

void* memchr(const void* text, int wanted, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(text);
    for (; size > 0; --size, ++at) {
        if (*at == static_cast<unsigned char>(wanted)) return const_cast<unsigned char*>(at);
    }
    return nullptr;
}

std::size_t strlen(const char* text) {
    const char* at = text;
    while (*at != '\0') ++at;
    return static_cast<std::size_t>(at - text);
}

int strcmp(const char* one, const char* other) {
    while (*one != '\0' && *one == *other) {
        ++one;
        ++other;
    }
    return *one - *other;
}

char* strchr(const char* text, int wanted) {
    for (; *text != static_cast<char>(wanted); ++text) {
        if (*text == '\0') return nullptr;
    }
    return const_cast<char*>(text);
}

// How many characters at TEXT's begin are in SET, or are not.
static std::size_t span(const char* text, const char* set, bool in) {
    std::size_t length = 0;
    while (text[length] != '\0' && (strchr(set, text[length]) != nullptr) == in) ++length;
    return length;
}

std::size_t strspn(const char* text, const char* set) {
    return span(text, set, true);
}

std::size_t strcspn(const char* text, const char* set) {
    return span(text, set, false);
}
}
