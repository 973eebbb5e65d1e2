#include "initramfs/byte_sink.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "base/interrupt.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint64_t read_at_once = 128 * 1024;

}  // namespace

Result<std::size_t> read_part(const FilePart& part, std::uint64_t done, char* to,
                              std::size_t size) {
    for (;;) {
        if (interrupted_by() != 0) return interruption();
        const ssize_t got = ::pread(part.fd, to, size, static_cast<off_t>(part.offset + done));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return errno_failure("read", part.name);
    }
}

Result<std::uint64_t> take_by_reading(ByteSink& sink, const FilePart& part) {
    std::vector<char> buffer(std::min(part.size, read_at_once));
    std::uint64_t taken = 0;
    while (taken < part.size) {
        const std::size_t got =
            TRY(read_part(part, taken, buffer.data(), std::min(part.size - taken, read_at_once)));
        if (got == 0) break;
        TRY(sink.write({buffer.data(), got}));
        taken += got;
    }
    return taken;
}

Error shrunk(const std::string& name, std::uint64_t came, std::uint64_t size) {
    return {fmt::format("{} shrank while it was read: {} of {} bytes came", name, came, size), {}};
}

Result<void> TextSink::write(std::string_view bytes) {
    if (bytes.size() > most_ - text.size())
        return failure("there are more than {} bytes to keep", most_);
    text += bytes;
    return {};
}

Result<std::uint64_t> TextSink::take(const FilePart& part) {
    return take_by_reading(*this, part);
}

}  // namespace kindling::initramfs
