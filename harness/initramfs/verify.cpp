#include "initramfs/verify.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/interrupt.h"
#include "initramfs/boot_needs.h"
#include "initramfs/parents.h"

namespace kindling::initramfs {

namespace {

constexpr std::uint64_t page = 4096;
// What a small kernel and its tables take beside the files.
constexpr std::uint64_t kernel_memory = 24 * 1024 * 1024;
constexpr std::size_t shown_of_a_kind = 8;

// Why a record is gone over: a finding for each fate and arrival that loses something.
struct Loss {
    std::string_view name;
    std::string_view what;
    std::string_view cure;
};

const Loss* loss_of(NewcRecord::Fate fate) {
    using Fate = NewcRecord::Fate;
    static const std::map<Fate, Loss> losses{
        {Fate::no_name, {"no-name", "an entry whose name has no bytes is lost", "give it a name"}},
        {Fate::name_too_long,
         {"name-too-long", "an entry is lost, for its name has more than 4095 bytes",
          "shorten the name"}},
        {Fate::target_too_long,
         {"target-too-long", "a symlink is lost, for its target has more than 4096 bytes",
          "shorten the target"}},
        {Fate::data_on_special,
         {"data-on-special", "it is lost, for it has data and is no regular file",
          "give data to regular files alone: is the mode right?"}}};
    const auto found = losses.find(fate);
    return found == losses.end() ? nullptr : &found->second;
}

const Loss* loss_of(Arrival arrival) {
    static const std::map<Arrival, Loss> losses{
        {Arrival::no_directory,
         {"missing-directory", "it is lost, for no entry before it makes its directory",
          "pack --parents, or move the directory's entry before it"}},
        {Arrival::directory_in_way,
         {"directory-in-way", "it is lost, for a directory of that name is in the way",
          "remove one of the two"}},
        {Arrival::link_lost,
         {"link-lost", "it is lost with its data, for its hard link did not arrive",
          "mend the entry that it links to"}},
        {Arrival::no_type,
         {"no-type", "it is lost, for its mode names no file type",
          "put the type into the mode: 0100000 for a file"}},
        {Arrival::no_name, {"empty-name", "it is lost, for its name is empty", "give it one"}},
        {Arrival::device_kept,
         {"device-kept", "an earlier device of that name stays as it is", "remove one of the two"}},
        {Arrival::replaced,
         {"replaced", "it takes the place of an earlier entry of that name",
          "remove one of the two, if that was not meant"}}};
    const auto found = losses.find(arrival);
    return found == losses.end() ? nullptr : &found->second;
}

// Findings, of which each name is told in full only so many times.
class Findings {
  public:
    void add(Finding finding) {
        if (++numbers_[finding.name] <= shown_of_a_kind) all_.push_back(std::move(finding));
    }
    std::vector<Finding> all() {
        for (const auto& [name, number] : numbers_)
            if (number > shown_of_a_kind)
                all_.push_back({name, Severity::note,
                                fmt::format("and {} more of these", number - shown_of_a_kind),
                                "as above"});
        return std::move(all_);
    }

  private:
    std::vector<Finding> all_;
    std::map<std::string, std::size_t> numbers_;
};

// Whether the kernel has ramdisks; our own have, so one of which nothing is known does.
bool has_ramdisk(const KernelFacts& kernel) {
    return !kernel.enabled ||
           std::ranges::find(*kernel.enabled, "BLK_DEV_RAM") != kernel.enabled->end();
}

// init/initramfs.c, do_populate_rootfs(): how an unpacker's message is printed.
std::string kernel_line(const std::string& message, const KernelFacts& kernel) {
    return has_ramdisk(kernel)
               ? fmt::format("rootfs image is not initramfs ({}); looks like an initrd", message)
               : fmt::format("Initramfs unpacking failed: {}", message);
}

class Unpacking {
  public:
    explicit Unpacking(const KernelFacts& kernel)
        : kernel_(kernel), unpacker_(unpacker_of(kernel.version)), reader_(unpacker_) {}

    Result<Verification> run(const std::filesystem::path& image) {
        TRY(reader_.open(image));
        for (;;) {
            if (interrupted_by() != 0) return interruption();
            const auto step = TRY(reader_.next());
            if (step == ImageReader::Step::end) break;
            look_at_segment();
            if (!message_.empty()) break;
            if (step == ImageReader::Step::trailer)
                ++archive_;
            else
                TRY(take(reader_.record()));
            // A wrong checksum is told when its entry has been made: nothing more comes.
            if (!message_.empty()) break;
        }
        look_at_segment();
        if (message_.empty()) message_ = reader_.fault();
        say_how_it_ended();
        look_at_memory();
        std::optional<std::size_t> cut;
        if (reader_.last_is_cut()) cut = records_ - 1;
        return Verification{findings_.all(), std::move(rootfs_), message_, cut};
    }

  private:
    Result<void> take(const NewcRecord& record) {
        const std::size_t number = records_++;
        if (const Loss* loss = loss_of(record.fate)) {
            tell(*loss, record, Severity::warning);
            return {};
        }
        const Arrival arrival = rootfs_.take(record, number, archive_);
        // find . | cpio has an entry for the root itself, and gen_initramfs.sh one without a name.
        const bool root = plain_name(record.name).empty() && S_ISDIR(record.header.mode);
        if (const Loss* loss = loss_of(arrival); loss != nullptr && !root)
            tell(*loss, record, arrival == Arrival::replaced ? Severity::note : Severity::warning);
        if (record.header.uid == owner_unchanged || record.header.gid == owner_unchanged)
            tell({"owner-kept", "its owner or group 4294967295 means to leave it as it is",
                  "give it a number below that"},
                 record, Severity::warning);
        const bool written = S_ISREG(record.header.mode) &&
                             (arrival == Arrival::made || arrival == Arrival::replaced);
        if (written) unpacked_ += (record.header.size + page - 1) / page * page;
        if (record.checksummed && written) TRY(sum(record));
        // fs/read_write.c, generic_write_checks(): without O_LARGEFILE no byte from there on.
        constexpr std::uint32_t first_of_large_files = 0x7fffffff;
        if (written && !unpacker_.takes_large_files && record.header.size > first_of_large_files)
            message_ = "write error";
        return {};
    }

    void tell(const Loss& loss, const NewcRecord& record, Severity severity) {
        findings_.add(
            {std::string(loss.name), severity,
             fmt::format("/{}: {}",
                         record.name.starts_with('/') ? record.name.substr(1) : record.name,
                         loss.what),
             std::string(loss.cure)});
    }

    // do_copy(): the sum of the data's bytes.
    Result<void> sum(const NewcRecord& record) {
        std::array<char, 65536> bytes{};
        std::uint32_t total = 0;
        for (;;) {
            const std::size_t got = TRY(reader_.read_data(bytes.data(), bytes.size()));
            if (got == 0) break;
            for (std::size_t i = 0; i < got; ++i) total += static_cast<unsigned char>(bytes[i]);
        }
        if (total != record.checksum) message_ = "bad data checksum";
        return {};
    }

    void look_at_segment() {
        const auto& segments = reader_.segments();
        if (segments.size() == looked_at_) return;
        looked_at_ = segments.size();
        const Compression* format = segments.back().compression;
        if (format == nullptr || !kernel_.enabled || !message_.empty()) return;
        const std::string option(format->kernel_option.substr(std::string_view("CONFIG_").size()));
        if (std::ranges::find(*kernel_.enabled, option) != kernel_.enabled->end()) return;
        message_ = fmt::format("compression method {} not configured", format->name);
        not_configured_ = format;
    }

    void say_how_it_ended() {
        if (reader_.truncated())
            findings_.add({"truncated", Severity::warning,
                           "the image ends within an entry, and the kernel does not tell",
                           "copy or pack the image anew"});
        if (message_.empty()) return;
        findings_.add({name_of_message(), Severity::fatal,
                       fmt::format("the kernel says \"{}\" and unpacks no further",
                                   kernel_line(message_, kernel_)),
                       cure_of_message()});
        if (has_ramdisk(kernel_)) leave_image();
    }

    // populate_initrd_image(): with ramdisks, what can't be unpacked is kept as a file.
    void leave_image() {
        if (unpacker_.repeats_builtin) rootfs_.unpack_builtin();
        NewcRecord record;
        record.name = "initrd.image";
        record.header.mode = S_IFREG | 0700;
        record.header.size = static_cast<std::uint32_t>(reader_.image_size());
        rootfs_.take(record, records_, archive_);
    }

    [[nodiscard]] std::string name_of_message() const {
        if (not_configured_ != nullptr) return "not-configured";
        static const std::map<std::string, std::string, std::less<>> names{
            {"no cpio magic", "no-magic"},
            {"incorrect cpio method used: use -H newc option", "old-format"},
            {"broken padding", "broken-padding"},
            {"malformed archive", "malformed"},
            {"bad data checksum", "bad-checksum"},
            {"write error", "file-too-large"},
            {"junk within compressed archive", "junk-within"},
            {"junk at the end of compressed archive", "junk-at-end"},
            {"invalid magic at start of compressed archive", "invalid-magic"}};
        const auto found = names.find(message_);
        return found == names.end() ? "corrupt-stream" : found->second;
    }

    [[nodiscard]] std::string cure_of_message() const {
        if (not_configured_ != nullptr)
            return fmt::format("build the kernel with {}=y, or pack with another --compress",
                               not_configured_->kernel_option);
        if (message_ == "write error") return "keep files below 2 GiB, or take Linux 6.10 or newer";
        if (message_.starts_with("incorrect cpio method")) return "pack it with cpio -H newc";
        if (message_ == "broken padding" || message_.starts_with("invalid magic"))
            return "join segments at multiples of 4 bytes";
        return "pack the image anew";
    }

    // The compressed image stays in memory until all is unpacked.
    void look_at_memory() {
        if (!kernel_.memory) return;
        const std::uint64_t needed = reader_.image_size() + unpacked_ + kernel_memory;
        if (needed <= *kernel_.memory) return;
        constexpr std::uint64_t mib = 1024 * 1024;
        findings_.add({"memory", Severity::fatal,
                       fmt::format("the image and its files need some {} MiB, the machine has {}",
                                   needed / mib, *kernel_.memory / mib),
                       "give the machine more memory, or the image less"});
    }

    const KernelFacts& kernel_;
    UnpackerTraits unpacker_;
    ImageReader reader_;
    RootfsModel rootfs_{true};
    Findings findings_;
    std::string message_;
    const Compression* not_configured_ = nullptr;
    std::size_t looked_at_ = 0;
    std::size_t records_ = 0;
    std::size_t archive_ = 0;
    std::uint64_t unpacked_ = 0;
};

}  // namespace

Result<Verification> unpack_in_model(const std::filesystem::path& image,
                                     const KernelFacts& kernel) {
    return Unpacking(kernel).run(image);
}

Result<std::vector<Finding>> verify(const std::filesystem::path& image, const KernelFacts& kernel) {
    Verification unpacked = TRY(unpack_in_model(image, kernel));
    std::vector<Finding> findings = std::move(unpacked.findings);
    for (auto& need : TRY(boot_needs(image, unpacked.rootfs, unpacked.cut_record)))
        findings.push_back(std::move(need));
    std::vector<Finding> sorted;
    for (const auto severity : {Severity::fatal, Severity::warning, Severity::note})
        std::ranges::copy_if(findings, std::back_inserter(sorted),
                             [&](const Finding& finding) { return finding.severity == severity; });
    return sorted;
}

}  // namespace kindling::initramfs
