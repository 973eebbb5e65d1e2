#include "initramfs/image_diff.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/interrupt.h"
#include "base/sha256.h"
#include "initramfs/content.h"
#include "initramfs/listing.h"
#include "initramfs/parents.h"

namespace kindling::initramfs {

namespace {

constexpr std::size_t chunk = 256 * 1024;

struct Item {
    NewcRecord record;
    std::optional<LinkKey> shared{};  // the file that it shares with other names
    std::string content{};            // a hash; empty when there is none
    std::size_t place = 0;
};

struct Image {
    std::map<std::string, Item> items;
    std::vector<Segment> segments;
    std::string fault;
    std::uint64_t size = 0;
};

// A hash of what is left of a record's data, which is never in memory as a whole.
Result<std::string> hash_data(ImageReader& reader) {
    std::string hash;
    std::string bytes(chunk, '\0');
    for (;;) {
        std::size_t filled = 0;
        while (filled < bytes.size()) {
            const std::size_t got =
                TRY(reader.read_data(bytes.data() + filled, bytes.size() - filled));
            if (got == 0) break;
            filled += got;
        }
        if (filled == 0) return hash;
        hash = sha256(hash + bytes.substr(0, filled));
    }
}

Result<Image> read_image(const std::filesystem::path& path) {
    Image image;
    ImageReader reader;
    TRY(reader.open(path));
    std::map<LinkKey, std::string> contents;
    std::size_t archive = 0;
    for (std::size_t place = 0;; ++place) {
        if (interrupted_by() != 0) return interruption();
        const auto step = TRY(reader.next());
        if (step == ImageReader::Step::end) break;
        if (step == ImageReader::Step::trailer) {
            ++archive;
            continue;
        }
        Item item{.record = reader.record(), .place = place};
        item.content = TRY(hash_data(reader));
        if (item.record.header.links >= 2 && S_ISREG(item.record.header.mode)) {
            item.shared = link_key(item.record, archive);
            if (!item.content.empty()) contents[*item.shared] = item.content;
        }
        image.items.insert_or_assign(plain_name(item.record.name), std::move(item));
    }
    for (auto& [name, item] : image.items)
        if (item.shared) item.content = contents[*item.shared];
    image.segments = reader.segments();
    image.fault = reader.fault();
    image.size = reader.image_size();
    return image;
}

// A field of an entry, as a text that is compared and shown.
struct FieldOf {
    std::string_view name;
    std::string (*text)(const NewcRecord&);
};

constexpr std::array<FieldOf, 6> meant{{
    {"mode", [](const NewcRecord& r) { return mode_text(r.header.mode); }},
    {"uid", [](const NewcRecord& r) { return std::to_string(r.header.uid); }},
    {"gid", [](const NewcRecord& r) { return std::to_string(r.header.gid); }},
    {"time", [](const NewcRecord& r) { return std::to_string(r.header.mtime); }},
    {"device",
     [](const NewcRecord& r) {
         return fmt::format("{}:{}", r.header.node_major, r.header.node_minor);
     }},
    {"target", [](const NewcRecord& r) { return r.target; }},
}};

constexpr std::array<FieldOf, 7> encoded{{
    {"ino", [](const NewcRecord& r) { return std::to_string(r.header.ino); }},
    {"links", [](const NewcRecord& r) { return std::to_string(r.header.links); }},
    {"archived device",
     [](const NewcRecord& r) {
         return fmt::format("{}:{}", r.header.device_major, r.header.device_minor);
     }},
    {"size in the header", [](const NewcRecord& r) { return std::to_string(r.header.size); }},
    {"name's bytes", [](const NewcRecord& r) { return std::to_string(r.name_size); }},
    {"magic", [](const NewcRecord& r) { return std::string(r.checksummed ? "070702" : "070701"); }},
    {"offset", [](const NewcRecord& r) { return std::to_string(r.offset); }},
}};

std::string changes(const Item& left, const Item& right) {
    std::string text;
    for (const auto& field : meant) {
        const std::string before = field.text(left.record);
        const std::string after = field.text(right.record);
        if (before != after) text += fmt::format(", {} {} -> {}", field.name, before, after);
    }
    if (left.content != right.content)
        text += fmt::format(", content ({} -> {} bytes)", left.record.header.size,
                            right.record.header.size);
    if (left.shared.has_value() != right.shared.has_value())
        text += left.shared ? ", no hard link any more" : ", now a hard link";
    return text.empty() ? text : text.substr(2);
}

std::string segments_of(const Image& image) {
    std::string text;
    for (const auto& segment : image.segments)
        text += fmt::format("{}{}", text.empty() ? "" : ", ",
                            segment.compression == nullptr ? "none" : segment.compression->name);
    return text;
}

// The names that both have, in the order of the one image.
std::vector<std::string> common_in_order(const Image& image, const Image& other) {
    std::vector<std::pair<std::size_t, std::string>> places;
    for (const auto& [name, item] : image.items)
        if (other.items.contains(name)) places.emplace_back(item.place, name);
    std::ranges::sort(places);
    std::vector<std::string> names;
    for (auto& [place, name] : places) names.push_back(std::move(name));
    return names;
}

void compare_meaning(const Image& left, const Image& right, std::vector<std::string>& lines) {
    for (const auto& [name, item] : left.items) {
        const auto other = right.items.find(name);
        if (other == right.items.end()) {
            lines.push_back(fmt::format("removed  /{}", name));
            continue;
        }
        if (const std::string changed = changes(item, other->second); !changed.empty())
            lines.push_back(fmt::format("changed  /{}: {}", name, changed));
    }
    for (const auto& [name, item] : right.items)
        if (!left.items.contains(name)) lines.push_back(fmt::format("added    /{}", name));
    const auto before = common_in_order(left, right);
    const auto after = common_in_order(right, left);
    const auto differs = std::ranges::mismatch(before, after);
    if (differs.in1 != before.end())
        lines.push_back(
            fmt::format("order    /{} stands where /{} stood", *differs.in2, *differs.in1));
    if (segments_of(left) != segments_of(right))
        lines.push_back(fmt::format("segments {} -> {}", segments_of(left), segments_of(right)));
    if (left.fault != right.fault)
        lines.push_back(
            fmt::format("end      the kernel says \"{}\" -> \"{}\"", left.fault, right.fault));
}

void compare_encoding(const Image& left, const Image& right, std::vector<std::string>& lines) {
    for (const auto& field : encoded) {
        std::string first;
        std::size_t number = 0;
        for (const auto& [name, item] : left.items) {
            const auto other = right.items.find(name);
            if (other == right.items.end()) continue;
            const std::string before = field.text(item.record);
            const std::string after = field.text(other->second.record);
            if (before != after && number++ == 0)
                first = fmt::format("/{}: {} -> {}", name, before, after);
        }
        if (number > 0)
            lines.push_back(
                fmt::format("{} of {}{}", field.name, first,
                            number > 1 ? fmt::format(" (and of {} more)", number - 1) : ""));
    }
    if (left.size != right.size)
        lines.push_back(fmt::format("size of the image: {} -> {} bytes", left.size, right.size));
}

// The first byte that is not the same in both; nothing when all are.
Result<std::optional<std::uint64_t>> first_difference(const std::filesystem::path& left,
                                                      const std::filesystem::path& right) {
    FileSource one;
    FileSource other;
    TRY(one.open(left));
    TRY(other.open(right));
    std::string a(chunk, '\0');
    std::string b(chunk, '\0');
    for (std::uint64_t offset = 0;; offset += chunk) {
        const std::string_view x(a.data(), TRY(one.read_fully(a.data(), chunk)));
        const std::string_view y(b.data(), TRY(other.read_fully(b.data(), chunk)));
        if (x != y)
            return offset + static_cast<std::uint64_t>(std::ranges::mismatch(x, y).in1 - x.begin());
        if (x.empty()) return std::nullopt;
    }
}

}  // namespace

Result<ImageDiff> diff_images(const std::filesystem::path& left,
                              const std::filesystem::path& right) {
    const Image before = TRY(read_image(left));
    const Image after = TRY(read_image(right));
    ImageDiff diff;
    compare_meaning(before, after, diff.meaning);
    compare_encoding(before, after, diff.bytes);
    if (const auto place = TRY(first_difference(left, right)))
        diff.bytes.push_back(fmt::format("the first byte that differs is at offset {}", *place));
    return diff;
}

}  // namespace kindling::initramfs
