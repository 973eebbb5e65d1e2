#pragma once
// A number that QEMU adds to whenever an instruction executes, without calling us: the one thing
// that the two versions of the interface do differently.

#include "qemu_api.h"

namespace kindling::plugin {

class Counter {
  public:
#if KINDLING_PLUGIN_API == 1
    void count(qemu_plugin_insn* instruction) {
        qemu_plugin_register_vcpu_insn_exec_inline(instruction, plugin_add_u64, &word_, 1);
    }
    [[nodiscard]] std::uint64_t value() const { return word_; }

  private:
    std::uint64_t word_ = 0;
#else
    void count(qemu_plugin_insn* instruction) {
        if (board_ == nullptr) board_ = qemu_plugin_scoreboard_new(sizeof(std::uint64_t));
        qemu_plugin_register_vcpu_insn_exec_inline_per_vcpu(instruction, plugin_add_u64,
                                                            {board_, 0}, 1);
    }
    // A repeatable machine has one processor: its word is all there is.
    [[nodiscard]] std::uint64_t value() const {
        if (board_ == nullptr) return 0;
        return *static_cast<const std::uint64_t*>(qemu_plugin_scoreboard_find(board_, 0));
    }

  private:
    qemu_plugin_scoreboard* board_ = nullptr;
#endif
};

}  // namespace kindling::plugin
