#include "machine/accelerator.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "base/file.h"
#include "base/key_values.h"
#include "base/nearest.h"
#include "base/unique_fd.h"
#include "machine/running.h"

namespace kindling::machine {

namespace {

using std::chrono::milliseconds;

// KVM that works ends the guest in less than a tenth of a second; TCG always ends it, and gets
// time for a machine that is loaded.
constexpr milliseconds kvm_limit{1000};
constexpr milliseconds tcg_limit{30000};

// Counts the versions of guest.S and of the race, so that old answers are not taken for new ones.
constexpr int race_version = 2;

// $KINDLING_KVM stands in for /dev/kvm where our own tests stand in for KVM.
std::string kvm_device() {
    const char* device = std::getenv("KINDLING_KVM");
    return device && *device ? device : "/dev/kvm";
}

// 0, or the errno with which /dev/kvm did not open.
int error_of_kvm() {
    const UniqueFd fd(::open(kvm_device().c_str(), O_RDWR | O_CLOEXEC));
    return fd.is_open() ? 0 : errno;
}

std::string kvm_does_not_open(int error) {
    return fmt::format("{} does not open: {}", kvm_device(), std::strerror(error));
}

// All that may change the answer. A QEMU of another version has another size or time: it need not
// be started to be asked.
Result<std::string> key_for(const fs::path& qemu, int kvm_error) {
    struct stat status{};
    if (::stat(qemu.c_str(), &status) != 0) return errno_failure("stat", qemu.string());
    std::string boot = TRY(read_file("/proc/sys/kernel/random/boot_id"));
    while (boot.ends_with('\n')) boot.pop_back();
    return fmt::format("race {} on boot {} with {} of {} bytes and time {}.{:09}, kvm error {}",
                       race_version, boot, qemu.string(), status.st_size, status.st_mtim.tv_sec,
                       status.st_mtim.tv_nsec, kvm_error);
}

Result<Accelerator> race(const fs::path& qemu, int kvm_error) {
    std::vector<Observation> observations;
    observations.push_back(TRY(try_accelerator("tcg", qemu, tcg_limit)));
    if (kvm_error == 0)
        observations.push_back(TRY(try_accelerator("kvm", qemu, kvm_limit)));
    else
        observations.push_back({"kvm", false, 0, kvm_does_not_open(kvm_error)});
    return fastest(std::move(observations));
}

// One line of text for the cache, whatever QEMU said.
std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

const std::string* value_of(const std::vector<KeyValue>& block, std::string_view key) {
    const auto found = std::ranges::find(block, key, &KeyValue::key);
    return found == block.end() ? nullptr : &found->value;
}

std::optional<Observation> observation_from(const std::vector<KeyValue>& block) {
    const std::string* accelerator = value_of(block, "accelerator");
    const std::string* works = value_of(block, "works");
    const std::string* seconds = value_of(block, "seconds");
    const std::string* what = value_of(block, "what");
    if (!accelerator || !works || !seconds || !what) return std::nullopt;
    double value = 0;
    if (std::from_chars(seconds->data(), seconds->data() + seconds->size(), value).ec !=
        std::errc())
        return std::nullopt;
    return Observation{*accelerator, *works == "yes", value, *what};
}

}  // namespace

Result<AcceleratorRequest> parse_accelerator_request(std::string_view text) {
    static const std::vector<std::string> names{"auto", "kvm", "tcg"};
    constexpr std::array requests{AcceleratorRequest::automatic, AcceleratorRequest::kvm,
                                  AcceleratorRequest::tcg};
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        return failure("unknown accelerator \"{}\"{} (there are auto, kvm and tcg)", text,
                       did_you_mean(text, names));
    return requests[static_cast<size_t>(found - names.begin())];
}

Result<fs::path> find_qemu() {
    const std::string program = qemu_program();
    const char* variable = std::getenv("PATH");
    std::string_view path = variable == nullptr ? "" : variable;
    if (program.find('/') != std::string::npos) path = ".";
    while (!path.empty()) {
        const size_t end = path.find(':');
        const fs::path candidate = fs::path(path.substr(0, end)) / program;
        std::error_code ignored;
        if (::access(candidate.c_str(), X_OK) == 0 && fs::is_regular_file(candidate, ignored))
            return candidate;
        path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    }
    return failure("{} is not there: `apt install qemu-system-x86`, or name it in KINDLING_QEMU",
                   program);
}

Result<Accelerator> choose_accelerator(const Cache& cache, AcceleratorRequest request) {
    const fs::path qemu = TRY(find_qemu());
    if (request == AcceleratorRequest::tcg) return Accelerator{"tcg", "it was asked for", {}};
    const int kvm_error = error_of_kvm();
    if (request == AcceleratorRequest::kvm) {
        if (kvm_error != 0) return failure("no KVM: {}", kvm_does_not_open(kvm_error));
        return Accelerator{"kvm", "it was asked for", {}};
    }
    const std::string key = TRY(key_for(qemu, kvm_error));
    const fs::path kept = cache.root() / "accelerator";
    if (const auto text = read_file(kept))
        if (auto answer = accelerator_from(*text, key)) return *std::move(answer);
    Accelerator answer = TRY(race(qemu, kvm_error));
    // A cache that can't be written to costs the race again, and nothing else.
    [[maybe_unused]] const auto ignored = replace_file(kept, to_text(answer, key));
    return answer;
}

Result<bool> says_anything(const Description& description, milliseconds limit) {
    const auto folder = TRY(TemporaryDirectory::make("control"));
    Running machine = TRY(Running::start(description, folder.path() / "console"));
    const auto until = Clock::now() + limit;
    while (!machine.end() && Clock::now() < until)
        if (!TRY(machine.observe(until)).empty()) return true;
    return false;
}

void distrust_kvm(const Cache& cache, const std::string& why) {
    const auto qemu = find_qemu();
    if (!qemu) return;
    const auto key = key_for(*qemu, error_of_kvm());
    if (!key) return;
    const Accelerator answer{"tcg", "kvm " + why, {{"kvm", false, 0, why}}};
    [[maybe_unused]] const auto ignored =
        replace_file(cache.root() / "accelerator", to_text(answer, *key));
}

Result<Accelerator> fastest(std::vector<Observation> observations) {
    const Observation* best = nullptr;
    for (const auto& observation : observations)
        if (observation.works && (best == nullptr || observation.seconds < best->seconds))
            best = &observation;
    std::string others;
    for (const auto& observation : observations)
        if (&observation != best)
            others += fmt::format("; {} {}", observation.accelerator, observation.what);
    if (best == nullptr)
        return failure("no accelerator works{}", others.empty() ? "" : ": " + others.substr(2));
    Accelerator accelerator{best->accelerator, fmt::format("it {}{}", best->what, others), {}};
    accelerator.observations = std::move(observations);
    return accelerator;
}

std::string to_text(const Accelerator& accelerator, std::string_view key) {
    std::string text = fmt::format(
        "# Which accelerator is the fastest here. Made by a race.\n"
        "key: {}\nname: {}\nreason: {}\n",
        key, accelerator.name, on_one_line(accelerator.reason));
    for (const auto& [name, works, seconds, what] : accelerator.observations)
        text += fmt::format("\naccelerator: {}\nworks: {}\nseconds: {:.3f}\nwhat: {}\n", name,
                            works ? "yes" : "no", seconds, on_one_line(what));
    return text;
}

std::optional<Accelerator> accelerator_from(std::string_view text, std::string_view key) {
    const auto blocks = parse_key_values(text, "accelerator");
    if (!blocks || blocks->empty()) return std::nullopt;
    const std::string* kept_key = value_of(blocks->front(), "key");
    const std::string* name = value_of(blocks->front(), "name");
    const std::string* reason = value_of(blocks->front(), "reason");
    if (!kept_key || *kept_key != key || !name || !reason) return std::nullopt;
    if (*name != "kvm" && *name != "tcg") return std::nullopt;
    Accelerator accelerator{*name, *reason, {}};
    for (size_t block = 1; block < blocks->size(); ++block) {
        auto observation = observation_from((*blocks)[block]);
        if (!observation) return std::nullopt;
        accelerator.observations.push_back(*std::move(observation));
    }
    return accelerator;
}

}  // namespace kindling::machine
