#include "initramfs/unread_directories.h"

#include <utility>

namespace kindling::initramfs {

UnreadDirectories::UnreadDirectories(std::string first) {
    unread_.push_back(std::move(first));
}

std::optional<std::string> UnreadDirectories::take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return failed_ || !unread_.empty() || under_way_ == 0; });
    if (failed_ || unread_.empty()) return std::nullopt;
    std::string last = std::move(unread_.back());
    unread_.pop_back();
    ++under_way_;
    return last;
}

void UnreadDirectories::done(Result<void> result, const std::vector<std::string>& below) {
    const std::scoped_lock lock(mutex_);
    --under_way_;
    unread_.insert(unread_.end(), below.begin(), below.end());
    if (!result && !failed_) failed_ = std::move(result).error();
    changed_.notify_all();
}

Result<void> UnreadDirectories::result() const {
    const std::scoped_lock lock(mutex_);
    if (failed_) return std::unexpected(*failed_);
    return {};
}

}  // namespace kindling::initramfs
