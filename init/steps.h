#pragma once
// All that a table of steps may hold. A product's own file includes this, and defines
//
//     std::span<const Step> boot_table();
//
// in the namespace kindling; add_init(NAME FILE) makes an /init of it (docs/init.md).

#include "boot_table.h"
#include "file_steps.h"
#include "hostname_step.h"
#include "inittab_step.h"
#include "module_step.h"
#include "mount_step.h"
#include "network_steps.h"
#include "program_steps.h"
#include "say_step.h"
#include "settings_step.h"
#include "switch_root_step.h"
#include "wait_step.h"
