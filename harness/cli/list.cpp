// kindling list: what is in an image.

#include <fmt/format.h>

#include <cstdio>

#include "base/quote.h"
#include "cli/subcommands.h"
#include "initramfs/image_reader.h"
#include "initramfs/listing.h"

namespace kindling::cli {

namespace {

class ListCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "list"; }
    [[nodiscard]] std::string summary() const override {
        return "Show the segments and entries of an image";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling list my.cpio.zst\n  kindling list --json /boot/initrd.img";
    }
    void declare(Options& options) override {
        options.argument("IMAGE", image_, "An initramfs image, compressed or not");
        options.flag("--json", json_, "One JSON object, \"version\": 1");
    }
    // 1 where the kernel would not take the image to its end.
    Result<int> run() override {
        initramfs::ImageReader reader;
        TRY(reader.open(image_));
        if (json_)
            write(R"({"version":1,"image":)" + initramfs::json_text(image_) + R"(,"entries":[)");
        for (bool first = true;;) {
            const auto step = TRY(reader.next());
            if (step == initramfs::ImageReader::Step::end) break;
            if (step == initramfs::ImageReader::Step::trailer) continue;
            if (json_)
                write((first ? "\n" : ",\n") +
                      initramfs::entry_json(reader.record(), reader.segments().size() - 1));
            else
                write(initramfs::entry_line(reader.record()) + "\n");
            first = false;
        }
        write(json_ ? json_end(reader) : text_end(reader));
        flush();
        return reader.fault().empty() && !reader.truncated() ? 0 : 1;
    }

  private:
    static std::string text_end(const initramfs::ImageReader& reader) {
        std::string text;
        for (const auto& segment : reader.segments())
            text += initramfs::segment_line(segment) + "\n";
        if (!reader.fault().empty())
            text += fmt::format("the kernel stops here: {}\n", printable(reader.fault()));
        if (reader.truncated()) text += "the image ends within an entry\n";
        return text;
    }
    static std::string json_end(const initramfs::ImageReader& reader) {
        std::string text = "],\n\"segments\":[";
        for (const auto& segment : reader.segments())
            text += (text.ends_with('[') ? "" : ",") + initramfs::segment_json(segment);
        return text + fmt::format("],\n\"fault\":{},\"truncated\":{}}}\n",
                                  initramfs::json_text(reader.fault()), reader.truncated());
    }
    void write(const std::string& text) {
        constexpr std::size_t enough = 64 * 1024;
        pending_ += text;
        if (pending_.size() > enough) flush();
    }
    void flush() {
        std::fwrite(pending_.data(), 1, pending_.size(), stdout);
        pending_.clear();
    }

    std::string image_;
    std::string pending_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Subcommand> make_list_command() {
    return std::make_unique<ListCommand>();
}

}  // namespace kindling::cli
