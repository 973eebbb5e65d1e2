#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling::initramfs {

// One file more for an image, as a newc archive of its own: NAME (absolute) with these PERMISSIONS,
// of root. Pure.
[[nodiscard]] std::string segment_of_file(std::string_view name, std::uint32_t permissions,
                                          std::string_view content);

// Writes IMAGE with SEGMENT behind it to TO, which appears when it is whole; IMAGE is only read.
// The kernel unpacks one after the other, and of two files of one name the later wins
// (init/initramfs.c, do_name). Fails as reading and writing do.
[[nodiscard]] Result<void> append_segment(const std::filesystem::path& image,
                                          std::string_view segment,
                                          const std::filesystem::path& to);

}  // namespace kindling::initramfs
