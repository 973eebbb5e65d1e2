#include "initramfs/newc_reader.h"

#include <linux/limits.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace kindling::initramfs {

namespace {

constexpr std::size_t header_size = 110;
constexpr std::size_t fields = 13;
constexpr std::size_t digits = 8;

// init/initramfs.c, N_ALIGN(): headers end 2 bytes behind a multiple of 4.
constexpr std::uint64_t aligned_name(std::uint64_t size) {
    return ((size + 1) & ~std::uint64_t{3}) + 2;
}

int hex_digit(char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

// lib/vsprintf.c, simple_strtoul() in base 16: an 0x may stand in front, and the first byte that
// is no digit ends it without a word.
std::uint32_t number(std::string_view text) {
    if (text.size() > 2 && text[0] == '0' && (text[1] | 0x20) == 'x' && hex_digit(text[2]) >= 0)
        text.remove_prefix(2);
    std::uint32_t value = 0;
    for (const char byte : text) {
        const int digit = hex_digit(byte);
        if (digit < 0) break;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value;
}

NewcRecord parse(std::string_view text) {
    std::array<std::uint32_t, fields> field{};
    for (std::size_t i = 0; i < fields; ++i) field[i] = number(text.substr(6 + i * digits, digits));
    NewcRecord record;
    record.header = {.ino = field[0],
                     .mode = field[1],
                     .uid = field[2],
                     .gid = field[3],
                     .links = field[4],
                     .mtime = field[5],
                     .size = field[6],
                     .device_major = field[7],
                     .device_minor = field[8],
                     .node_major = field[9],
                     .node_minor = field[10]};
    // mode is a umode_t, of 16 bits.
    record.header.mode &= 0xffff;
    record.name_size = field[11];
    record.checksum = field[12];
    record.checksummed = text.starts_with("070702");
    return record;
}

}  // namespace

NewcReader::Step NewcReader::stop(std::string_view message) {
    fault_ = message;
    return Step::fault;
}

Result<std::size_t> NewcReader::take(char* to, std::size_t size) {
    const std::size_t first = peeked_.copy(to, size);
    peeked_.erase(0, first);
    const std::size_t got = first + TRY(source_.read_fully(to + first, size - first));
    offset_ += got;
    return got;
}

// SkipIt: over what is left of the record. Says whether the source reaches so far.
Result<bool> NewcReader::skip_to_next() {
    data_left_ = 0;
    const std::uint64_t wanted = next_ - offset_;
    if (wanted == 0) return true;
    const std::uint64_t got = TRY(source_.skip(wanted));
    offset_ += got;
    return got == wanted;
}

// Reset: over zeros, to a byte that is none, which stays peeked. Says whether there is one.
Result<bool> NewcReader::find_next() {
    for (;;) {
        char byte = 0;
        if (TRY(source_.read(&byte, 1)) == 0) return false;
        if (byte != '\0') {
            peeked_.assign(1, byte);
            return true;
        }
        ++offset_;
    }
}

Result<NewcReader::Step> NewcReader::next() {
    if (!TRY(skip_to_next())) return Step::truncated;
    if (started_) {
        if (!TRY(find_next())) return Step::end;
        if (offset_ % newc_alignment != 0) return stop("broken padding");
        if (peeked_ != "0") return Step::junk;
    }
    started_ = true;
    return read_header();
}

Result<NewcReader::Step> NewcReader::read_header() {
    std::array<char, header_size> bytes{};
    const std::uint64_t offset = offset_;
    const std::size_t got = TRY(take(bytes.data(), bytes.size()));
    if (got < bytes.size()) return Step::truncated;
    const std::string_view text(bytes.data(), bytes.size());
    if (text.starts_with("070707")) return stop("incorrect cpio method used: use -H newc option");
    const bool summed = unpacker_.has_sums && text.starts_with("070702");
    if (!summed && !text.starts_with("070701")) return stop("no cpio magic");
    record_ = parse(text);
    record_.offset = offset;
    const auto& header = record_.header;
    record_.data_offset = offset_ + aligned_name(record_.name_size);
    next_ = (record_.data_offset + header.size + 3) & ~std::uint64_t{3};
    if (record_.name_size == 0 || record_.name_size > PATH_MAX) {
        record_.fate =
            record_.name_size == 0 ? NewcRecord::Fate::no_name : NewcRecord::Fate::name_too_long;
        return Step::record;
    }
    if (S_ISLNK(header.mode)) {
        if (header.size <= PATH_MAX) return read_symlink();
        record_.fate = NewcRecord::Fate::target_too_long;
        return Step::record;
    }
    if (S_ISREG(header.mode) || header.size == 0) return read_name();
    // The kernel goes over it; its name is for our messages.
    const Step ignored = TRY(read_name());
    static_cast<void>(ignored);
    record_.fate = NewcRecord::Fate::data_on_special;
    fault_.clear();
    return Step::record;
}

Result<NewcReader::Step> NewcReader::read_name() {
    buffer_.resize(aligned_name(record_.name_size));
    if (TRY(take(buffer_.data(), buffer_.size())) < buffer_.size()) return Step::truncated;
    record_.name = std::string(buffer_.data(), ::strnlen(buffer_.data(), record_.name_size));
    data_left_ = record_.header.size;
    if (unpacker_.checks_names && buffer_[record_.name_size - 1] != '\0')
        return stop("malformed archive");
    return record_.name == "TRAILER!!!" ? Step::trailer : Step::record;
}

Result<NewcReader::Step> NewcReader::read_symlink() {
    const std::uint64_t name_room = aligned_name(record_.name_size);
    buffer_.resize(name_room + record_.header.size + 1);
    buffer_.back() = '\0';
    if (TRY(take(buffer_.data(), buffer_.size() - 1)) < buffer_.size() - 1) return Step::truncated;
    record_.name = std::string(buffer_.data(), ::strnlen(buffer_.data(), record_.name_size));
    if (unpacker_.checks_names && buffer_[record_.name_size - 1] != '\0')
        return stop("malformed archive");
    record_.target = buffer_.data() + name_room;
    return Step::record;
}

Result<std::size_t> NewcReader::read_data(char* to, std::size_t size) {
    const std::size_t got = TRY(take(to, std::min<std::uint64_t>(size, data_left_)));
    data_left_ -= got;
    return got;
}

}  // namespace kindling::initramfs
