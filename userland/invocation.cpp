#include "invocation.h"

#include <string_view>

namespace kindling {

bool Invocation::take(std::span<char*> words) {
    const bool alone = words.size() == 1;
    std::size_t count = 0;
    bool options = command_.words != Words::operands_only;
    for (std::size_t next = 0; next < words.size();) {
        const std::string_view word = words[next];
        if (word == "--help" && (options || (alone && count == 0))) {
            help();
            return false;
        }
        if (options && word == "--") {
            options = false;
            ++next;
        } else if (options && word.size() > 1 && word[0] == '-') {
            if (!take_cluster(words, next)) return false;
        } else {
            words[count++] = words[next++];
            if (command_.words == Words::options_first) options = false;
        }
    }
    // The operands may become the argv of another program, which a NULL ends; argv itself has room
    // for one after its last word.
    words.data()[count] = nullptr;
    operands_ = words.first(count);
    return check_count();
}

// Takes the options of one word, "-la" or "-mMODE", and the word after it if it is a value.
bool Invocation::take_cluster(std::span<char*> words, std::size_t& next) {
    if (words[next][1] == '-') {
        misused("unknown option ", words[next]);
        return false;
    }
    char* letters = words[next++] + 1;
    while (*letters != '\0') {
        if (!take_option(letters, words, next)) return false;
    }
    return true;
}

bool Invocation::take_option(char*& letters, std::span<char*> words, std::size_t& next) {
    for (const Option& option : command_.options) {
        if (option.letter != *letters) continue;
        const char*& value = values_[index(*letters++)];
        value = "";
        if (option.value == nullptr) return true;
        if (*letters == '\0') {
            if (next == words.size()) {
                misused("option -", option.letter, " needs its ", option.value);
                return false;
            }
            letters = words[next++];
        }
        value = letters;
        letters += std::string_view(letters).size();
        return true;
    }
    misused("unknown option -", *letters);
    return false;
}

bool Invocation::check_count() {
    if (operands_.size() < command_.fewest) {
        misused("something is missing");
    } else if (operands_.size() > command_.most) {
        misused("one too many: ", operands_[command_.most]);
    } else {
        return true;
    }
    return false;
}

void Invocation::help() {
    out_ << "usage: " << command_.name;
    if (!command_.options.empty()) out_ << " [OPTION...]";
    if (*command_.operands != '\0') out_ << ' ' << command_.operands;
    out_ << '\n' << command_.purpose << '\n';
    for (const Option& option : command_.options) {
        out_ << "  -" << option.letter;
        if (option.value != nullptr) out_ << ' ' << option.value;
        out_ << "  " << option.meaning << '\n';
    }
}

Output& Invocation::begin_complaint() {
    // What was written before the error is to be seen before it.
    (void)out_.flush();
    return err_ << command_.name << ": ";
}

void Invocation::end_complaint(int status) {
    err_ << '\n';
    if (status == misused_status) {
        err_ << "usage: " << command_.name << ' ' << command_.operands << "; see " << command_.name
             << " --help\n";
    }
    (void)err_.flush();
    if (status_ < status) status_ = status;
}

void Invocation::report(const Error& error) {
    complain(error);
}

int Invocation::finish() {
    if (const auto written = out_.flush(); !written) report(written.error());
    return status_;
}

}  // namespace kindling
