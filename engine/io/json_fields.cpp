#include "io/json_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "plan/nearest_word.h"

namespace muster::io {

JsonFields::JsonFields(const JsonValue& object, std::string feature, Problems& problems)
    : object_(object), feature_(std::move(feature)), problems_(problems) {}

void JsonFields::complain(std::string code, const JsonValue& value,
                          std::vector<std::pair<std::string, std::string>> arguments) {
  arguments.emplace_back("value", value.excerpt());
  problems_.push_back(
      {Severity::error, std::move(code), {}, value.place(), feature_, std::move(arguments)});
}

const JsonValue* JsonFields::any(std::string_view key, Need need) {
  asked_.push_back(key);
  const JsonValue* value = object_.find(key);
  if (!value && need == Need::required) {
    problems_.push_back({Severity::error,
                         "json.missing-key",
                         {},
                         object_.place(),
                         feature_,
                         {{"key", std::string(key)}}});
  }
  return value;
}

std::optional<std::string> JsonFields::text(std::string_view key, Need need) {
  const JsonValue* value = any(key, need);
  if (!value) return std::nullopt;
  if (const std::string* text = value->text()) return *text;
  complain("json.expects-text", *value, {{"key", std::string(key)}});
  return std::nullopt;
}

std::optional<double> JsonFields::number(std::string_view key, Need need) {
  const JsonValue* value = any(key, need);
  if (!value) return std::nullopt;
  if (const double* number = value->number()) return *number;
  complain("json.expects-number", *value, {{"key", std::string(key)}});
  return std::nullopt;
}

std::optional<int> JsonFields::integer(std::string_view key, Need need) {
  const JsonValue* value = any(key, need);
  if (!value) return std::nullopt;
  if (value->whole() && std::fabs(*value->number()) <= std::numeric_limits<int>::max()) {
    return static_cast<int>(*value->number());
  }
  complain("json.expects-whole-number", *value, {{"key", std::string(key)}});
  return std::nullopt;
}

std::optional<bool> JsonFields::boolean(std::string_view key, Need need) {
  const JsonValue* value = any(key, need);
  if (!value) return std::nullopt;
  if (const bool* boolean = value->boolean()) return *boolean;
  complain("json.expects-boolean", *value, {{"key", std::string(key)}});
  return std::nullopt;
}

const JsonValue* JsonFields::array(std::string_view key, Need need) {
  const JsonValue* value = any(key, need);
  if (!value || value->array()) return value;
  complain("json.expects-array", *value, {{"key", std::string(key)}});
  return nullptr;
}

const JsonValue* JsonFields::object(std::string_view key, Need need) {
  const JsonValue* value = any(key, need);
  if (!value || value->object()) return value;
  complain("json.expects-object", *value, {{"key", std::string(key)}});
  return nullptr;
}

const JsonValue* JsonFields::spelling(std::string_view key, Need need,
                                      std::span<const std::string_view> valid) {
  const JsonValue* value = any(key, need);
  if (!value) return nullptr;
  const std::string* text = value->text();
  if (text && std::find(valid.begin(), valid.end(), *text) != valid.end()) return value;
  const std::string_view nearest = text ? plan::nearestWord(*text, valid) : std::string_view{};
  if (nearest.empty()) {
    complain("json.unknown-word", *value,
             {{"key", std::string(key)}, {"valid", plan::joined(valid)}});
  } else {
    complain("json.misspelt-word", *value,
             {{"key", std::string(key)},
              {"nearest", std::string(nearest)},
              {"valid", plan::joined(valid)}});
  }
  return nullptr;
}

void JsonFields::rejectUnknown() {
  for (const JsonMember& member : *object_.object()) {
    if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
    const std::string_view nearest = plan::nearestWord(member.key, asked_);
    Problem problem{Severity::error,
                    "json.unknown-key",
                    {},
                    member.place,
                    feature_,
                    {{"key", member.key}, {"valid", plan::joined(asked_)}}};
    if (!nearest.empty()) {
      problem.code = "json.misspelt-key";
      problem.arguments.emplace_back("nearest", nearest);
    }
    problems_.push_back(std::move(problem));
  }
}

}  // namespace muster::io
