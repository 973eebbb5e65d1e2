#pragma once
// An init that is asked, and what it does not claim to do.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace kindling::conformance {

// Why a duty is not asked of an init: what its documentation says, and where.
struct NotClaimed {
    std::string says;
    std::string where;
};

struct Subject {
    std::string name;
    std::string about;                  // one phrase
    std::filesystem::path image;        // the cpio list of what it adds to the suite's own
    std::filesystem::path program;      // where it is no list's: this program or script as /init
    bool by_name_only = false;          // it is asked only when somebody names it
    std::vector<std::string> packages;  // of the distribution, that the list takes files from
    std::map<std::string, NotClaimed> not_claimed;  // by the duty's name
};

// Reads a .init file: a block of "about: …", "image: LIST" and, where it is packaged, "packages:
// NAME…", or "asked: by name only"; then a block for what is not claimed: "not claimed: DUTY…" (a
// trailing * stands for any ending), "says: …", "where: …". DUTIES are the names there are. Pure.
// Fails with file:line on an unknown key or duty, and when a claim has no source.
[[nodiscard]] Result<Subject> parse_subject(const std::filesystem::path& file,
                                            const std::string& text,
                                            const std::vector<std::string>& duties);

// All of a folder's, in the order of their names.
[[nodiscard]] Result<std::vector<Subject>> load_subjects(const std::filesystem::path& folder,
                                                         const std::vector<std::string>& duties);

}  // namespace kindling::conformance
