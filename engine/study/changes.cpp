#include "study/changes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "io/scenario_reader.h"
#include "plan/nearest_word.h"
#include "study/widths.h"

namespace muster::study {
namespace {

using behaviour::TomlEntry;
using behaviour::TomlValue;
using io::JsonMember;
using io::JsonValue;

// First words of paths that go on with an id (or a number) and a key …
constexpr std::array<std::string_view, 10> kNamed{
    "people", "class", "profile", "event", "opening", "space", "zone", "level", "fixture", "stair"};
// … and those that go on with a key.
constexpr std::array<std::string_view, 5> kTables{"scenario", "model", "observe", "fire", "roster"};
// feature_type of a plan by first word.
const std::map<std::string_view, std::string_view> kFeatures{{"opening", "opening"},
                                                             {"space", "unit"},
                                                             {"zone", "section"},
                                                             {"level", "level"},
                                                             {"fixture", "fixture"}};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// kind.id.key; the id may hold dots, and is empty for tables.
struct Path {
  std::string kind, id, key;
};

std::optional<Path> parted(const std::string& text) {
  const std::size_t first = text.find('.');
  if (first == std::string::npos || first + 1 == text.size()) return std::nullopt;
  Path path{text.substr(0, first), {}, text.substr(first + 1)};
  if (!among(kNamed, path.kind)) return path;
  const std::size_t last = text.rfind('.');
  if (last == first || last == first + 1 || last + 1 == text.size()) return std::nullopt;
  path.id = text.substr(first + 1, last - first - 1);
  path.key = text.substr(last + 1);
  return path;
}

void complain(Problems& problems, const char* code, const Change& change,
              std::vector<std::pair<std::string, std::string>> arguments) {
  const Place raised{change.place.line | kStudyLines, change.place.column};
  problems.push_back({Severity::error, code, {}, raised, change.path, std::move(arguments)});
}

// The tables within [fire] hold keys, they are no values.
bool isTableOfFire(const std::string& kind, const TomlValue& value) {
  return kind == "fire" && value.kind == TomlValue::Kind::table;
}

void walk(const TomlValue& table, const std::string& above, std::vector<Change>& changes,
          Problems& problems) {
  for (const TomlEntry& entry : table.entries) {
    const std::string path = above.empty() ? entry.key : above + "." + entry.key;
    const std::string kind = path.substr(0, path.find('.'));
    if (!among(kNamed, kind) && !among(kTables, kind)) {
      std::vector<std::string_view> words(kTables.begin(), kTables.end());
      words.insert(words.end(), kNamed.begin(), kNamed.end());
      problems.push_back({Severity::error,
                          "study.unknown-path",
                          {},
                          entry.place,
                          path,
                          {{"value", path}, {"valid", plan::joined(words)}}});
    } else if (parted(path) && !isTableOfFire(kind, entry.value)) {
      changes.push_back({path, entry.value, entry.place});
    } else if (entry.value.kind == TomlValue::Kind::table) {
      walk(entry.value, path, changes, problems);
    } else {
      problems.push_back(
          {Severity::error, "study.path-unfinished", {}, entry.place, path, {{"value", path}}});
    }
  }
}

void noSuchThing(Problems& problems, const Change& change, const Path& path,
                 const std::vector<std::string>& known) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  const std::string_view nearest = plan::nearestWord(path.id, words);
  std::vector<std::pair<std::string, std::string>> arguments{{"path", change.path},
                                                             {"value", path.id}};
  if (!nearest.empty()) arguments.emplace_back("nearest", nearest);
  complain(problems, nearest.empty() ? "study.no-such-thing" : "study.misspelt-thing", change,
           std::move(arguments));
}

void put(TomlValue& table, const std::string& key, const Change& change) {
  for (TomlEntry& entry : table.entries) {
    if (entry.key != key) continue;
    entry.value = change.value;
    return;
  }
  table.entries.push_back(
      {key, {change.place.line | kStudyLines, change.place.column}, change.value});
}

TomlValue& childOf(TomlValue& document, const std::string& key, TomlValue::Kind kind) {
  for (TomlEntry& entry : document.entries) {
    if (entry.key == key) return entry.value;
  }
  TomlValue value;
  value.kind = kind;
  document.entries.push_back({key, {}, std::move(value)});
  return document.entries.back().value;
}

// Of a list of tables, the one with that id.
TomlValue* withId(TomlValue& list, const std::string& id) {
  for (TomlValue& item : list.items) {
    const TomlEntry* entry = item.find("id");
    if (entry != nullptr && entry->value.text == id) return &item;
  }
  return nullptr;
}

std::vector<std::string> idsOf(const TomlValue& list) {
  std::vector<std::string> ids;
  for (const TomlValue& item : list.items) {
    if (const TomlEntry* entry = item.find("id")) ids.push_back(entry->value.text);
  }
  return ids;
}

void changeEvent(TomlValue& events, const Path& path, const Change& change, Problems& problems) {
  std::size_t number = 0;
  const char* end = path.id.data() + path.id.size();
  const auto read = std::from_chars(path.id.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 1 || number > events.items.size()) {
    return noSuchThing(problems, change, path, {});
  }
  put(events.items[number - 1], path.key, change);
}

void changeProfile(TomlValue& profiles, const Path& path, const Change& change) {
  TomlValue* row = withId(profiles, path.id);
  if (row == nullptr) {
    TomlValue fresh;
    fresh.place = change.value.place;
    TomlValue id = fresh;
    id.kind = TomlValue::Kind::text;
    id.text = path.id;
    fresh.entries.push_back({"id", fresh.place, std::move(id)});
    profiles.items.push_back(std::move(fresh));
    row = &profiles.items.back();
  }
  put(*row, path.key, change);
}

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

void spellValue(const TomlValue& value, std::string& text) {
  switch (value.kind) {
    case TomlValue::Kind::table:
      text += '{';
      for (const TomlEntry& entry : value.entries) {
        text += entry.key + '=';
        spellValue(entry.value, text);
      }
      text += '}';
      return;
    case TomlValue::Kind::list:
      text += '[';
      for (const TomlValue& item : value.items) spellValue(item, text);
      text += ']';
      return;
    case TomlValue::Kind::text:
      text += std::to_string(value.text.size()) + ':' + value.text;
      return;
    default:
      text += behaviour::shown(value) + ',';
  }
}

// fire.KEY, or fire.TABLE.KEY for the tables within.
void changeFire(TomlValue& document, const Path& path, const Change& change) {
  TomlValue* table = &childOf(document, path.kind, TomlValue::Kind::table);
  const std::size_t dot = path.key.find('.');
  if (dot == std::string::npos) return put(*table, path.key, change);
  put(childOf(*table, path.key.substr(0, dot), TomlValue::Kind::table), path.key.substr(dot + 1),
      change);
}

}  // namespace

std::vector<Change> flatten(const TomlValue& set, Problems& problems) {
  std::vector<Change> changes;
  walk(set, {}, changes, problems);
  return changes;
}

void raiseLines(TomlValue& value) {
  value.place.line |= kStudyLines;
  for (TomlValue& item : value.items) raiseLines(item);
  for (TomlEntry& entry : value.entries) {
    entry.place.line |= kStudyLines;
    raiseLines(entry.value);
  }
}

Problems told(Problems problems, const std::string& studyFile) {
  for (Problem& problem : problems) {
    if ((problem.place.line & kStudyLines) == 0) continue;
    problem.file = studyFile;
    problem.place.line &= ~kStudyLines;
  }
  return problems;
}

void changeDocument(TomlValue& document, std::span<const Change> changes, Problems& problems) {
  for (const Change& change : changes) {
    const Path path = parted(change.path).value_or(Path{});
    if (path.kind == "scenario" || path.kind == "model" || path.kind == "observe") {
      put(childOf(document, path.kind, TomlValue::Kind::table), path.key, change);
    } else if (path.kind == "fire") {
      changeFire(document, path, change);
    } else if (path.kind == "people") {
      TomlValue& people = childOf(document, "people", TomlValue::Kind::list);
      if (TomlValue* group = withId(people, path.id)) {
        put(*group, path.key, change);
      } else {
        noSuchThing(problems, change, path, idsOf(people));
      }
    } else if (path.kind == "roster") {
      for (TomlValue& table : childOf(document, "people", TomlValue::Kind::list).items)
        if (table.find("roster")) put(table, path.key, change);
    } else if (path.kind == "profile") {
      changeProfile(childOf(document, "profile", TomlValue::Kind::list), path, change);
    } else if (path.kind == "event") {
      changeEvent(childOf(document, "event", TomlValue::Kind::list), path, change, problems);
    }
  }
}

void changeClasses(simulation::Scenario& scenario, std::span<const Change> changes,
                   Problems& problems) {
  // All keys of a class at once: they are checked against each other.
  std::map<std::string, TomlValue> byClass;
  for (const Change& change : changes) {
    const Path path = parted(change.path).value_or(Path{});
    if (path.kind != "class") continue;
    std::vector<std::string> known;
    for (const behaviour::Group& group : scenario.groups)
      if (group.isClass) known.push_back(group.id);
    if (std::find(known.begin(), known.end(), path.id) == known.end()) {
      noSuchThing(problems, change, path, known);
      continue;
    }
    TomlValue& keys = byClass[path.id];
    keys.place = change.value.place;
    put(keys, path.key, change);
  }
  for (behaviour::Group& group : scenario.groups) {
    const auto keys = byClass.find(group.id);
    if (group.isClass && keys != byClass.end()) io::changeClass(group, keys->second, problems);
  }
}

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

std::string spell(const Change& change) {
  std::string text = change.path + '=';
  spellValue(change.value, text);
  return text;
}

}  // namespace muster::study
