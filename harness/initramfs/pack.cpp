#include "initramfs/pack.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

#include "base/interrupt.h"
#include "initramfs/archive.h"
#include "initramfs/image_file.h"

namespace kindling::initramfs {

Result<std::uint32_t> source_date_epoch() {
    const char* set = std::getenv("SOURCE_DATE_EPOCH");
    if (set == nullptr || *set == '\0') return std::uint32_t{0};
    const std::string_view text(set);
    std::uint32_t epoch = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), epoch);
    if (error != std::errc() || end != text.data() + text.size())
        return failure("SOURCE_DATE_EPOCH is \"{}\": it must be seconds from 0 to 4294967295",
                       text);
    return epoch;
}

Result<Packed> pack(std::span<const Entry> entries, const std::filesystem::path& image,
                    std::uint32_t epoch) {
    ImageFile file;
    TRY(file.open(image));
    // A compressor is one more sink, between the archive and the file.
    ArchiveWriter archive(file, epoch);
    for (const auto& entry : entries) {
        if (interrupted_by() != 0) return interruption();
        TRY(archive.add(entry));
    }
    TRY(archive.finish());
    TRY(file.finish());
    return Packed{archive.names(), archive.size()};
}

}  // namespace kindling::initramfs
