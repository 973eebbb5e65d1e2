#include "initramfs/boot_needs.h"

#include <elf.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <set>

#include "initramfs/elf_file.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint64_t largest_read = 256 * 1024 * 1024;
// include/uapi/linux/binfmts.h: what of a script's first line the kernel reads.
constexpr std::size_t first_line_read = 256;
constexpr int most_interpreters = 5;  // fs/exec.c, exec_binprm()

constexpr std::array<std::string_view, 7> library_folders{"/lib",
                                                          "/usr/lib",
                                                          "/lib64",
                                                          "/usr/lib64",
                                                          "/lib/x86_64-linux-gnu",
                                                          "/usr/lib/x86_64-linux-gnu",
                                                          "/usr/local/lib"};

// The content of one record of the image.
Result<std::string> content_of_record(const std::filesystem::path& image, std::size_t wanted) {
    ImageReader reader;
    TRY(reader.open(image));
    for (std::size_t number = 0;;) {
        const auto step = TRY(reader.next());
        if (step == ImageReader::Step::end) return std::string();
        if (step == ImageReader::Step::trailer || number++ != wanted) continue;
        std::string content(std::min<std::uint64_t>(reader.record().header.size, largest_read),
                            '\0');
        std::size_t filled = 0;
        while (filled < content.size()) {
            const std::size_t got =
                TRY(reader.read_data(content.data() + filled, content.size() - filled));
            if (got == 0) break;
            filled += got;
        }
        content.resize(filled);
        return content;
    }
}

// The interpreter that a script's first line names; the kernel ends it at a blank or newline.
std::string interpreter_of(std::string_view script) {
    std::string_view line = script.substr(0, first_line_read);
    line = line.substr(0, line.find('\n')).substr(2);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return std::string(line.substr(0, line.find_first_of(" \t")));
}

class Needs {
  public:
    Needs(const std::filesystem::path& image, const RootfsModel& rootfs,
          std::optional<std::size_t> cut_record)
        : image_(image), rootfs_(rootfs), cut_record_(cut_record) {}

    Result<std::vector<Finding>> run() {
        look_at_console();
        const Node* init = rootfs_.find("init");
        if (init == nullptr) {
            const bool dangling = rootfs_.find("init", false) != nullptr;
            tell("no-init", Severity::fatal,
                 dangling ? "/init is a symlink to nothing"
                          : "there is no /init, so the kernel looks for a root disk",
                 "add one: pack --file PROGRAM=/init");
            return findings_;
        }
        TRY(look_at_program("/init", *init, 0));
        return findings_;
    }

  private:
    void tell(std::string name, Severity severity, std::string what, std::string cure) {
        findings_.push_back({std::move(name), severity, std::move(what), std::move(cure)});
    }

    void look_at_console() {
        const Node* console = rootfs_.find("dev/console");
        const bool right = console != nullptr && S_ISCHR(console->mode) && console->major == 5 &&
                           console->minor == 1;
        if (!right)
            tell("console", Severity::warning,
                 console == nullptr ? "there is no /dev/console: /init starts without a console"
                                    : "/dev/console is not the character device 5:1",
                 "add the line: nod /dev/console 0600 0 0 c 5 1");
    }

    Result<void> look_at_program(const std::string& name, const Node& node, int depth) {
        if (!S_ISREG(node.mode)) {
            tell("not-a-program", Severity::fatal,
                 fmt::format("{} is no regular file (the kernel: error -13)", name),
                 "put a program there");
            return {};
        }
        if ((node.mode & 0111) == 0) {
            tell("not-executable", Severity::fatal,
                 fmt::format("{} is not executable (the kernel: error -13)", name),
                 "give it the mode 0755");
            return {};
        }
        // do_name() opens a file for writing, and do_copy() closes it when all has come: until then
        // nobody can execute it (fs/exec.c, deny_write_access()).
        if (node.record && node.record == cut_record_) {
            tell("cut-program", Severity::fatal,
                 fmt::format("the image ends within {}, which the kernel still holds open for "
                             "writing (the kernel: error -26)",
                             name),
                 "copy or pack the image anew");
            return {};
        }
        std::string bytes;
        if (node.record) bytes = TRY(content_of_record(image_, *node.record));
        if (bytes.starts_with("#!")) return look_at_script(name, bytes, depth);
        const auto elf = parse_elf(bytes);
        if (!elf || !elf->runs) {
            tell("not-a-program", Severity::fatal,
                 fmt::format("{} is {} (the kernel: error -8)", name,
                             bytes.empty() ? "empty" : "neither an ELF program nor a script"),
                 "put a program there, or begin the script with #!/bin/sh");
            return {};
        }
        return look_at_elf(name, *elf);
    }

    Result<void> look_at_script(const std::string& name, const std::string& bytes, int depth) {
        const std::string interpreter = interpreter_of(bytes);
        if (interpreter.ends_with('\r')) {
            tell("script-crlf", Severity::fatal,
                 fmt::format("the first line of {} ends in a carriage return, so its interpreter "
                             "is \"{}\\r\" (the kernel: error -2)",
                             name, interpreter.substr(0, interpreter.size() - 1)),
                 "save it with Unix line ends: sed -i 's/\\r$//'");
            return {};
        }
        const Node* node = interpreter.empty() ? nullptr : rootfs_.find(interpreter);
        if (node == nullptr) {
            tell("missing-interpreter", Severity::fatal,
                 interpreter.empty()
                     ? fmt::format("the first line of {} names no interpreter (error -8)", name)
                     : fmt::format("interpreter {} of {} is missing (the kernel: error -2)",
                                   interpreter, name),
                 interpreter.empty() ? "begin it with #!/bin/sh" : "add it to the image");
            return {};
        }
        if (depth == most_interpreters) {
            tell("interpreter-loop", Severity::fatal,
                 fmt::format("{}: a script's interpreter is a script, and so on (error -40)", name),
                 "use a program as the interpreter");
            return {};
        }
        return look_at_program(interpreter, *node, depth + 1);
    }

    Result<void> look_at_elf(const std::string& name, const ElfFile& elf) {
        if (elf.machine != EM_X86_64 || !elf.is_64_bit) {
            tell("other-machine", Severity::fatal,
                 fmt::format("{} is a program of another machine (ELF machine {}, {} bits)", name,
                             elf.machine, elf.is_64_bit ? 64 : 32),
                 "compile it for x86-64");
            return {};
        }
        if (!elf.interpreter.empty() && rootfs_.find(elf.interpreter) == nullptr) {
            tell("missing-loader", Severity::fatal,
                 fmt::format("interpreter {} of {} is missing (the kernel: error -2)",
                             elf.interpreter, name),
                 "link with -static, or add the loader and the libraries to the image");
            return {};
        }
        if (!elf.interpreter.empty()) TRY(look_at_libraries(name, elf));
        return {};
    }

    Result<void> look_at_libraries(const std::string& name, const ElfFile& elf) {
        for (const auto& library : elf.needed) {
            if (!seen_.insert(library).second) continue;
            const Node* node = find_library(library, elf.search_path);
            if (node == nullptr) {
                tell("missing-library", Severity::fatal,
                     fmt::format("{}, which {} needs, is missing", library, name),
                     "link with -static, or add it to the image");
                continue;
            }
            if (!node->record) continue;
            const std::string bytes = TRY(content_of_record(image_, *node->record));
            if (const auto parsed = parse_elf(bytes)) TRY(look_at_libraries(library, *parsed));
        }
        return {};
    }

    [[nodiscard]] const Node* find_library(const std::string& library,
                                           std::string_view search_path) const {
        if (library.contains('/')) return rootfs_.find(library);
        while (!search_path.empty()) {
            const std::string_view folder = search_path.substr(0, search_path.find(':'));
            search_path.remove_prefix(std::min(folder.size() + 1, search_path.size()));
            const Node* node = rootfs_.find(fmt::format("{}/{}", folder, library));
            if (node != nullptr) return node;
        }
        for (const auto folder : library_folders) {
            const Node* node = rootfs_.find(fmt::format("{}/{}", folder, library));
            if (node != nullptr) return node;
        }
        return nullptr;
    }

    const std::filesystem::path& image_;
    const RootfsModel& rootfs_;
    std::optional<std::size_t> cut_record_;
    std::set<std::string> seen_;
    std::vector<Finding> findings_;
};

}  // namespace

Result<std::vector<Finding>> boot_needs(const std::filesystem::path& image,
                                        const RootfsModel& rootfs,
                                        std::optional<std::size_t> cut_record) {
    return Needs(image, rootfs, cut_record).run();
}

}  // namespace kindling::initramfs
