#include "machine/qmp.h"

#include <nlohmann/json.hpp>

namespace kindling::machine {

namespace {

std::string text_at(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

std::optional<QmpMessage> parse_qmp(std::string_view line) {
    const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return std::nullopt;
    using Kind = QmpMessage::Kind;
    if (json.contains("QMP")) return QmpMessage{.kind = Kind::greeting};
    if (json.contains("event")) {
        QmpMessage message{.kind = Kind::event, .event = text_at(json, "event")};
        if (const auto data = json.find("data"); data != json.end() && data->is_object())
            message.reason = text_at(*data, "reason");
        return message;
    }
    if (const auto error = json.find("error"); error != json.end() && error->is_object())
        return QmpMessage{.kind = Kind::error, .event = text_at(*error, "desc")};
    if (const auto answer = json.find("return"); answer != json.end()) {
        QmpMessage message{.kind = Kind::answer};
        if (answer->is_object()) message.status = text_at(*answer, "status");
        if (answer->is_string()) message.text = answer->get<std::string>();
        return message;
    }
    return std::nullopt;
}

}  // namespace kindling::machine
