#include "suite/plan.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace kindling::suite {

std::optional<Turn> Plan::next() const {
    if (stopped_) return std::nullopt;
    if (!again_.empty()) return again_.front();
    const bool over = rounds_.repeat > 0 && fresh_.repetition > rounds_.repeat;
    if (over || tests_.empty()) return std::nullopt;
    return fresh_;
}

bool Plan::has_room(const Need& need) const {
    if (running_.empty()) return true;
    Need all = need;
    for (const auto& turn : running_) {
        all.cpus += tests_[turn.test].cpus;
        all.memory_mib += tests_[turn.test].memory_mib;
    }
    return all.cpus <= budget_.cpus && all.memory_mib <= budget_.memory_mib;
}

std::optional<Turn> Plan::begin() {
    const auto turn = next();
    if (!turn || !has_room(tests_[turn->test])) return std::nullopt;
    if (!again_.empty())
        again_.pop_front();
    else if (++fresh_.test == tests_.size())
        fresh_ = {0, fresh_.repetition + 1, 1};
    running_.insert(*turn);
    return turn;
}

void Plan::end(const Turn& turn, bool passed) {
    running_.erase(turn);
    if (passed) return;
    if (turn.attempt <= rounds_.retry)
        again_.push_back({turn.test, turn.repetition, turn.attempt + 1});
    else if (rounds_.until_fail)
        stopped_ = true;
}

bool Plan::done() const {
    return running_.empty() && !next();
}

std::optional<size_t> Plan::left() const {
    if (stopped_) return 0;
    if (rounds_.repeat == 0) return std::nullopt;
    const auto rounds = static_cast<size_t>(std::max(0, rounds_.repeat - fresh_.repetition + 1));
    return rounds * tests_.size() - (rounds > 0 ? fresh_.test : 0) + again_.size();
}

std::vector<size_t> longest_first(const std::vector<double>& seconds) {
    std::vector<size_t> order(seconds.size());
    std::iota(order.begin(), order.end(), size_t{0});
    // What is not known counts as endless; of equal ones the first comes first.
    const auto rank = [&seconds](size_t i) {
        constexpr double endless = std::numeric_limits<double>::infinity();
        return std::pair(seconds[i] > 0 ? -seconds[i] : -endless, i);
    };
    std::ranges::sort(order, {}, rank);
    return order;
}

}  // namespace kindling::suite
