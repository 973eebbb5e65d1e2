#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/child.h"

namespace kindling::machine {

// The console's log on disk: every byte, up to a limit that a guest which talks for ever can't
// pass.
class ConsoleFile {
  public:
    ConsoleFile() = default;
    ConsoleFile(UniqueFd file, std::uint64_t limit) : file_(std::move(file)), limit_(limit) {}

    // Once a piece is lost no later one is written: a log with a gap would tell another story.
    void write(std::string_view bytes);
    // Why the log is not whole (a full disk); empty: it is, as far as the limit goes.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    // How many bytes came behind the limit.
    [[nodiscard]] std::uint64_t beyond_limit() const { return beyond_limit_; }

  private:
    UniqueFd file_;
    std::uint64_t limit_ = 0;
    std::uint64_t written_ = 0;
    std::uint64_t beyond_limit_ = 0;
    std::string trouble_;
};

}  // namespace kindling::machine
