#pragma once
// One run of a command: its words taken apart, its output, and the exit status that it will have.

#include <array>
#include <span>

#include "command.h"
#include "support/output.h"

namespace kindling {

inline constexpr int failed_status = 1;
inline constexpr int misused_status = 2;

class Invocation {
  public:
    explicit Invocation(const Command& command) : command_(command) {}
    Invocation(const Invocation&) = delete;
    Invocation& operator=(const Invocation&) = delete;

    // Takes WORDS, what followed the command's name, apart; gathers the operands at their front.
    // False: there is nothing to run, for help was asked for or the words were wrong, and that
    // has been said.
    [[nodiscard]] bool take(std::span<char*> words);

    [[nodiscard]] bool has(char option) const { return values_[index(option)] != nullptr; }
    // The value of an OPTION that takes one; nullptr when it was not given.
    [[nodiscard]] const char* value(char option) const { return values_[index(option)]; }
    [[nodiscard]] std::span<char* const> operands() const { return operands_; }

    [[nodiscard]] Output& out() { return out_; }
    // Says ERROR on stderr; the command will have failed, but may go on.
    void report(const Error& error);
    // The same for an error that has another cause than errno: "NAME: PARTS…".
    template <typename... Parts>
    void complain(const Parts&... parts) {
        Output& err = begin_complaint();
        ((err << parts), ...);
        end_complaint(failed_status);
    }
    // For words that make no sense: says so, and how the command is used.
    template <typename... Parts>
    void misused(const Parts&... parts) {
        Output& err = begin_complaint();
        ((err << parts), ...);
        end_complaint(misused_status);
    }
    // For what takes more than one expression to say.
    [[nodiscard]] Output& begin_complaint();
    void end_complaint(int status);

    // The exit status, after all that was written has gone out or its failure been reported.
    [[nodiscard]] int finish();
    void set_status(int status) { status_ = status; }

  private:
    static std::size_t index(char option) { return static_cast<unsigned char>(option) & 0x7f; }
    bool take_option(char*& letters, std::span<char*> words, std::size_t& next);
    bool take_cluster(std::span<char*> words, std::size_t& next);
    [[nodiscard]] bool check_count();
    void help();

    const Command& command_;
    std::array<const char*, 128> values_{};
    std::span<char*> operands_;
    int status_ = 0;
    std::array<char, 4096> out_room_;
    std::array<char, 512> err_room_;
    Output out_{1, out_room_};
    Output err_{2, err_room_};
};

}  // namespace kindling
