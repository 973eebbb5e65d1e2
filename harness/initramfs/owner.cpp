#include "initramfs/owner.h"

#include <charconv>

namespace kindling::initramfs {

Result<OwnerRule> parse_owner_rule(const std::string& text) {
    if (text.empty()) return OwnerRule{};
    if (text == "squash") return OwnerRule{.squash = true};
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return failure("\"{}\" is no owner: give a number, or squash", text);
    return OwnerRule{.as_root = number};
}

}  // namespace kindling::initramfs
