#include "initramfs/cpio_list.h"

#include <fmt/ranges.h>
#include <linux/limits.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

#include "base/nearest.h"
#include "base/quote.h"

namespace kindling::initramfs {

namespace {

constexpr std::string_view with_prefix = "# with:";
constexpr std::uint32_t permission_bits = 07777;

// One line that is being read: the values of its words, each checked.
struct LineReader {
    const ListLine& line;
    const ListContext& context;
    std::vector<Field> fields;  // [0] is the type

    [[nodiscard]] Result<std::uint32_t> number(size_t field, int base,
                                               std::string_view what) const {
        const std::string_view text = fields[field].text;
        std::uint32_t value = 0;
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), value, base);
        if (error == std::errc::result_out_of_range)
            return line.failure_at(fields[field], fmt::format("{} is too large", what));
        if (error != std::errc() || end != text.data() + text.size())
            return line.failure_at(fields[field],
                                   fmt::format("{} must be a number of {} digits", what,
                                               base == 8 ? "octal" : "decimal"));
        return value;
    }

    // A name in the image. init/initramfs.c, do_header(), skips what is longer than PATH_MAX with
    // its NUL, without a word.
    [[nodiscard]] Result<std::string> name(size_t field) const {
        if (archived_name(fields[field].text).size() + 1 > PATH_MAX)
            return line.failure_at(
                fields[field],
                fmt::format("a name of more than {} bytes, which the kernel drops", PATH_MAX - 1));
        return std::string(fields[field].text);
    }

    // The fields that all types have: the name, and MODE UID GID from the field OWNERSHIP on.
    [[nodiscard]] Result<Entry> entry(size_t ownership, Content content) const {
        const std::uint32_t mode = TRY(number(ownership, 8, "the mode"));
        const std::uint32_t beyond = mode & ~permission_bits;
        if (beyond != 0 && beyond != type_bits(content))
            return line.failure_at(fields[ownership],
                                   "the mode has bits beyond 7777 that are not of this type");
        return Entry{TRY(name(1)),
                     mode & permission_bits,
                     TRY(number(ownership + 1, 10, "the uid")),
                     TRY(number(ownership + 2, 10, "the gid")),
                     std::move(content),
                     {context.name, line.number}};
    }
};

Result<Entry> read_file_line(const LineReader& reader) {
    const std::string location =
        TRY(expand(reader.line, reader.fields[2], reader.context.variables));
    RegularFile file{(reader.context.folder / location).string(), {}};
    for (size_t field = 6; field < reader.fields.size(); ++field)
        file.more_names.push_back(TRY(reader.name(field)));
    return reader.entry(3, std::move(file));
}

template <typename Kind>
Result<Entry> read_plain_line(const LineReader& reader) {
    return reader.entry(2, Kind{});
}

Result<Entry> read_nod_line(const LineReader& reader) {
    const Field& kind = reader.fields[5];
    if (kind.text != "b" && kind.text != "c")
        return reader.line.failure_at(kind, "a device is b (block) or c (character)");
    return reader.entry(2, Device{kind.text == "b" ? Device::Kind::block : Device::Kind::character,
                                  TRY(reader.number(6, 10, "the major number")),
                                  TRY(reader.number(7, 10, "the minor number"))});
}

Result<Entry> read_slink_line(const LineReader& reader) {
    const Field& target = reader.fields[2];
    // init/initramfs.c, do_header(), skips a symlink whose body is longer than PATH_MAX.
    if (target.text.size() + 1 > PATH_MAX)
        return reader.line.failure_at(
            target,
            fmt::format("a target of more than {} bytes, which the kernel drops", PATH_MAX - 1));
    return reader.entry(3, Symlink{std::string(target.text)});
}

// A type of line: its fields, of which each must be there, and whether more may follow.
struct LineType {
    std::string_view name;
    std::vector<std::string_view> fields;
    bool more_may_follow;
    Result<Entry> (*read)(const LineReader&);
};

const std::array<LineType, 6>& line_types() {
    static const std::array<LineType, 6> types{{
        {"file", {"NAME", "LOCATION", "MODE", "UID", "GID"}, true, read_file_line},
        {"dir", {"NAME", "MODE", "UID", "GID"}, false, read_plain_line<Directory>},
        {"nod", {"NAME", "MODE", "UID", "GID", "b|c", "MAJOR", "MINOR"}, false, read_nod_line},
        {"slink", {"NAME", "TARGET", "MODE", "UID", "GID"}, false, read_slink_line},
        {"pipe", {"NAME", "MODE", "UID", "GID"}, false, read_plain_line<Pipe>},
        {"sock", {"NAME", "MODE", "UID", "GID"}, false, read_plain_line<Socket>},
    }};
    return types;
}

std::unexpected<Error> unknown_type(const ListLine& line, const Field& type) {
    std::vector<std::string> names;
    for (const auto& known : line_types()) names.emplace_back(known.name);
    const std::string guess = did_you_mean(type.text, names);
    return line.failure_at(
        type, fmt::format(
                  "unknown type \"{}\"{}", printable(type.text.substr(0, 40)),
                  guess.empty() ? fmt::format(" (there are {})", fmt::join(names, ", ")) : guess));
}

Result<Entry> read_line(const ListLine& line, const ListContext& context) {
    LineReader reader{line, context, line.fields()};
    const Field& word = reader.fields.front();
    // gen_init_cpio reads an indented line as one of an unknown type, and drops it.
    if (word.offset != 0)
        return line.failure_at({0, line.text.substr(0, word.offset)},
                               "the type must begin in column 1 (a comment as well)");
    const auto type = std::ranges::find(line_types(), word.text, &LineType::name);
    if (type == line_types().end()) return unknown_type(line, word);
    const size_t given = reader.fields.size() - 1;
    if (given < type->fields.size())
        return line.failure_at(line.end(), fmt::format("{} is missing: {} {}", type->fields[given],
                                                       type->name, fmt::join(type->fields, " ")));
    if (given > type->fields.size() && !type->more_may_follow)
        return line.failure_at(
            reader.fields[type->fields.size() + 1],
            fmt::format("too many fields: {} {}", type->name, fmt::join(type->fields, " ")));
    return type->read(reader);
}

bool is_comment_or_blank(const ListLine& line) {
    return line.text.starts_with('#') || line.end().offset == 0;
}

}  // namespace

Result<std::vector<Entry>> parse_cpio_list(std::string_view text, const ListContext& context) {
    std::vector<Entry> entries;
    for (const auto& line : lines_of(context.name, text)) {
        if (const size_t nul = line.text.find('\0'); nul != std::string_view::npos)
            return line.failure_at({nul, {}}, "a NUL byte: this is no cpio list");
        if (is_comment_or_blank(line)) continue;
        entries.push_back(TRY(read_line(line, context)));
    }
    return entries;
}

std::vector<Field> lists_asked_for(const ListLine& first_line) {
    if (!first_line.text.starts_with(with_prefix)) return {};
    std::vector<Field> words = first_line.fields();
    std::erase_if(words, [](const Field& word) { return word.offset < with_prefix.size(); });
    return words;
}

std::vector<std::string> variables_wanted(std::string_view text) {
    std::string locations;
    for (const auto& line : lines_of({}, text)) {
        const auto fields = line.fields();
        if (!line.text.starts_with('#') && fields.size() > 2 && fields[0].text == "file")
            locations.append(fields[2].text).append(" ");
    }
    return variables_in(locations);
}

}  // namespace kindling::initramfs
