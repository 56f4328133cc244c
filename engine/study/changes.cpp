#include "study/changes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>

#include "io/scenario_reader.h"
#include "study/change_path.h"

namespace muster::study {
namespace {

using behaviour::TomlEntry;
using behaviour::TomlValue;

// The tables within [fire] hold keys, they are no values.
bool isTableOfFire(const std::string& kind, const TomlValue& value) {
  return kind == "fire" && value.kind == TomlValue::Kind::table;
}

// TOML knows inf and nan; no plan and no scenario does.
bool finite(const TomlValue& value) {
  return std::isfinite(value.number) && std::ranges::all_of(value.items, finite);
}

void walk(const TomlValue& table, const std::string& above, std::vector<Change>& changes,
          Problems& problems) {
  for (const TomlEntry& entry : table.entries) {
    const std::string path = above.empty() ? entry.key : above + "." + entry.key;
    const std::string kind = path.substr(0, path.find('.'));
    if (!isPathKind(kind)) {
      problems.push_back({Severity::error,
                          "study.unknown-path",
                          {},
                          entry.place,
                          path,
                          {{"value", path}, {"valid", pathKinds()}}});
    } else if (!finite(entry.value)) {
      problems.push_back(
          {Severity::error, "study.not-finite", {}, entry.place, path, {{"value", path}}});
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

// Of a list of tables without names, the N-th.
void changeNth(TomlValue& list, const Path& path, const Change& change, Problems& problems) {
  std::size_t number = 0;
  const char* end = path.id.data() + path.id.size();
  const auto read = std::from_chars(path.id.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 1 || number > list.items.size()) {
    return noSuchThing(problems, change, path, {});
  }
  put(list.items[number - 1], path.key, change);
}

void changeNamed(TomlValue& list, const Path& path, const Change& change, Problems& problems) {
  if (TomlValue* table = withId(list, path.id)) return put(*table, path.key, change);
  noSuchThing(problems, change, path, idsOf(list));
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
    const auto is = [&](std::initializer_list<std::string_view> kinds) {
      return std::find(kinds.begin(), kinds.end(), path.kind) != kinds.end();
    };
    if (is({"scenario", "model", "observe", "timetable"})) {
      put(childOf(document, path.kind, TomlValue::Kind::table), path.key, change);
    } else if (path.kind == "fire") {
      changeFire(document, path, change);
    } else if (is({"people", "gate", "guard", "bus"})) {
      changeNamed(childOf(document, path.kind, TomlValue::Kind::list), path, change, problems);
    } else if (is({"event", "arrival", "pickup"})) {
      changeNth(childOf(document, path.kind, TomlValue::Kind::list), path, change, problems);
    } else if (path.kind == "roster") {
      for (TomlValue& table : childOf(document, "people", TomlValue::Kind::list).items)
        if (table.find("roster")) put(table, path.key, change);
    } else if (path.kind == "profile") {
      changeProfile(childOf(document, "profile", TomlValue::Kind::list), path, change);
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

std::string spell(const Change& change) {
  std::string text = change.path + '=';
  spellValue(change.value, text);
  return text;
}

}  // namespace muster::study
