// The reader of newc archives and the model of the root file system under libFuzzer.
#include <array>
#include <cstddef>
#include <cstdint>

#include "initramfs/listing.h"
#include "initramfs/newc_reader.h"
#include "initramfs/rootfs_model.h"

using namespace kindling::initramfs;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    TextSource source({reinterpret_cast<const char*>(data), size});
    NewcReader reader(source, 0, false);
    RootfsModel rootfs(true);
    std::size_t archive = 0;
    for (std::size_t number = 0;; ++number) {
        const auto step = reader.next();
        if (!step || (*step != NewcReader::Step::record && *step != NewcReader::Step::trailer))
            break;
        if (*step == NewcReader::Step::trailer) ++archive;
        std::array<char, 64> bytes{};
        if (!reader.read_data(bytes.data(), bytes.size())) break;
        if (*step == NewcReader::Step::record && reader.record().fate == NewcRecord::Fate::taken)
            rootfs.take(reader.record(), number, archive);
        static_cast<void>(entry_line(reader.record()));
    }
    static_cast<void>(rootfs.files());
    return 0;
}
