// Changes of a plan (changes.h): properties of its features, and widths.
#include <algorithm>
#include <map>
#include <utility>

#include "study/change_path.h"
#include "study/changes.h"
#include "study/widths.h"

namespace muster::study {
namespace {

using behaviour::TomlEntry;
using behaviour::TomlValue;
using io::JsonMember;
using io::JsonValue;

// feature_type of a plan by first word.
const std::map<std::string_view, std::string_view> kFeatures{{"opening", "opening"},
                                                             {"space", "unit"},
                                                             {"zone", "section"},
                                                             {"level", "level"},
                                                             {"fixture", "fixture"}};

JsonValue json(const TomlValue& value) {
  switch (value.kind) {
    case TomlValue::Kind::boolean:
      return {value.boolean, value.place};
    case TomlValue::Kind::integer:
    case TomlValue::Kind::number:
      return {value.number, value.place};
    case TomlValue::Kind::text:
    case TomlValue::Kind::time:
      return {value.text, value.place};
    case TomlValue::Kind::list: {
      JsonValue::Array items;
      for (const TomlValue& item : value.items) items.push_back(json(item));
      return {std::move(items), value.place};
    }
    case TomlValue::Kind::table:
      break;
  }
  JsonValue::Object members;
  for (const TomlEntry& entry : value.entries)
    members.push_back({entry.key, entry.place, json(entry.value)});
  return {std::move(members), value.place};
}

JsonValue* member(JsonValue& object, std::string_view key) {
  if (!object.object()) return nullptr;
  for (JsonMember& member : *object.object()) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

bool hasText(JsonValue& object, std::string_view key, std::string_view text) {
  const JsonValue* value = member(object, key);
  return value != nullptr && value->text() != nullptr && *value->text() == text;
}

void changeFeature(JsonValue& root, const Path& path, const Change& change, Problems& problems) {
  JsonValue* features = member(root, "features");
  if (features == nullptr || !features->array()) return;  // told by the reader
  std::vector<std::string> known;
  for (JsonValue& feature : *features->array()) {
    if (!hasText(feature, "feature_type", kFeatures.at(path.kind))) continue;
    const JsonValue* id = member(feature, "id");
    if (id == nullptr || !id->text()) continue;
    known.push_back(*id->text());
    JsonValue* properties = member(feature, "properties");
    if (known.back() != path.id || properties == nullptr || !properties->object()) continue;
    if (JsonValue* value = member(*properties, path.key)) {
      *value = json(change.value);
    } else {
      const Place raised{change.place.line | kStudyLines, change.place.column};
      properties->object()->push_back({path.key, raised, json(change.value)});
    }
    return;
  }
  noSuchThing(problems, change, path, known);
}

}  // namespace

bool concernsPlan(const Change& change) {
  const std::string kind = change.path.substr(0, change.path.find('.'));
  return kind == "stair" || kFeatures.contains(kind);
}

void changePlan(JsonValue& root, std::span<const Change> changes, Problems& problems) {
  for (const Change& change : changes) {
    const Path path = parted(change.path).value_or(Path{});
    if (kFeatures.contains(path.kind)) changeFeature(root, path, change, problems);
  }
}

void changeWidths(plan::Draft& draft, std::span<const Change> changes, Problems& problems) {
  for (const Change& change : changes) {
    const Path path = parted(change.path).value_or(Path{});
    if (path.kind == "opening" && path.key == "clear_width_m") {
      lengthenToFit(draft, path.id);
    } else if (path.kind == "stair") {
      const bool number = change.value.kind == TomlValue::Kind::number ||
                          change.value.kind == TomlValue::Kind::integer;
      if (path.key != "width_m") {
        complain(problems, "study.stairs-have-width", change, {{"value", path.key}});
      } else if (!number || !(change.value.number > 0)) {
        complain(problems, "study.expects-width", change,
                 {{"value", behaviour::shown(change.value)}});
      } else if (!setFlightWidth(draft, path.id, change.value.number)) {
        std::vector<std::string> known;
        for (const plan::DraftSpace& space : draft.spaces)
          if (!space.stair.empty()) known.push_back(space.stair);
        noSuchThing(problems, change, path, known);
      }
    }
  }
}

}  // namespace muster::study
