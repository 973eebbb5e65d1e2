// kindling run: a machine with the person's own terminal on its console.

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/process.h"
#include "base/progress.h"
#include "base/quote.h"
#include "cli/boot_options.h"
#include "cli/kernel_facts.h"
#include "cli/subcommands.h"
#include "cli/supplies.h"
#include "initramfs/init_image.h"
#include "initramfs/pack.h"
#include "machine/description.h"

namespace kindling::cli {

namespace {

// Where QEMU's -s has gdb's stub listen.
constexpr const char* default_gdb_port = "1234";

// QEMU puts the terminal into raw mode; when it is killed nobody would put it back.
class TerminalState {
  public:
    TerminalState() : saved_(::tcgetattr(STDIN_FILENO, &state_) == 0) {}
    TerminalState(const TerminalState&) = delete;
    TerminalState& operator=(const TerminalState&) = delete;
    ~TerminalState() {
        if (saved_) ::tcsetattr(STDIN_FILENO, TCSANOW, &state_);
    }

  private:
    termios state_{};
    bool saved_;
};

Result<int> run_on_terminal(const machine::Description& machine) {
    const TerminalState terminal;
    const Ending ending = TRY(run_in_foreground({machine::arguments(machine, machine::ByHand{})}));
    if (!ending.succeeded()) return failure("QEMU ended with {}", kindling::describe(ending));
    return 0;
}

class RunCommand final : public Subcommand {
  public:
    [[nodiscard]] std::string name() const override { return "run"; }
    [[nodiscard]] std::string summary() const override {
        return "Boot an image with your terminal on its console";
    }
    [[nodiscard]] std::string example() const override {
        return "kindling run busybox          # ctrl-a x leaves\n"
               "  kindling run --init ./my-init # one program or script as /init";
    }
    void declare(Options& options) override {
        options.optional_argument("IMAGE", image_,
                                  "A list under configs/images, or the path of a list or an image");
        options.option("--init", init_, "Boot this program or script as /init");
        options.option("--profile", profile_, "The kernel's profile (default: seed)");
        options.option("--machine", machine_, "pc, q35 or microvm");
        options.option("--memory", memory_mib_, "Memory in MiB");
        options.option("--cpus", cpus_, "Number of processors");
        options.option("--append", command_line_, "Add this to the kernel's command line");
        options.option("--firmware", firmware_, "seabios or qboot (default: the machine's own)");
        options.list_option("--disk", disks_, "Add a disk; what the guest writes is thrown away");
        options.flag_with_value("--gdb", default_gdb_port, gdb_port_,
                                "Wait for gdb on this port before the guest starts");
        boot_.declare_machine(options);
        boot_.declare_sources(options);
    }

    Result<int> run() override {
        if (!init_.empty() + !image_.empty() + !boot_.initramfs.empty() != 1)
            return failure("give one of IMAGE, --initramfs FILE and --init FILE");
        if (memory_mib_ < 1 || cpus_ < 1) return failure("--memory and --cpus are at least 1");
        Supplies supplies = TRY(Supplies::open(boot_));
        const TemporaryDirectory scratch = TRY(TemporaryDirectory::make("run"));
        machine::Description machine = TRY(describe(supplies, scratch.path()));
        if (boot_.dry_run) {
            fmt::print("{}\n", shell_quoted(arguments(machine, machine::ByHand{})));
            return 0;
        }
        for (const auto& note : supplies.notes()) fmt::print("note: {}\n", printable(note));
        for (const auto& note : image_notes(*machine.initramfs, machine.kernel, memory_mib_))
            fmt::print("note: {}\n", printable(note));
        fmt::print("{}\n", coloured("dim", "ctrl-a x leaves the machine, ctrl-a h helps"));
        if (machine.gdb_port) say_how_to_debug(supplies, *machine.gdb_port);
        std::fflush(stdout);
        return run_on_terminal(machine);
    }

  private:
    Result<machine::Description> describe(Supplies& supplies, const fs::path& scratch) const {
        machine::Description machine;
        const auto& types = machine::machine_types();
        if (std::ranges::find(types, machine_) == types.end())
            return failure("unknown machine \"{}\": there are {}", printable(machine_),
                           fmt::join(types, ", "));
        machine.type = machine_;
        machine.kernel = TRY(supplies.kernel(profile_, "."));
        machine.initramfs = init_.empty() ? TRY(supplies.image(image_, "."))
                                          : TRY(image_of_init(supplies, scratch / "init.cpio"));
        machine.memory_mib = memory_mib_;
        TRY(add_options(machine));
        machine.cpus = boot_.repeatable ? 1 : cpus_;
        machine.command_line = "root=/dev/ram init=/init";
        if (!command_line_.empty()) machine.command_line += " " + command_line_;
        machine.repeatable = boot_.repeatable;
        machine.accelerator = TRY(supplies.accelerator());
        return machine;
    }

    Result<void> add_options(machine::Description& machine) const {
        const auto& firmwares = machine::firmwares();
        if (!firmware_.empty() && std::ranges::find(firmwares, firmware_) == firmwares.end())
            return failure("unknown firmware \"{}\": there are {}", printable(firmware_),
                           fmt::join(firmwares, ", "));
        machine.firmware = firmware_;
        for (const auto& file : disks_) {
            if (!fs::exists(file)) return failure("there is no disk {}", printable(file));
            machine.disks.push_back({.file = file, .format = machine::disk_format(file)});
        }
        if (gdb_port_.empty()) return {};
        int port = 0;
        const char* end = gdb_port_.data() + gdb_port_.size();
        const auto parsed = std::from_chars(gdb_port_.data(), end, port);
        if (parsed.ec != std::errc() || parsed.ptr != end || port < 1 || port > 65535)
            return failure("\"{}\" is no port for gdb: 1 to 65535", printable(gdb_port_));
        machine.gdb_port = port;
        return {};
    }

    static void say_how_to_debug(const Supplies& supplies, int port) {
        const std::string symbols =
            supplies.vmlinux() ? single_quoted(supplies.vmlinux()->string()) : "vmlinux";
        fmt::print("the guest waits for: gdb {} -ex 'target remote :{}'\n", symbols, port);
    }

    // An image with the person's program; a script gets BusyBox to run it.
    Result<fs::path> image_of_init(Supplies& supplies, const fs::path& image) const {
        const auto kind = TRY(initramfs::kind_of_init(init_));
        std::optional<initramfs::Shell> shell;
        if (kind == initramfs::InitKind::script) {
            auto variables = TRY(supplies.image_variables({"BUSYBOX", "BUSYBOX_LINKS"}));
            shell =
                initramfs::Shell{variables["BUSYBOX"], TRY(read_file(variables["BUSYBOX_LINKS"]))};
        }
        TRY(initramfs::pack(initramfs::image_of_init(init_, shell), image,
                            {.epoch = TRY(initramfs::source_date_epoch())}));
        return image;
    }

    std::string image_;
    std::string init_;
    std::string profile_ = "seed";
    std::string machine_ = "pc";
    std::string command_line_;
    int memory_mib_ = 128;
    std::string firmware_;
    std::string gdb_port_;
    std::vector<std::string> disks_;
    int cpus_ = 1;
    BootOptions boot_;
};

}  // namespace

std::unique_ptr<Subcommand> make_run_command() {
    return std::make_unique<RunCommand>();
}

}  // namespace kindling::cli
