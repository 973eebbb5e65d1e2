#include "initramfs/write_behind.h"

#include "initramfs/byte_sink.h"

namespace kindling::initramfs {

namespace {

// As many as keep the writer busy while files are opened; who has put the last of them sleeps
// until half are written, as each waking costs more than the writing of a small piece.
constexpr std::size_t under_way_at_most = 8;
constexpr std::size_t half = under_way_at_most / 2;

Result<void> write_whole(const PlacedIn& image, const Placed& placed) {
    if (const auto* bytes = std::get_if<PlacedBytes>(&placed)) return write_placed(image, *bytes);
    const auto& file = std::get<PlacedFile>(placed);
    const std::uint64_t came = TRY(write_placed(image, file));
    if (came == file.size) return {};
    return std::unexpected(shrunk(file.name, came, file.size));
}

}  // namespace

WriteBehind::~WriteBehind() {
    if (!thread_.joinable()) return;
    {
        const std::scoped_lock lock(mutex_);
        ends_ = true;
    }
    put_.notify_one();
    thread_.join();
}

Result<void> WriteBehind::put(Placed placed) {
    std::unique_lock lock(mutex_);
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    if (waiting_.size() == under_way_at_most)
        taken_.wait(lock, [this] { return failed_ || waiting_.size() <= half; });
    if (failed_) return std::unexpected(*failed_);
    waiting_.push_back(std::move(placed));
    if (waiting_.size() == 1) put_.notify_one();
    return {};
}

Result<void> WriteBehind::drain() {
    std::unique_lock lock(mutex_);
    taken_.wait(lock, [this] { return failed_ || waiting_.empty(); });
    if (failed_) return std::unexpected(*failed_);
    return {};
}

std::vector<char> WriteBehind::spare() {
    const std::scoped_lock lock(mutex_);
    if (spares_.empty()) return {};
    std::vector<char> last = std::move(spares_.back());
    spares_.pop_back();
    return last;
}

void WriteBehind::run() {
    std::unique_lock lock(mutex_);
    while (!failed_) {
        put_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
        if (ends_) return;
        // A deque's elements stay where they are when others are put behind them.
        Placed& first = waiting_.front();
        lock.unlock();
        auto result = write_whole(image_, first);
        lock.lock();
        if (auto* bytes = std::get_if<PlacedBytes>(&first))
            spares_.push_back(std::move(bytes->bytes));
        waiting_.pop_front();
        if (!result) failed_ = std::move(result).error();
        if (failed_ || waiting_.size() == half || waiting_.empty()) taken_.notify_one();
    }
}

}  // namespace kindling::initramfs
