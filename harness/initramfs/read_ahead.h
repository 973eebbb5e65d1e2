#pragma once
// The files of an image, opened and read by a second thread while the first writes: half of the
// time that packing takes is the reading of small files.

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

#include "initramfs/opened_file.h"

namespace kindling::initramfs {

class ReadAhead {
  public:
    // Begins with the regular files among ENTRIES, which must outlive this.
    ReadAhead(std::span<const Entry> entries, std::uint32_t epoch);

    // The next of them, in their order. Small ones are read, and their bytes stay until the next
    // call; large ones are only opened. Fails as opening and reading that file did.
    [[nodiscard]] Result<OpenedFile> next();

  private:
    // Some files, and the bytes of those among them that are small.
    struct Batch {
        std::vector<char> bytes;
        std::size_t filled = 0;
        std::vector<Result<OpenedFile>> files;
        std::size_t given = 0;
    };
    using BatchPointer = std::unique_ptr<Batch>;

    void read_all(const std::stop_token& stop);
    static Result<OpenedFile> read_into(Batch& batch, OpenedFile file, const std::string& name);
    // Waits for an empty batch; null when this is going away.
    [[nodiscard]] BatchPointer take_empty(const std::stop_token& stop);
    void hand_over(BatchPointer batch);

    std::span<const Entry> entries_;
    std::uint32_t epoch_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<BatchPointer> empty_;
    std::deque<BatchPointer> full_;
    BatchPointer current_;  // the one that next() gives from
    std::jthread thread_;   // the last, for it uses the others until it has ended
};

}  // namespace kindling::initramfs
