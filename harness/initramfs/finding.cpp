#include "initramfs/finding.h"

#include <fmt/format.h>

#include "base/quote.h"

namespace kindling::initramfs {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::fatal:
            return "fatal";
        case Severity::warning:
            return "warning";
        default:
            return "note";
    }
}

std::string describe(const Finding& finding) {
    return one_line(fmt::format("{} {}: {}; mend: {}", name_of(finding.severity), finding.name,
                                finding.what, finding.cure));
}

}  // namespace kindling::initramfs
