#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/result.h"
#include "initramfs/placed.h"

namespace kindling::initramfs {

// Writes into an image with a thread of its own, so that who opens and reads the next files does
// not wait: making the pages of a file costs as much as reading another. Going away gives up what
// is not written yet.
class WriteBehind {
  public:
    // The descriptor stays the caller's, and open as long as this is there.
    explicit WriteBehind(PlacedIn image) : image_(std::move(image)) {}
    WriteBehind(const WriteBehind&) = delete;
    WriteBehind& operator=(const WriteBehind&) = delete;
    ~WriteBehind();

    // Takes what is to be written. Waits while enough is under way. Fails when something earlier
    // could not be written, or a file of it has shrunk.
    [[nodiscard]] Result<void> put(Placed placed);
    // Returns when all is written. Fails as put() does.
    [[nodiscard]] Result<void> drain();
    // A buffer whose bytes have been written, to be filled again; an empty one at first.
    [[nodiscard]] std::vector<char> spare();

  private:
    void run();

    PlacedIn image_;
    std::mutex mutex_;
    std::condition_variable put_;    // waiting_ has grown, or ends_ is set
    std::condition_variable taken_;  // waiting_ is half empty, or empty, or failed_ is set
    std::deque<Placed> waiting_;     // the first of them is being written
    std::vector<std::vector<char>> spares_;
    std::optional<Error> failed_;
    bool ends_ = false;
    std::thread thread_;  // starts with the first that is put
};

}  // namespace kindling::initramfs
