#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindling::machine {

// One thing that QEMU said on its monitor (QMP, docs/interop/qmp-spec in QEMU).
struct QmpMessage {
    enum class Kind { greeting, answer, error, event };
    Kind kind = Kind::answer;
    std::string event{};   // SHUTDOWN, STOP, …; an error's text
    std::string reason{};  // of SHUTDOWN: guest-reset, guest-shutdown, host-qmp-quit, …
    std::string status{};  // of an answer to query-status: running, internal-error, …
    std::optional<std::string> text{};  // of an answer that is a text: human-monitor-command's
};

// The message that one line holds, or nothing when it is no QMP message.
[[nodiscard]] std::optional<QmpMessage> parse_qmp(std::string_view line);

}  // namespace kindling::machine
