// A program in the shell's place that ends at once. Each start leaves one byte in /duty/starts, so
// that the file's size says how many there were.

#include <fcntl.h>

#include "support/system.h"

int main() {
    const auto file = kindling::open_file("/duty/starts", O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (file) (void)kindling::write_all(file->number(), ".");
    return 1;
}
