#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kindling::initramfs {

// A short look at a file that is to be booted from: does it begin as init/initramfs.c,
// unpack_to_rootfs(), wants it: zeros, then a newc header at an aligned offset, or a compression's
// magic. Fails when it is missing, empty, or something else, and says what it seems to be.
[[nodiscard]] Result<void> check_image(const std::filesystem::path& image);

// The same look at the first bytes of a file: what is wrong with them ("an ELF program, …"), or
// nothing.
[[nodiscard]] std::string wrong_with_image(std::string_view beginning);

}  // namespace kindling::initramfs
