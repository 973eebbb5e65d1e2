#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace kindling {

// Where downloads and builds live: $XDG_CACHE_HOME/kindling, or ~/.cache/kindling.
//
// An entry is a directory KIND/NAME-KEY, where KEY is a hash of everything that went into it. It
// is filled under another name and renamed when it is whole, so an interrupted build is never
// taken for a finished one; a lock per entry lets two of us work at once without harm.
class Cache {
  public:
    // Fails when neither variable says where, or the directory can't be made.
    [[nodiscard]] static Result<Cache> open();

    // Fills an empty work directory. What it leaves there becomes the entry.
    using Fill = std::function<Result<void>(const std::filesystem::path& work)>;

    // The directory of the entry, which is filled first when it is not there yet. INGREDIENTS is
    // the text that the key is made from; it is kept in the entry as ingredients.txt.
    [[nodiscard]] Result<std::filesystem::path> entry(const std::string& kind,
                                                      const std::string& name,
                                                      const std::string& ingredients,
                                                      const Fill& fill) const;

    // Whether that entry is there already, and where; nothing is built.
    [[nodiscard]] bool has(const std::string& kind, const std::string& name,
                           const std::string& ingredients) const;
    [[nodiscard]] std::filesystem::path path_of(const std::string& kind, const std::string& name,
                                                const std::string& ingredients) const;

    // A file for the log of a build; it stays when the build fails.
    [[nodiscard]] Result<std::filesystem::path> log_file(const std::string& name) const;

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  private:
    explicit Cache(std::filesystem::path root) : root_(std::move(root)) {}
    std::filesystem::path root_;
};

}  // namespace kindling
