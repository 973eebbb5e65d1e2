#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kindling::verdict {

// Cuts a log, given in pieces of any size, into lines of plain text: no escape sequences
// (ECMA-48), carriage returns or NULs; every other byte is kept. Memory stays bounded whatever
// comes: of a line of more than 64 KiB each 64 KiB are a line. Linear in the bytes; a line
// that lies whole in a piece and has nothing to be taken out is not copied.
class LogLines {
  public:
    static constexpr size_t longest_line = size_t{64} << 10;

    // Takes the next piece; calls SINK(line, number) for each line that is whole now. NUMBER counts
    // the newlines before it, from 1; the parts of one that was cut have the same.
    template <typename Sink>
    void add(std::string_view bytes, Sink&& sink) {
        while (!bytes.empty()) {
            const auto* found =
                static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
            const size_t length = found ? static_cast<size_t>(found - bytes.data()) : bytes.size();
            take(bytes.substr(0, length), found != nullptr, sink);
            bytes.remove_prefix(length + (found ? 1 : 0));
        }
    }
    // The line that is not whole yet.
    [[nodiscard]] const std::string& unfinished() const { return text_; }
    // The number of that line.
    [[nodiscard]] std::uint64_t number() const { return number_; }

  private:
    enum class Escape { none, begun, sequence, string, string_escape };

    template <typename Sink>
    void take(std::string_view part, bool ends, Sink& sink) {
        if (text_.empty() && ends && part.size() <= longest_line && is_plain(part)) {
            sink(part.ends_with('\r') ? part.substr(0, part.size() - 1) : part, number_);
        } else {
            while (!part.empty()) {
                part.remove_prefix(append(part));
                if (text_.size() >= longest_line) flush(sink);
                cut_ = text_.empty();
            }
            if (ends && !(cut_ && text_.empty())) flush(sink);
        }
        if (!ends) return;
        ++number_;
        cut_ = false;
        // A sequence that is never finished can hide no further line.
        escape_ = Escape::none;
    }
    template <typename Sink>
    void flush(Sink& sink) {
        sink(std::string_view(text_), number_);
        text_.clear();
    }
    // Whether nothing is to be taken out of PART but a carriage return at its end.
    [[nodiscard]] bool is_plain(std::string_view part) const;
    // Appends what is text of the beginning of PART; gives how many bytes it used.
    size_t append(std::string_view part);
    void append_special(char c);

    std::string text_;
    bool cut_ = false;  // a part of this line has been given out
    std::uint64_t number_ = 1;
    Escape escape_ = Escape::none;
};

}  // namespace kindling::verdict
