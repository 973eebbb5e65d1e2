#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace kindling::initramfs {

// Who owns in the image what NUMBER owns in a directory that is packed: the options --uid and
// --gid, with the meaning of gen_initramfs.sh's -u and -g.
struct OwnerRule {
    bool squash = false;                     // everything is 0's
    std::optional<std::uint32_t> as_root{};  // this number becomes 0, the others stay

    [[nodiscard]] std::uint32_t operator()(std::uint32_t number) const {
        return squash || as_root == number ? 0 : number;
    }
};

// Reads "squash" or a number; an empty text leaves owners as they are. Fails on anything else.
[[nodiscard]] Result<OwnerRule> parse_owner_rule(const std::string& text);

}  // namespace kindling::initramfs
