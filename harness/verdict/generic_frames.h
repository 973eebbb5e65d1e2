#pragma once
#include <string_view>

namespace kindling::verdict {

// Whether nobody would look for a fault in this function: it reports (print_report, __warn), it is
// how the kernel got there (asm_exc_page_fault), or everybody calls it (memcpy, mutex_lock,
// schedule). FUNCTION as plain_name() gives it.
[[nodiscard]] bool is_generic(std::string_view function);

}  // namespace kindling::verdict
