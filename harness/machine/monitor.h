#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/child.h"
#include "machine/end.h"
#include "machine/qmp.h"

namespace kindling::machine {

// QEMU's monitor (QMP, over a socket): lets the guest go, hears how it ends, and answers questions.
class Monitor {
  public:
    Monitor() = default;
    explicit Monitor(UniqueFd socket) : socket_(std::move(socket)) {}

    // For poll(); -1 once it is closed.
    [[nodiscard]] int fd() const { return socket_.get(); }
    [[nodiscard]] bool is_open() const { return socket_.is_open(); }
    // Reads what QEMU has said and does what follows from it. A QEMU that talks for ever without
    // an end of line is not listened to any more.
    void read();

    // Asks the human monitor; the answer is there once read() has found it.
    void ask(std::string_view command);
    [[nodiscard]] bool has_answer() const { return answer_.has_value(); }
    [[nodiscard]] std::optional<std::string> take_answer();
    // Asks QEMU to end.
    void quit() const;

    // Whether QEMU answered, and the guest was let go.
    [[nodiscard]] bool guest_started() const { return guest_started_; }
    // How the machine ended, as far as QEMU said so.
    [[nodiscard]] std::optional<End> end() const { return end_; }

  private:
    void on_message(const QmpMessage& message);
    void send(std::string_view command) const;

    UniqueFd socket_;
    std::string pending_;
    std::optional<std::string> answer_;
    std::optional<End> end_;
    bool guest_started_ = false;
};

}  // namespace kindling::machine
