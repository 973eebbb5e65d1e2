#pragma once
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace kindling::initramfs {

// The directories of a tree that nobody has read yet, for the threads that read them. They are
// opened by their whole names, one at a time a thread: their depth costs no descriptors and no
// stack.
class UnreadDirectories {
  public:
    explicit UnreadDirectories(std::string first);

    // The name of one that is to be read; each that is taken must be followed by done(). Waits
    // while others read and may find more. None when all have been read, or one could not be.
    [[nodiscard]] std::optional<std::string> take();
    // How the reading of the one taken last ended, and the directories in it.
    void done(Result<void> result, const std::vector<std::string>& below);
    // Fails as the first that could not be read.
    [[nodiscard]] Result<void> result() const;

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> unread_;
    int under_way_ = 0;
    std::optional<Error> failed_;
};

}  // namespace kindling::initramfs
