#pragma once
#include <functional>
#include <optional>

#include "suite/plan.h"

namespace kindling::suite {

// Makes one boot, to its end; whether it passed. It is called by several threads at once. Each
// boot has a thread of its own from QEMU's start to its end: QEMU gets its parent-death signal when
// the thread ends that started it (prctl(2), PR_SET_PDEATHSIG).
using Work = std::function<bool(const Turn& turn)>;

// Works a plan off with at most THREADS boots at a time, and returns when it is done; ON_TICK is
// called by the thread that called this, some five times a second, with how many boots are to be
// made yet (Plan::left). An interruption (^C) stops the plan; the boots that run are expected to
// end by themselves then. What WORK throws ends up here.
void work_off(Plan& plan, size_t threads, const Work& work,
              const std::function<void(std::optional<size_t> left)>& on_tick);

}  // namespace kindling::suite
