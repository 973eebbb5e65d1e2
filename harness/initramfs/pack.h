#pragma once
#include <cstdint>
#include <filesystem>
#include <span>

#include "base/result.h"
#include "initramfs/compression.h"
#include "initramfs/entry.h"

namespace kindling::initramfs {

// An image that was packed.
struct Packed {
    std::uint64_t names = 0;  // hard links count one each
    std::uint64_t bytes = 0;  // of the whole image
};

// The time that everything in an image bears at the latest: $SOURCE_DATE_EPOCH, or 0 where that
// is unset. Fails when it is no number of seconds that newc can hold.
[[nodiscard]] Result<std::uint32_t> source_date_epoch();

// The form of an image.
struct Form {
    std::uint32_t epoch = 0;            // nothing in it is newer
    std::uint32_t alignment = 0;        // of the data of files at least so large; 0: 4 bytes
    std::filesystem::path prepended{};  // an uncompressed segment that stands first (microcode)
    CompressionChoice compression{};
    unsigned threads = 1;  // for compressors; the image is the same for any number
};

// Writes the entries, in their order, as a newc image: the same bytes for the same entries,
// contents and form, whoever packs and where. Needs no root. IMAGE appears when it is
// whole; on any failure what stood there stays, and nothing is left beside it.
[[nodiscard]] Result<Packed> pack(std::span<const Entry> entries,
                                  const std::filesystem::path& image, const Form& form);

}  // namespace kindling::initramfs
