#pragma once
// Goes through an image as unpack_to_rootfs() in init/initramfs.c does: zeros, archives as they
// are, compressed streams that hold archives, one behind another.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "initramfs/compression.h"
#include "initramfs/newc_reader.h"

namespace kindling::initramfs {

// One archive of an image, to its trailer; the archives of one compressed stream are one segment.
struct Segment {
    std::uint64_t offset = 0;    // in the image
    std::uint64_t size = 0;      // in the image, with the zeros behind it
    std::uint64_t unpacked = 0;  // of what was decompressed; the size, when nothing was
    const Compression* compression = nullptr;  // null: none
    std::uint64_t entries = 0;                 // without trailers
};

class ImageReader {
  public:
    explicit ImageReader(const UnpackerTraits& unpacker = {}) : unpacker_(unpacker) {}

    enum class Step {
        record,   // one more record
        trailer,  // the end of an archive
        end       // of the image; or the kernel stops: see fault()
    };

    // Fails when the image can't be opened.
    [[nodiscard]] Result<void> open(const std::filesystem::path& image);

    // Goes on to the next record. Fails only when the image can't be read, or a library has no
    // memory: what the kernel would stop at ends the image.
    [[nodiscard]] Result<Step> next();
    [[nodiscard]] const NewcRecord& record() const { return archive_->record(); }
    [[nodiscard]] Result<std::size_t> read_data(char* to, std::size_t size) {
        return archive_->read_data(to, size);
    }
    // Where in the file the data of the record begins; nothing, when it is compressed.
    [[nodiscard]] std::optional<std::uint64_t> data_in_file() const;

    // Those that were reached so far; the last may be unfinished.
    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
    // The message with which the kernel gives up on the rest; empty when it does not.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    // The image ends within a record of an uncompressed archive, which the kernel does not tell.
    [[nodiscard]] bool truncated() const { return truncated_; }
    // The last record's data is not all there, compressed or not: the kernel waits for the rest.
    [[nodiscard]] bool last_is_cut() const { return last_is_cut_; }
    [[nodiscard]] std::uint64_t image_size() const { return file_.size(); }

  private:
    [[nodiscard]] Result<bool> begin_segment();
    void end_archive(NewcReader::Step why);
    Step stop(std::string_view message);

    UnpackerTraits unpacker_;
    FileSource file_;
    std::unique_ptr<Decoder> decoder_;
    std::optional<NewcReader> archive_;
    std::vector<Segment> segments_;
    std::string fault_;
    std::uint64_t position_ = 0;  // in the file, of the segment that is looked for
    bool after_trailer_ = false;
    bool state_is_reset_ = false;
    bool truncated_ = false;
    bool last_is_cut_ = false;
    bool ended_ = false;
};

}  // namespace kindling::initramfs
