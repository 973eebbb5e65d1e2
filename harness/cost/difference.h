#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cost/record.h"

namespace kindling::cost {

// A phase, initcall or command in two boots; nothing: that boot has none of that name.
struct Change {
    std::string name;
    std::optional<std::uint64_t> before;
    std::optional<std::uint64_t> after;
    [[nodiscard]] std::int64_t difference() const;
    bool operator==(const Change&) const = default;
};

// Why two boots can't be compared: another QEMU, machine or firmware, or counted in another way.
// Empty: they can. (Kernel, image and command line may differ: that is what one compares.) Pure.
[[nodiscard]] std::string not_comparable(const Identity& before, const Identity& after);

// What differs, the largest first, by name; of a name that comes several times, the sum. Pure.
[[nodiscard]] std::vector<Change> changes_of(const std::vector<Span>& before,
                                             const std::vector<Span>& after);

// How much more a boot may cost than another: by a share of it, or by a number of instructions.
struct Limit {
    std::string source;     // as it was given
    std::string where;      // a phase, an initcall or a command; empty: the boot
    double percent = 0;     // the one or
    std::int64_t more = 0;  // the other
};

// "+0.5%", "+1000", "initcalls=+1%". Fails on anything else. Pure.
[[nodiscard]] Result<Limit> parse_limit(const std::string& text);

// What AFTER costs beyond the limit, as a sentence; empty: nothing. The boot as a whole is without
// firmware and decompression, which any changed byte can move. Fails when neither boot has what
// the limit names. Pure.
[[nodiscard]] Result<std::string> beyond(const Limit& limit, const Profile& before,
                                         const Profile& after);

// "+1,234" or "-7", and "+0.12 %". Pure.
[[nodiscard]] std::string signed_count(std::int64_t number);
[[nodiscard]] std::string percent_of(const Change& change);

// The tables of what differs, for a person: phases, initcalls, commands; a sentence when nothing
// does. Pure.
[[nodiscard]] std::string differences_text(const Record& before, const Record& after,
                                           std::size_t most_initcalls);

}  // namespace kindling::cost
