#include "initramfs/read_ahead.h"

#include <unistd.h>

#include <cerrno>

namespace kindling::initramfs {

namespace {

// As in image_file.cpp: what is larger is copied within the kernel.
constexpr std::uint32_t read_below = 256 * 1024;
constexpr std::size_t batch_bytes = 512 * 1024;
// Large files stay open while they wait.
constexpr std::size_t batch_files = 128;
constexpr std::size_t batches = 3;

}  // namespace

ReadAhead::ReadAhead(std::span<const Entry> entries, std::uint32_t epoch)
    : entries_(entries), epoch_(epoch) {
    for (std::size_t i = 0; i < batches; ++i) {
        empty_.push_back(std::make_unique<Batch>());
        empty_.back()->bytes.resize(batch_bytes);
    }
    thread_ = std::jthread([this](const std::stop_token& stop) { read_all(stop); });
}

void ReadAhead::read_all(const std::stop_token& stop) {
    BatchPointer batch;
    for (const auto& entry : entries_) {
        const auto* file = std::get_if<RegularFile>(&entry.content);
        if (file == nullptr) continue;
        auto opened = open_content(*file, epoch_);
        const std::size_t wanted = opened && opened->size < read_below ? opened->size : 0;
        if (batch && (batch->filled + wanted > batch_bytes || batch->files.size() == batch_files))
            hand_over(std::move(batch));
        if (!batch) batch = take_empty(stop);
        if (!batch) return;
        if (opened && opened->size < read_below)
            opened = read_into(*batch, *std::move(opened), file->location);
        batch->files.push_back(std::move(opened));
    }
    if (batch) hand_over(std::move(batch));
}

Result<OpenedFile> ReadAhead::read_into(Batch& batch, OpenedFile file, const std::string& name) {
    char* const to = batch.bytes.data() + batch.filled;
    std::size_t got = 0;
    while (got < file.size) {
        const ssize_t some = ::pread(file.fd.get(), to + got, file.size - got,
                                     static_cast<off_t>(file.offset + got));
        if (some < 0 && errno == EINTR) continue;
        if (some < 0) return errno_failure("read", name);
        if (some == 0) break;
        got += static_cast<std::size_t>(some);
    }
    batch.filled += got;
    file.fd = UniqueFd();
    file.is_read = true;
    file.bytes = {to, got};
    return file;
}

ReadAhead::BatchPointer ReadAhead::take_empty(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [this] { return !empty_.empty(); })) return nullptr;
    BatchPointer batch = std::move(empty_.back());
    empty_.pop_back();
    return batch;
}

void ReadAhead::hand_over(BatchPointer batch) {
    const std::scoped_lock lock(mutex_);
    full_.push_back(std::move(batch));
    changed_.notify_all();
}

Result<OpenedFile> ReadAhead::next() {
    if (!current_ || current_->given == current_->files.size()) {
        std::unique_lock lock(mutex_);
        if (current_) {
            current_->files.clear();
            current_->filled = 0;
            current_->given = 0;
            empty_.push_back(std::move(current_));
            changed_.notify_all();
        }
        changed_.wait(lock, [this] { return !full_.empty(); });
        current_ = std::move(full_.front());
        full_.pop_front();
    }
    return std::move(current_->files[current_->given++]);
}

}  // namespace kindling::initramfs
