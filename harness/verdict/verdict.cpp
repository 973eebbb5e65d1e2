#include "verdict/verdict.h"

namespace kindling::verdict {

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::infra:
            return "infra";
        case Verdict::panic:
            return "panic";
        case Verdict::oops:
            return "oops";
        case Verdict::fail:
            return "fail";
        case Verdict::exited:
            return "exited";
        case Verdict::silent:
            return "silent";
        case Verdict::timeout:
            return "timeout";
        case Verdict::hang:
            return "hang";
        case Verdict::pass:
            return "pass";
    }
    return "";
}

int exit_code(Verdict verdict) {
    if (verdict == Verdict::pass) return 0;
    return verdict == Verdict::infra ? 125 : 1;
}

}  // namespace kindling::verdict
