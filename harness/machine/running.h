#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/child.h"
#include "base/result.h"
#include "machine/description.h"
#include "machine/end.h"
#include "machine/host_share.h"

namespace kindling::machine {

using Clock = std::chrono::steady_clock;

// A QEMU that runs a guest. It ends when this object goes away, or when we die.
class Running {
  public:
    // Starts QEMU and lets the guest go. CONSOLE_LOG gets every byte of the console, and
    // CONSOLE_LOG.ttyS2 and so on what it says on further ports. Fails when
    // QEMU can't be started or refuses its arguments; the error holds what QEMU said.
    [[nodiscard]] static Result<Running> start(const Description& description,
                                               const std::filesystem::path& console_log);
    Running(Running&&) noexcept;
    Running& operator=(Running&&) = delete;
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running();

    // Waits until the console said something, the machine ended, or UNTIL has passed; gives the
    // new bytes. Fails when we are interrupted.
    [[nodiscard]] Result<std::string> observe(Clock::time_point until);

    // Sends bytes to the guest's console; what the guest does not take at once follows later.
    void type(std::string_view bytes);

    // Whether QEMU took part so far: it answered on its monitor, and the guest was let go.
    [[nodiscard]] bool guest_started() const;
    // Asks QEMU's human monitor ("info registers -a") and gives what it says. Nothing when it has
    // ended, or is stopped or wedged and does not answer.
    [[nodiscard]] std::optional<std::string> ask(std::string_view monitor_command);
    // What QEMU got of this host's processors so far (host_share); nothing once it has ended.
    [[nodiscard]] std::optional<HostShare> share() const;
    // Lets time pass, at most until the machine's end.
    void wait(Clock::duration time);
    // What came over the result port so far; of a flood, the beginning.
    [[nodiscard]] const std::string& port_bytes() const;
    // Waits, at most until UNTIL, for a line on the result port or the machine's end.
    void await_answer(Clock::time_point until);
    // What kept the console's log from being whole; empty: nothing.
    [[nodiscard]] const std::string& log_trouble() const;

    // How many bytes of the console came behind the limit of its log (Description::log_limit): they
    // are given out, but not kept. A repeatable machine's console is written by QEMU itself and
    // kept whole: there the caller has to end it.
    [[nodiscard]] std::uint64_t beyond_log_limit() const;

    // How it ended, once it has: everything that the console said before has been given out.
    [[nodiscard]] std::optional<End> end() const;
    // How the QEMU process ended; waits for it.
    [[nodiscard]] Ending qemu_ending();
    // When QEMU was started.
    [[nodiscard]] Clock::time_point started() const;
    // What QEMU itself said on stderr.
    [[nodiscard]] const std::string& qemu_messages() const;

    // Ends the machine (QEMU is asked, then killed) and collects what the console still holds.
    [[nodiscard]] std::string stop();

  private:
    struct State;
    explicit Running(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace kindling::machine
