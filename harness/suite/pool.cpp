#include "suite/pool.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/interrupt.h"

namespace kindling::suite {

namespace {

using namespace std::chrono_literals;
constexpr auto tick = 200ms;

// The plan, shared by those who work it off.
class Crew {
  public:
    Crew(Plan& plan, const Work& work) : plan_(plan), work_(work) {}

    void work() {
        std::unique_lock lock(mutex_);
        while (!plan_.done()) {
            const auto turn = plan_.begin();
            if (!turn) {
                changed_.wait(lock);
                continue;
            }
            lock.unlock();
            const bool passed = make(*turn);
            lock.lock();
            plan_.end(*turn, passed);
            changed_.notify_all();
        }
        changed_.notify_all();
    }

    // Waits for a tick or a change; false when the plan is done. LEFT is what the plan says then.
    [[nodiscard]] bool wait_a_tick(std::optional<size_t>& left) {
        std::unique_lock lock(mutex_);
        if (plan_.done()) return false;
        changed_.wait_for(lock, tick);
        if (interrupted_by() != 0) plan_.stop();
        left = plan_.left();
        return !plan_.done();
    }

    void rethrow() const {
        if (thrown_) std::rethrow_exception(thrown_);
    }

  private:
    bool make(const Turn& turn) {
        try {
            return work_(turn);
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            thrown_ = std::current_exception();
            plan_.stop();
            return false;
        }
    }

    Plan& plan_;
    const Work& work_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::exception_ptr thrown_;
};

}  // namespace

void work_off(Plan& plan, size_t threads, const Work& work,
              const std::function<void(std::optional<size_t> left)>& on_tick) {
    Crew crew(plan, work);
    {
        std::vector<std::jthread> workers;
        for (size_t i = 0; i < threads; ++i) workers.emplace_back([&crew] { crew.work(); });
        std::optional<size_t> left;
        while (crew.wait_a_tick(left)) on_tick(left);
    }
    crew.rethrow();
}

}  // namespace kindling::suite
