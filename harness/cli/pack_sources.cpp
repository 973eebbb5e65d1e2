#include "cli/pack_sources.h"

#include <fmt/ranges.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/checkout.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/supplies.h"
#include "initramfs/archive_source.h"
#include "initramfs/image_list.h"
#include "initramfs/parents.h"

namespace kindling::cli {

namespace {

constexpr std::size_t warnings_shown = 10;

std::vector<std::string> names_of_our_lists() {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& file : fs::directory_iterator(checkout::configs() / "images", ignored))
        if (file.path().extension() == ".list") names.push_back(file.path().stem().string());
    std::ranges::sort(names);
    return names;
}

// A source as it was named: the name of a list in configs/images, or a path. The names come
// first, so that a folder `busybox` where we are does not hide the list.
Result<fs::path> find_source(const std::string& named) {
    const auto ours = names_of_our_lists();
    if (std::ranges::find(ours, named) != ours.end())
        return checkout::configs() / "images" / (named + ".list");
    if (named == "-" || fs::exists(named)) return fs::path(named);
    return failure("no list, directory or archive {}{} (a path, or one of configs/images: {})",
                   named, did_you_mean(named, ours), fmt::join(ours, " "));
}

// LEFT=RIGHT, neither of them empty.
Result<std::pair<std::string, std::string>> split_pair(const std::string& text,
                                                       std::string_view form) {
    const size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        return failure("{}: it must be {}", text, form);
    return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

// Reads sources one after the other. What lists need is built at most once.
class Reader {
  public:
    explicit Reader(const PackSources& wanted) : wanted_(wanted) {}

    Result<PackedEntries> run() {
        for (const auto& setting : wanted_.settings) {
            auto [name, path] = TRY(split_pair(setting, "--set NAME=PATH"));
            // The path is relative to where we are, not to a list.
            variables_.insert_or_assign(std::move(name), fs::absolute(path).string());
        }
        if (wanted_.builtin) add_default_nodes();
        for (const auto& named : wanted_.sources) TRY(add_source(TRY(find_source(named))));
        for (const auto& file : wanted_.files) TRY(add_file(file));
        look_at_parents();
        return std::move(result_);
    }

  private:
    // A built-in image stands in the place of usr/default_cpio_list, without which /init has no
    // console: init/main.c, console_on_rootfs().
    void add_default_nodes() {
        const initramfs::Origin origin{"--builtin", 0};
        constexpr auto character = initramfs::Device::Kind::character;
        append({{"/dev", 0755, 0, 0, initramfs::Directory{}, origin},
                {"/dev/console", 0600, 0, 0, initramfs::Device{character, 5, 1}, origin},
                {"/root", 0700, 0, 0, initramfs::Directory{}, origin}});
    }

    Result<void> add_source(const fs::path& source) {
        if (fs::is_directory(source)) {
            append(TRY(initramfs::read_tree(source, wanted_.owners)));
            return {};
        }
        if (TRY(initramfs::is_archive(source))) {
            auto archive = TRY(initramfs::read_archive(source));
            append(std::move(archive.entries));
            if (archive.contents) result_.contents.push_back(std::move(*archive.contents));
            return {};
        }
        return add_list(source);
    }

    Result<void> add_list(const fs::path& source) {
        const auto list = TRY(initramfs::read_list(source));
        std::vector<std::string> needed;
        for (auto& name : TRY(initramfs::variables_needed(list)))
            if (!variables_.contains(name)) needed.push_back(std::move(name));
        if (!needed.empty()) {
            Supplies supplies = TRY(Supplies::open({}));
            variables_.merge(TRY(supplies.image_variables(needed)));
        }
        append(TRY(initramfs::entries_of(list, variables_)));
        return {};
    }

    Result<void> add_file(const std::string& text) {
        auto [location, name] = TRY(split_pair(text, "--file SRC=DEST"));
        struct stat status{};
        if (::stat(location.c_str(), &status) != 0) return errno_failure("stat", location);
        std::vector<initramfs::Entry> one{{std::move(name),
                                           status.st_mode & 07777U,
                                           0,
                                           0,
                                           initramfs::RegularFile{location, {}},
                                           {"--file " + text, 0}}};
        // A person who adds one file wants it to arrive.
        for (const auto& missing : initramfs::missing_parents(one, {}))
            if (!has_directory(missing.directory))
                append({{missing.directory, 0755, 0, 0, initramfs::Directory{}, one[0].origin}});
        append(std::move(one));
        return {};
    }

    [[nodiscard]] bool has_directory(const std::string& name) const {
        return std::ranges::any_of(result_.entries, [&](const initramfs::Entry& entry) {
            return initramfs::plain_name(entry.name) == name;
        });
    }

    void look_at_parents() {
        if (wanted_.parents) {
            result_.entries = initramfs::with_parents(std::move(result_.entries));
            return;
        }
        const auto builtin = wanted_.builtin ? std::span<const std::string_view>()
                                             : initramfs::default_directories();
        const auto missing = initramfs::missing_parents(result_.entries, builtin);
        for (const auto& one : missing) {
            if (&one - missing.data() == warnings_shown) {
                result_.warnings.push_back(
                    fmt::format("and {} more directories", missing.size() - warnings_shown));
                break;
            }
            result_.warnings.push_back(fmt::format(
                "{}: {}: no entry before it makes its directory /{}: the kernel will drop it "
                "without a word (--parents puts such directories in)",
                initramfs::describe(one.needed_by->origin), one.needed_by->name, one.directory));
        }
    }

    void append(std::vector<initramfs::Entry> entries) {
        if (result_.entries.empty()) {
            result_.entries = std::move(entries);
            return;
        }
        std::ranges::move(entries, std::back_inserter(result_.entries));
    }

    const PackSources& wanted_;
    initramfs::Variables variables_;
    PackedEntries result_;
};

}  // namespace

Result<PackedEntries> read_sources(const PackSources& sources) {
    return Reader(sources).run();
}

}  // namespace kindling::cli
