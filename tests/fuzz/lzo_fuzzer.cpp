// The reader of lzop's containers under libFuzzer; lzop itself would be a process for each input.
#include <cstddef>
#include <cstdint>

#include "initramfs/codec/lzo_container.h"

using namespace kindling::initramfs;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const LzoInput input = [&](std::size_t wanted) -> kindling::Result<std::string> {
        const std::string some(rest.substr(0, wanted));
        rest.remove_prefix(some.size());
        return some;
    };
    TextSink copy;
    const auto container = copy_lzo_container(input, copy);
    static_cast<void>(container);
    return 0;
}
