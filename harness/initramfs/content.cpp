#include "initramfs/content.h"

#include <sys/stat.h>

#include <optional>

#include "base/quote.h"
#include "initramfs/parents.h"

namespace kindling::initramfs {

namespace {

// Which record holds what is looked for, by its number in the image.
struct Place {
    std::size_t record = 0;
    NewcRecord found{};
};

// Calls SINK(record, number, archive) for each record that the kernel takes, until it says stop.
template <typename Sink>
Result<void> for_each_record(ImageReader& reader, Sink sink) {
    std::size_t number = 0;
    std::size_t archive = 0;
    for (;;) {
        const auto step = TRY(reader.next());
        if (step == ImageReader::Step::end) return {};
        if (step == ImageReader::Step::trailer) {
            ++archive;
            continue;
        }
        if (reader.record().fate == NewcRecord::Fate::taken)
            if (!TRY(sink(reader.record(), number, archive))) return {};
        ++number;
    }
}

// The last record of that name, or of the one with data among those that share its file.
Result<std::optional<Place>> find_content(const std::filesystem::path& image,
                                          const std::string& name) {
    std::optional<Place> found;
    std::map<LinkKey, Place> with_data;
    std::optional<LinkKey> key;
    ImageReader reader;
    TRY(reader.open(image));
    TRY(for_each_record(
        reader, [&](const NewcRecord& record, std::size_t number, std::size_t archive) {
            const bool shared = record.header.links >= 2 && S_ISREG(record.header.mode);
            if (shared && record.header.size > 0)
                with_data[link_key(record, archive)] = Place{number, record};
            if (plain_name(record.name) == name) {
                found = Place{number, record};
                key = shared ? std::optional(link_key(record, archive)) : std::nullopt;
            }
            return Result<bool>(true);
        }));
    if (key && with_data.contains(*key)) return with_data[*key];
    return found;
}

}  // namespace

LinkKey link_key(const NewcRecord& record, std::size_t archive) {
    return {archive, record.header.ino, record.header.device_major, record.header.device_minor,
            record.header.mode & S_IFMT};
}

Result<void> copy_content(const std::filesystem::path& image, std::string_view name, ByteSink& to) {
    const auto place = TRY(find_content(image, plain_name(name)));
    if (!place) return failure("{}: there is no {} in it", image.string(), one_line(name));
    if (S_ISLNK(place->found.header.mode))
        return failure("{} is a symlink to {}", one_line(name), one_line(place->found.target));
    if (!S_ISREG(place->found.header.mode)) return failure("{} is no regular file", one_line(name));
    ImageReader reader;
    TRY(reader.open(image));
    return for_each_record(
        reader, [&](const NewcRecord&, std::size_t number, std::size_t) -> Result<bool> {
            if (number != place->record) return true;
            std::vector<char> buffer(64 * 1024);
            for (;;) {
                const std::size_t got = TRY(reader.read_data(buffer.data(), buffer.size()));
                if (got == 0) return false;
                TRY(to.write({buffer.data(), got}));
            }
        });
}

}  // namespace kindling::initramfs
