#pragma once
// The few declarations of QEMU's plugin interface that we call, written by us: Debian does not
// package qemu-plugin.h. KINDLING_PLUGIN_API chooses the version: 1 is what QEMU up to 8.2 takes
// (the inline counter is one word of ours), 2 what 9.0 and later take (a word for each processor,
// on a scoreboard that QEMU allocates). QEMU checks the version that the plugin names before it
// calls anything: 7.2 refuses 2, 9.0 refuses 1.

#include <cstddef>
#include <cstdint>

#ifndef KINDLING_PLUGIN_API
#error "KINDLING_PLUGIN_API is 1 or 2"
#endif

extern "C" {

struct qemu_plugin_tb;    // a block of the guest's instructions while it is translated
struct qemu_plugin_insn;  // one of its instructions

using PluginId = std::uint64_t;

// enum qemu_plugin_op and enum qemu_plugin_cb_flags: their first values.
enum PluginOperation { plugin_add_u64 = 0 };
enum PluginFlags { plugin_no_registers = 0 };

void qemu_plugin_register_vcpu_tb_trans_cb(PluginId id,
                                           void (*callback)(PluginId id, qemu_plugin_tb* block));
std::size_t qemu_plugin_tb_n_insns(const qemu_plugin_tb* block);
qemu_plugin_insn* qemu_plugin_tb_get_insn(const qemu_plugin_tb* block, std::size_t index);
std::uint64_t qemu_plugin_insn_vaddr(const qemu_plugin_insn* instruction);
void qemu_plugin_register_vcpu_insn_exec_cb(qemu_plugin_insn* instruction,
                                            void (*callback)(unsigned int processor, void* data),
                                            PluginFlags flags, void* data);

#if KINDLING_PLUGIN_API == 1
void qemu_plugin_register_vcpu_insn_exec_inline(qemu_plugin_insn* instruction,
                                                PluginOperation operation, void* word,
                                                std::uint64_t amount);
#else
struct qemu_plugin_scoreboard;
struct qemu_plugin_u64 {
    qemu_plugin_scoreboard* board;
    std::size_t offset;
};
qemu_plugin_scoreboard* qemu_plugin_scoreboard_new(std::size_t element_size);
void* qemu_plugin_scoreboard_find(qemu_plugin_scoreboard* board, unsigned int processor);
void qemu_plugin_register_vcpu_insn_exec_inline_per_vcpu(qemu_plugin_insn* instruction,
                                                         PluginOperation operation,
                                                         qemu_plugin_u64 word,
                                                         std::uint64_t amount);
#endif

}  // extern "C"
