#pragma once
#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kindling::initramfs {

// Collects the extended attributes of files that are packed: nothing in newc holds them, so each
// is lost, and with security.capability the right of a program to do its work.
class LostAttributes {
  public:
    // Asks for the names of the attributes of PATH, which lies on DEVICE and is NAME in the image:
    // one system call, or none when that file system has said that it holds no attributes.
    void look_at(const std::string& path, const std::string& name, dev_t device);
    // One warning for each attribute: its name, the first file by name, and how many there are.
    [[nodiscard]] std::vector<std::string> warnings() const;

  private:
    struct Files {
        std::string first;
        size_t number = 0;
    };
    std::map<std::string, Files> files_;
    std::optional<dev_t> without_;  // the file system that was met last of those that hold none
};

}  // namespace kindling::initramfs
