#include "conformance/duty.h"

#include <algorithm>

#include "base/file.h"
#include "base/lines.h"

namespace kindling::conformance {

namespace {

// The value of a line "# KEY: VALUE", where it is one.
std::optional<std::string> value_in(std::string_view line, std::string_view key) {
    const std::string head = fmt::format("# {}:", key);
    if (!line.starts_with(head)) return std::nullopt;
    return std::string(trimmed(line.substr(head.size())));
}

Result<DiskKind> disk_kind(const std::string& text) {
    if (text == "ext4") return DiskKind::ext4;
    if (text == "ext4 with init") return DiskKind::ext4_with_init;
    return failure("\"# disk: {}\": it is ext4, or ext4 with init", text);
}

Result<FileOnDisk> file_on_disk(const std::string& text) {
    const size_t colon = text.find(':');
    if (colon == std::string::npos) return failure("\"# after: {}\": write FILE: TEXT", text);
    return FileOnDisk{text.substr(0, colon),
                      std::string(trimmed(std::string_view(text).substr(colon + 1)))};
}

Result<void> read_comment(Duty& duty, std::string_view line) {
    if (const auto value = value_in(line, "asks")) duty.asks = *value;
    if (const auto value = value_in(line, "source")) duty.sources.push_back(*value);
    if (const auto value = value_in(line, "alone")) duty.alone = *value;
    if (const auto value = value_in(line, "disk")) duty.disk = TRY(disk_kind(*value));
    if (const auto value = value_in(line, "after")) duty.afterwards = TRY(file_on_disk(*value));
    return {};
}

}  // namespace

Result<Duty> parse_duty(const std::filesystem::path& file, const std::string& text) {
    Duty duty;
    duty.scenario = TRY(scenario::parse(file, text));
    duty.name = duty.scenario.name;
    std::string_view rest = text;
    while (rest.starts_with('#')) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (const auto read = read_comment(duty, line); !read)
            return while_doing("reading " + file.string(), read.error());
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    if (duty.asks.empty() || duty.sources.empty())
        return failure("{}: a duty begins with \"# asks: …\" and \"# source: …\"", file.string());
    if (duty.afterwards && duty.disk == DiskKind::none)
        return failure("{}: \"# after:\" looks at a disk: it needs \"# disk:\"", file.string());
    return duty;
}

Result<std::vector<Duty>> load_duties(const std::filesystem::path& folder) {
    std::vector<fs::path> files;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code))
        if (entry.path().extension() == ".boot") files.push_back(entry.path());
    if (code) return failure("read {}: {}", folder.string(), code.message());
    if (files.empty()) return failure("there is no duty (*.boot) in {}", folder.string());
    std::ranges::sort(files);
    std::vector<Duty> duties;
    for (const auto& file : files) duties.push_back(TRY(parse_duty(file, TRY(read_file(file)))));
    return duties;
}

bool may_share(const Duty& duty) {
    return duty.alone.empty() && duty.disk == DiskKind::none &&
           duty.scenario.end == verdict::Ending::stopped;
}

}  // namespace kindling::conformance
