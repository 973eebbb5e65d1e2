#include "cost/record.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/quote.h"

namespace kindling::cost {

namespace {

using Json = nlohmann::ordered_json;

// What the file calls itself; another layout gets another number.
constexpr const char* version_key = "kindling-boots";
constexpr int version = 1;

Json json_of(const Span& span) {
    return {{"name", printable(span.name)}, {"begin", span.begin},   {"end", span.end},
            {"executed", span.executed},    {"waited", span.waited}, {"asleep_us", span.idle_us}};
}

Json json_of(const Program& program) {
    return {{"at", program.at}, {"address", program.address}, {"name", printable(program.name)}};
}

Json json_of(const ConsoleLine& line) {
    return {{"at", line.at}, {"text", printable(line.text)}};
}

Json json_of(const auto& list) {
    Json all = Json::array();
    for (const auto& one : list) all.push_back(json_of(one));
    return all;
}

Json json_of(const Identity& identity) {
    return {{"scenario", printable(identity.scenario)},
            {"kernel", identity.kernel},
            {"config", identity.config},
            {"image", identity.image},
            {"command_line", printable(identity.command_line)},
            {"machine", identity.machine},
            {"firmware", identity.firmware},
            {"qemu", printable(identity.qemu)},
            {"method", identity.method}};
}

Json json_of(const Profile& profile) {
    return {{"executed", profile.executed},          {"waited", profile.waited},
            {"phases", json_of(profile.phases)},     {"initcalls", json_of(profile.initcalls)},
            {"steps", json_of(profile.steps)},       {"commands", json_of(profile.commands)},
            {"programs", json_of(profile.programs)}, {"console", json_of(profile.console)}};
}

// A field that must be there and of its type: at() and get() throw, and parse_records() catches.
template <typename Value>
void read(const Json& json, const char* key, Value& value) {
    json.at(key).get_to(value);
}

void from(const Json& json, Span& span) {
    read(json, "name", span.name);
    read(json, "begin", span.begin);
    read(json, "end", span.end);
    read(json, "executed", span.executed);
    read(json, "waited", span.waited);
    read(json, "asleep_us", span.idle_us);
}

void from(const Json& json, Program& program) {
    read(json, "at", program.at);
    read(json, "address", program.address);
    read(json, "name", program.name);
}

void from(const Json& json, ConsoleLine& line) {
    read(json, "at", line.at);
    read(json, "text", line.text);
}

template <typename One>
void read(const Json& json, const char* key, std::vector<One>& list) {
    for (const auto& one : json.at(key)) from(one, list.emplace_back());
}

Record record_from(const Json& json) {
    Record record;
    const Json& identity = json.at("identity");
    read(identity, "scenario", record.identity.scenario);
    read(identity, "kernel", record.identity.kernel);
    read(identity, "config", record.identity.config);
    read(identity, "image", record.identity.image);
    read(identity, "command_line", record.identity.command_line);
    read(identity, "machine", record.identity.machine);
    read(identity, "firmware", record.identity.firmware);
    read(identity, "qemu", record.identity.qemu);
    read(identity, "method", record.identity.method);
    const Json& profile = json.at("profile");
    read(profile, "executed", record.profile.executed);
    read(profile, "waited", record.profile.waited);
    read(profile, "phases", record.profile.phases);
    read(profile, "initcalls", record.profile.initcalls);
    read(profile, "steps", record.profile.steps);
    read(profile, "commands", record.profile.commands);
    read(profile, "programs", record.profile.programs);
    read(profile, "console", record.profile.console);
    return record;
}

}  // namespace

std::string records_text(const std::vector<Record>& records) {
    Json boots = Json::array();
    for (const auto& record : records)
        boots.push_back(
            {{"identity", json_of(record.identity)}, {"profile", json_of(record.profile)}});
    const Json whole = {{version_key, version}, {"boots", boots}};
    return whole.dump(1) + "\n";
}

Result<std::vector<Record>> parse_records(std::string_view text) {
    try {
        const Json whole = Json::parse(text);
        if (!whole.contains(version_key))
            return failure("it is no file of boots: bench --save makes one");
        if (whole.at(version_key) != version)
            return failure("it is of version {}, and this program reads version {}: make it anew",
                           printable(whole.at(version_key).dump()), version);
        std::vector<Record> records;
        for (const auto& boot : whole.at("boots")) records.push_back(record_from(boot));
        return records;
    } catch (const Json::exception& error) {
        return failure("it is no file of boots: {}", printable(error.what()));
    }
}

Result<std::vector<Record>> read_records(const std::filesystem::path& file) {
    auto records = parse_records(TRY(read_file(file)));
    if (!records) return while_doing("reading " + file.string(), records.error());
    return records;
}

}  // namespace kindling::cost
