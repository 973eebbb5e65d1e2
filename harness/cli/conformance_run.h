#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/boot_options.h"
#include "cli/supplies.h"
#include "conformance/duty.h"
#include "conformance/subject.h"

namespace kindling::cli {

// What one init makes of one duty.
struct Answer {
    enum class Standing { pass, fail, not_claimed, trouble, not_asked };
    Standing standing = Standing::not_asked;
    std::string reason{};  // for a person; empty: there is nothing to say
};

// Asks the init of a subject in IMAGE the duties that are WANTED (indices into DUTIES) and that it
// claims: boots as few machines as it can, JOBS of the guests' processors at a time, and those
// again whose duties stood behind one that failed. One Answer for each of DUTIES. Fails when a boot
// can't be prepared, and when interrupted.
[[nodiscard]] Result<std::vector<Answer>> ask(const conformance::Subject& subject,
                                              const std::filesystem::path& image,
                                              const std::vector<conformance::Duty>& duties,
                                              const std::vector<size_t>& wanted, Supplies& supplies,
                                              const BootOptions& options, int jobs);

}  // namespace kindling::cli
