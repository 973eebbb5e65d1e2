#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kindling::initramfs {

// How bad a finding is: the boot can't come to /init; something is not as it was meant; a remark.
enum class Severity { fatal, warning, note };

[[nodiscard]] std::string_view name_of(Severity severity);

// One thing that is wrong with an image: a name that tests and people can rely on, what it is,
// and one line on how to mend it.
struct Finding {
    std::string name;
    Severity severity = Severity::warning;
    std::string what;
    std::string cure;
};

// "fatal missing-interpreter: …; mend: …", safe for a terminal.
[[nodiscard]] std::string describe(const Finding& finding);

}  // namespace kindling::initramfs
