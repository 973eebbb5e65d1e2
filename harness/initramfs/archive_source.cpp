#include "initramfs/archive_source.h"

#include <sys/stat.h>

#include <array>
#include <map>

#include "base/interrupt.h"
#include "base/quote.h"
#include "initramfs/content.h"
#include "initramfs/image_file.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint32_t permission_bits = 07777;

class Reader {
  public:
    explicit Reader(const std::filesystem::path& image) : image_(image) {}

    Result<ArchiveSource> run() {
        TRY(reader_.open(image_));
        for (;;) {
            if (interrupted_by() != 0) return interruption();
            const auto step = TRY(reader_.next());
            if (step == ImageReader::Step::end) break;
            if (step == ImageReader::Step::trailer)
                end_archive();
            else
                TRY(add(reader_.record()));
        }
        if (!reader_.fault().empty() || reader_.truncated())
            return failure("{}: the kernel would stop in it: {}", image_.string(),
                           reader_.truncated() ? "it ends within an entry" : reader_.fault());
        end_archive();
        if (source_.contents) TRY(contents_.finish());
        std::erase_if(source_.entries, [](const Entry& entry) { return entry.name.empty(); });
        return std::move(source_);
    }

  private:
    Result<void> add(const NewcRecord& record) {
        const auto& header = record.header;
        if (record.fate != NewcRecord::Fate::taken || (header.mode & S_IFMT) == 0)
            return failure("{}: {}: the kernel would lose this entry (verify says why)",
                           image_.string(), one_line(record.name));
        Entry entry{record.name, header.mode & permission_bits, header.uid,
                    header.gid,  TRY(content_of(record)),       {image_.string(), 0}};
        // The root itself, of `find . | cpio`, needs no entry.
        if (entry.name == "." || entry.name == "/") return {};
        if (S_ISREG(header.mode) && header.links >= 2)
            links_[link_key(record, 0)].push_back(source_.entries.size());
        source_.entries.push_back(std::move(entry));
        return {};
    }

    Result<Content> content_of(const NewcRecord& record) {
        const auto& header = record.header;
        switch (header.mode & S_IFMT) {
            case S_IFREG:
                return TRY(file_of(record));
            case S_IFDIR:
                return Directory{};
            case S_IFLNK:
                return Symlink{record.target};
            case S_IFIFO:
                return Pipe{};
            case S_IFSOCK:
                return Socket{};
            default:
                return Device{S_ISBLK(header.mode) ? Device::Kind::block : Device::Kind::character,
                              header.node_major, header.node_minor};
        }
    }

    // Where the data is: in the image itself, or, decompressed, in a file of ours.
    Result<RegularFile> file_of(const NewcRecord& record) {
        Extent extent{0, record.header.size, record.header.mtime};
        if (const auto offset = reader_.data_in_file()) {
            extent.offset = *offset;
            return RegularFile{image_.string(), {}, extent};
        }
        if (!source_.contents) {
            source_.contents.emplace(TRY(TemporaryDirectory::make("archive")));
            TRY(contents_.open(source_.contents->path() / "contents"));
        }
        extent.offset = contents_.size();
        std::array<char, 65536> bytes{};
        for (;;) {
            const std::size_t got = TRY(reader_.read_data(bytes.data(), bytes.size()));
            if (got == 0) break;
            TRY(contents_.write({bytes.data(), got}));
        }
        return RegularFile{(source_.contents->path() / "contents").string(), {}, extent};
    }

    // All names of a file become one entry, with the data that any of them brought, where the
    // last of them stands. Those that are left over lose their names, to be taken out.
    void end_archive() {
        for (const auto& [key, places] : links_) {
            Entry& last = source_.entries[places.back()];
            auto& file = std::get<RegularFile>(last.content);
            std::vector<std::string> names;
            for (const std::size_t place : places) {
                Entry& entry = source_.entries[place];
                const auto& other = std::get<RegularFile>(entry.content);
                if (other.extent->size > 0) {
                    file.location = other.location;
                    file.extent = other.extent;
                }
                names.push_back(std::move(entry.name));
                entry.name.clear();
            }
            last.name = std::move(names.front());
            names.erase(names.begin());
            file.more_names = std::move(names);
        }
        links_.clear();
    }

    const std::filesystem::path& image_;
    ImageReader reader_;
    ImageFile contents_;
    ArchiveSource source_;
    std::map<LinkKey, std::vector<std::size_t>> links_;
};

}  // namespace

Result<bool> is_archive(const std::filesystem::path& file) {
    if (!std::filesystem::is_regular_file(file)) return false;
    FileSource source;
    TRY(source.open(file));
    std::array<char, 6> bytes{};
    const std::size_t got = TRY(source.read_fully(bytes.data(), bytes.size()));
    const std::string_view beginning(bytes.data(), got);
    return beginning.starts_with("07070") || compression_of(beginning) != nullptr;
}

Result<ArchiveSource> read_archive(const std::filesystem::path& image) {
    return Reader(image).run();
}

}  // namespace kindling::initramfs
