// The reader of logs, and the classifier of what it reads, under libFuzzer.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "verdict/classifier.h"
#include "verdict/log_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kindling::verdict;
    LogLines lines;
    Classifier classifier([](const Report& report) {
        if (report.title.empty() || report.first_line > report.last_line) std::abort();
    });
    const auto sink = [&classifier](std::string_view line, std::uint64_t number) {
        classifier.on_line(line, number);
        static_cast<void>(classifier.unfinished());
    };
    // In two pieces, the first of a length that the input says.
    std::string_view log(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = size == 0 ? 0 : data[0] % size;
    lines.add(log.substr(0, cut), sink);
    lines.add(log.substr(cut), sink);
    sink(lines.unfinished(), lines.number());
    classifier.finish();
    return 0;
}
