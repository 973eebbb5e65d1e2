#pragma once
#include <string_view>

namespace kindling::verdict {

// What a boot came to. The order is the order of precedence: when several hold, the first.
enum class Verdict { infra, panic, oops, fail, exited, silent, timeout, hang, pass };

[[nodiscard]] std::string_view name_of(Verdict verdict);

// 0 for pass, 125 for infra (`git bisect run` skips the commit), 1 for every other.
[[nodiscard]] int exit_code(Verdict verdict);

}  // namespace kindling::verdict
