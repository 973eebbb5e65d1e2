#include "initramfs/image_reader.h"

#include <array>

namespace kindling::initramfs {

Result<void> ImageReader::open(const std::filesystem::path& image) {
    return file_.open(image);
}

ImageReader::Step ImageReader::stop(std::string_view message) {
    if (fault_.empty()) fault_ = message;
    ended_ = true;
    return Step::end;
}

std::optional<std::uint64_t> ImageReader::data_in_file() const {
    if (decoder_) return std::nullopt;
    return archive_->record().data_offset;
}

Result<ImageReader::Step> ImageReader::next() {
    while (!ended_) {
        if (!archive_ && !TRY(begin_segment())) return stop({});
        const NewcReader::Step step = TRY(archive_->next());
        if (step == NewcReader::Step::record || step == NewcReader::Step::trailer) {
            if (!decoder_ && after_trailer_) {
                // A further archive, as it is, behind the last.
                Segment& last = segments_.back();
                last.size = last.unpacked = archive_->record().offset - last.offset;
                segments_.push_back({.offset = archive_->record().offset});
            }
            after_trailer_ = step == NewcReader::Step::trailer;
            if (after_trailer_) return Step::trailer;
            ++segments_.back().entries;
            return Step::record;
        }
        end_archive(step);
    }
    return Step::end;
}

// Finds the next segment behind zeros. Says whether there is one.
Result<bool> ImageReader::begin_segment() {
    file_.seek(position_);
    std::array<char, 4096> bytes{};
    std::size_t zeros = 0;
    for (std::size_t got = bytes.size(); zeros == got || got == bytes.size();) {
        got = TRY(file_.read_fully(bytes.data(), bytes.size()));
        const std::string_view text(bytes.data(), got);
        zeros = std::min(text.find_first_not_of('\0'), got);
        position_ += zeros;
        if (got == 0) return false;
        if (zeros < got) break;
    }
    file_.seek(position_);
    std::array<char, 2> first{};
    const std::size_t got = TRY(file_.read_fully(first.data(), first.size()));
    file_.seek(position_);
    segments_.push_back({.offset = position_});
    if (first[0] == '0' && position_ % newc_alignment == 0) {
        decoder_.reset();
        archive_.emplace(file_, position_, false, unpacker_);
        return true;
    }
    const auto* format = got < first.size() ? nullptr : compression_of({first.data(), got});
    if (format == nullptr) {
        stop("invalid magic at start of compressed archive");
        return false;
    }
    segments_.back().compression = format;
    decoder_ = TRY(format->make_decoder(file_));
    archive_.emplace(*decoder_, 0, state_is_reset_, unpacker_);
    return true;
}

// init/initramfs.c, flush_buffer() and what follows the decompressor in unpack_to_rootfs().
void ImageReader::end_archive(NewcReader::Step why) {
    Segment& segment = segments_.back();
    after_trailer_ = false;
    last_is_cut_ = why == NewcReader::Step::truncated && archive_->ends_in_data();
    if (!decoder_) {
        segment.size = segment.unpacked = archive_->offset() - segment.offset;
        position_ = archive_->offset();
        truncated_ = why == NewcReader::Step::truncated;
        if (why == NewcReader::Step::fault) stop(archive_->fault());
        if (why != NewcReader::Step::junk) stop({});
        if (ended_) return;
        state_is_reset_ = true;
        archive_.reset();
        return;
    }
    if (why == NewcReader::Step::fault) stop(archive_->fault());
    if (why == NewcReader::Step::junk) stop("junk within compressed archive");
    segment.unpacked = archive_->offset();
    if (!decoder_->fault().empty()) stop(decoder_->fault());
    if (why == NewcReader::Step::truncated) stop("junk at the end of compressed archive");
    segment.size = decoder_->consumed();
    position_ = segment.offset + segment.size;
    state_is_reset_ = true;
    archive_.reset();
}

}  // namespace kindling::initramfs
