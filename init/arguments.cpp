#include "arguments.h"

#include <algorithm>

namespace kindling {

bool Arguments::split(std::string_view command) {
    if (command.size() >= text_.size()) return false;
    *std::ranges::copy(command, text_.begin()).out = '\0';
    std::size_t count = 0;
    bool in_word = false;
    for (char* at = text_.data(); *at != '\0'; ++at) {
        const bool blank = *at == ' ' || *at == '\t';
        if (blank) *at = '\0';
        if (!blank && !in_word) {
            if (count + 1 == words_.size()) return false;
            words_[count++] = at;
        }
        in_word = !blank;
    }
    words_[count] = nullptr;
    return count > 0;
}

}  // namespace kindling
