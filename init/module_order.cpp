#include "module_order.h"

#include <algorithm>

namespace kindling {
namespace {

char plain(char letter) {
    return letter == '-' ? '_' : letter;
}

// "kernel/fs/configfs/configfs.ko.xz" is of the module configfs.
bool is_of_module(std::string_view path, std::string_view name) {
    path.remove_prefix(path.rfind('/') + 1);
    const std::string_view stem(path.data(), std::min(path.find(".ko"), path.size()));
    return std::ranges::equal(stem, name, {}, plain, plain);
}

}  // namespace

std::optional<std::string_view> module_line(std::string_view text, std::string_view name) {
    while (!text.empty()) {
        const std::string_view line(text.data(), std::min(text.find('\n'), text.size()));
        const std::string_view path(line.data(), std::min(line.find_first_of(": "), line.size()));
        if (is_of_module(path, name)) return line;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return std::nullopt;
}

std::string_view take_last_path(std::string_view& line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == ':')) line.remove_suffix(1);
    const std::size_t begin = line.rfind(' ') + 1;
    const std::string_view path(line.data() + begin, line.size() - begin);
    line.remove_suffix(path.size());
    return path;
}

}  // namespace kindling
