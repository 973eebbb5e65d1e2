#include "report/kernel_symbols.h"

namespace kindling::report {

std::string_view build_folder(std::string_view place_of_landmark) {
    const size_t end = place_of_landmark.rfind("init/main.c");
    return end == std::string_view::npos ? "" : place_of_landmark.substr(0, end);
}

std::string short_place(std::string_view place, std::string_view folder) {
    if (place.starts_with(folder)) place.remove_prefix(folder.size());
    return std::string(place.substr(0, place.find(' ')));
}

}  // namespace kindling::report
