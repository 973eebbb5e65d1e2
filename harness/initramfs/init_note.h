#pragma once
#include <filesystem>

namespace kindling::initramfs {

// Whether the /init of an image says of itself that it runs what kindling.run= names and answers
// over the result port (docs/protocol.md): an ELF note of the owner "kindling", type 1. False, too,
// when there is no /init or the image can't be read: what is wrong with it is for the boot to tell.
[[nodiscard]] bool init_answers(const std::filesystem::path& image);

}  // namespace kindling::initramfs
