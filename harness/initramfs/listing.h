#pragma once
// How entries and segments of an image are shown.

#include <string>

#include "initramfs/image_reader.h"

namespace kindling::initramfs {

// "-rwxr-xr-x": the file type and permissions of a mode, as ls shows them; "?" for no type.
[[nodiscard]] std::string mode_text(std::uint32_t mode);

// One entry as `ls -l` shows it, without a newline: mode, links, owners, size or device, time in
// UTC, name, target. Safe for a terminal.
[[nodiscard]] std::string entry_line(const NewcRecord& record);

// One entry as a JSON object. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string entry_json(const NewcRecord& record, std::size_t segment);

// One segment as a line: offset, compression, sizes, entries.
[[nodiscard]] std::string segment_line(const Segment& segment);
[[nodiscard]] std::string segment_json(const Segment& segment);

// A text as a JSON string, in its quotes.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace kindling::initramfs
