#include "initramfs/pack.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "base/interrupt.h"
#include "base/unique_fd.h"
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

namespace {

// Puts a segment in front. The kernel finds microcode (lib/earlycpio.c, find_cpio_data) and
// goes on behind it only when it is uncompressed, and what follows starts aligned.
Result<std::uint64_t> prepend(ByteSink& sink, const std::filesystem::path& segment) {
    if (segment.empty()) return std::uint64_t{0};
    const UniqueFd fd(::open(segment.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open()) return errno_failure("open", segment.string());
    std::array<char, 6> magic{};
    if (::pread(fd.get(), magic.data(), magic.size(), 0) < 0)
        return errno_failure("read", segment.string());
    if (!std::string_view(magic.data(), magic.size()).starts_with("07070"))
        return failure("{}: a segment that stands first is an uncompressed newc archive",
                       segment.string());
    const std::uint64_t taken =
        TRY(sink.take({fd.get(), segment.string(), 0, std::numeric_limits<std::uint64_t>::max()}));
    const std::string zeros(padding_after(taken, archive_alignment), '\0');
    TRY(sink.write(zeros));
    return taken + zeros.size();
}

Result<std::pair<std::uint64_t, std::uint64_t>> write_archive(std::span<const Entry> entries,
                                                              ByteSink& sink, const Form& form,
                                                              std::uint64_t before) {
    ArchiveWriter archive(sink, form.epoch, form.alignment, before);
    for (const auto& entry : entries) {
        if (interrupted_by() != 0) return interruption();
        TRY(archive.add(entry));
    }
    TRY(archive.finish());
    return std::pair(archive.names(), archive.size());
}

// Counts what an archive will have, without reading the files.
class CountingSink final : public ByteSink {
  public:
    Result<void> write(std::string_view) override { return {}; }
    Result<std::uint64_t> take(const FilePart& part) override { return part.size; }
    Result<void> finish() override { return {}; }
};

// The archive through a compressor. zstd writes the size into its frame, so it must be known.
Result<std::uint64_t> write_compressed(std::span<const Entry> entries, ByteSink& sink,
                                       const Form& form) {
    CountingSink counter;
    const std::uint64_t size = TRY(write_archive(entries, counter, form, 0)).second;
    const auto encoder = TRY(form.compression.format->make_encoder(
        sink, {.level = form.compression.level, .threads = form.threads, .size = size}));
    const auto [again, same_size] = TRY(write_archive(entries, *encoder, form, 0));
    if (same_size != size) return failure("files changed while they were packed");
    TRY(encoder->finish());
    return again;
}

}  // namespace

Result<Packed> pack(std::span<const Entry> entries, const std::filesystem::path& image,
                    const Form& form) {
    ImageFile file;
    TRY(file.open(image));
    const std::uint64_t before = TRY(prepend(file, form.prepended));
    const std::uint64_t names = form.compression.format == nullptr
                                    ? TRY(write_archive(entries, file, form, before)).first
                                    : TRY(write_compressed(entries, file, form));
    TRY(file.finish());
    return Packed{names, file.size()};
}

}  // namespace kindling::initramfs
