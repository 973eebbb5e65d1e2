#include "initramfs/listing.h"

#include <sys/stat.h>

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/quote.h"

namespace kindling::initramfs {

namespace {

char type_letter(std::uint32_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
            return '-';
        case S_IFDIR:
            return 'd';
        case S_IFLNK:
            return 'l';
        case S_IFCHR:
            return 'c';
        case S_IFBLK:
            return 'b';
        case S_IFIFO:
            return 'p';
        case S_IFSOCK:
            return 's';
        default:
            return '?';
    }
}

// "1970-01-01 00:00", in UTC.
std::string time_text(std::uint32_t seconds) {
    using namespace std::chrono;
    const sys_seconds time{std::chrono::seconds(seconds)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const auto minutes = duration_cast<std::chrono::minutes>(time - day).count();
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       minutes / 60, minutes % 60);
}

bool is_device(std::uint32_t mode) {
    return S_ISCHR(mode) || S_ISBLK(mode);
}

std::string_view name_of(const Segment& segment) {
    return segment.compression == nullptr ? "none" : segment.compression->name;
}

}  // namespace

std::string mode_text(std::uint32_t mode) {
    std::string text(1, type_letter(mode));
    // For owner, group and others: the special bit, and its letters with and without x.
    struct Special {
        std::uint32_t bit;
        char with_x;
        char without_x;
    };
    constexpr std::array<Special, 3> specials{
        {{S_ISUID, 's', 'S'}, {S_ISGID, 's', 'S'}, {S_ISVTX, 't', 'T'}}};
    for (unsigned who = 0; who < specials.size(); ++who) {
        const std::uint32_t bits = mode >> (6 - 3 * who);
        const Special& special = specials[who];
        const bool runs = (bits & 1) != 0;
        text += (bits & 4) != 0 ? 'r' : '-';
        text += (bits & 2) != 0 ? 'w' : '-';
        if ((mode & special.bit) != 0)
            text += runs ? special.with_x : special.without_x;
        else
            text += runs ? 'x' : '-';
    }
    return text;
}

std::string entry_line(const NewcRecord& record) {
    const auto& header = record.header;
    const std::string size = is_device(header.mode)
                                 ? fmt::format("{}, {}", header.node_major, header.node_minor)
                                 : fmt::format("{}", header.size);
    std::string line =
        fmt::format("{} {:3} {:5} {:5} {:>9} {} {}", mode_text(header.mode), header.links,
                    header.uid, header.gid, size, time_text(header.mtime), one_line(record.name));
    if (S_ISLNK(header.mode)) line += " -> " + one_line(record.target);
    return line;
}

std::string json_text(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string entry_json(const NewcRecord& record, std::size_t segment) {
    const auto& header = record.header;
    std::string text = fmt::format(
        R"({{"name":{},"mode":{},"mode_text":"{}","uid":{},"gid":{},"links":{},"ino":{},)"
        R"("mtime":{},"size":{},"segment":{},"offset":{},"data_offset":{})",
        json_text(record.name), header.mode, mode_text(header.mode), header.uid, header.gid,
        header.links, header.ino, header.mtime, header.size, segment, record.offset,
        record.data_offset);
    if (is_device(header.mode))
        text += fmt::format(R"(,"major":{},"minor":{})", header.node_major, header.node_minor);
    if (S_ISLNK(header.mode)) text += R"(,"target":)" + json_text(record.target);
    return text + "}";
}

std::string segment_line(const Segment& segment) {
    return fmt::format("segment at {}: {}, {} bytes, {} unpacked, {} entries", segment.offset,
                       name_of(segment), segment.size, segment.unpacked, segment.entries);
}

std::string segment_json(const Segment& segment) {
    return fmt::format(R"({{"offset":{},"compression":"{}","size":{},"unpacked":{},"entries":{}}})",
                       segment.offset, name_of(segment), segment.size, segment.unpacked,
                       segment.entries);
}

}  // namespace kindling::initramfs
