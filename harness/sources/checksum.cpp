#include "sources/checksum.h"

#include <algorithm>
#include <cctype>

namespace kindling::sources {

Result<void> check_sum(const std::string& file, std::string_view got, std::string_view wanted) {
    if (got == wanted) return {};
    return failure(
        "{} is not what it should be, and is not used\n  its SHA-256:   {}\n  it should be:  {}",
        file, got, wanted);
}

Result<std::string> normal_sum(std::string_view text) {
    std::string sum(text);
    std::ranges::transform(sum, sum.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    const bool is_hex =
        std::ranges::all_of(sum, [](unsigned char letter) { return std::isxdigit(letter); });
    if (sum.size() != 64 || !is_hex)
        return failure("\"{}\" is no SHA-256 (64 hex digits); `sha256sum FILE` prints it", text);
    return sum;
}

}  // namespace kindling::sources
