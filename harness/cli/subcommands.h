#pragma once
// The program's subcommands. To add one: its file, its declaration here, and one line in the list.

#include "cli/subcommand.h"

namespace kindling::cli {

std::unique_ptr<Subcommand> make_demo_command();
std::unique_ptr<Subcommand> make_conformance_command();
std::unique_ptr<Subcommand> make_same_command();
std::unique_ptr<Subcommand> make_init_command();
std::unique_ptr<Subcommand> make_check_command();
std::unique_ptr<Subcommand> make_run_command();
std::unique_ptr<Subcommand> make_test_command();
std::unique_ptr<Subcommand> make_bench_command();
std::unique_ptr<Subcommand> make_classify_command();
std::unique_ptr<Subcommand> make_compare_command();
std::unique_ptr<Subcommand> make_chart_command();
std::unique_ptr<Subcommand> make_kernel_command();
std::unique_ptr<Subcommand> make_busybox_command();
std::unique_ptr<Subcommand> make_pack_command();
std::unique_ptr<Subcommand> make_list_command();
std::unique_ptr<Subcommand> make_cat_command();
std::unique_ptr<Subcommand> make_unpack_command();
std::unique_ptr<Subcommand> make_diff_command();
std::unique_ptr<Subcommand> make_verify_command();
std::unique_ptr<Subcommand> make_doctor_command();

// All of them, in the order in which --help shows them.
inline SubcommandList all_subcommands() {
    SubcommandList list;
    for (const auto make :
         {make_demo_command, make_check_command, make_run_command, make_test_command,
          make_classify_command, make_bench_command, make_compare_command, make_chart_command,
          make_kernel_command, make_busybox_command, make_pack_command, make_list_command,
          make_cat_command, make_unpack_command, make_diff_command, make_verify_command,
          make_doctor_command})
        list.push_back(make());
    list.push_back(make_conformance_command());
    list.push_back(make_same_command());
    list.push_back(make_init_command());
    return list;
}

}  // namespace kindling::cli
