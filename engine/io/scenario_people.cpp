#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "behaviour/distribution_reader.h"
#include "io/roster_reader.h"
#include "io/scenario_keys.h"
#include "io/scenario_reader.h"
#include "io/scenario_sections.h"
#include "plan/vocabulary.h"
#include "simulation/check_arrivals.h"

namespace muster::io {
namespace {

using behaviour::Distribution;
using behaviour::Group;
using behaviour::TableReader;
using behaviour::TomlValue;

// What a roster says class by class, so that one value for all of it would be a mistake.
constexpr std::array<std::string_view, 10> kNotWithRoster{
    "id",         "count",     "special_needs", "spaces",  "categories",
    "front_door", "back_door", "party",         "helpers", "helper_profile"};

Distribution response(const TableReader& reader, std::string_view key, const std::string& feature,
                      const Distribution& fallback, Problems& problems) {
  const TomlValue* table = reader.value(key);
  if (!table) return fallback;
  return behaviour::readDistribution(*table, "people." + std::string(key),
                                     behaviour::Quantity::delay, feature, problems)
      .value_or(fallback);
}

// Those of the keys that a roster and a loose group share that are given.
void readShared(const TableReader& reader, Group& group, const std::string& feature,
                Problems& problems) {
  group.profile = reader.text("profile", group.profile);
  group.teachers = static_cast<int>(reader.integer("teachers", group.teachers));
  group.teacherProfile = reader.text("teacher_profile", group.teacherProfile);
  group.frontStair = reader.text("front_stair", group.frontStair);
  group.backStair = reader.text("back_stair", group.backStair);
  if (reader.has("exits")) group.exits = reader.texts("exits");
  if (reader.has("familiar_exits")) group.familiarExits = reader.texts("familiar_exits");
  group.assembly = reader.text("assembly", group.assembly);
  if (reader.has("via")) group.via = reader.texts("via");
  group.laps = static_cast<int>(reader.integer("laps", group.laps));
  group.files = static_cast<int>(reader.integer("files", group.files));
  group.batch = static_cast<int>(reader.integer("batch", group.batch));
  group.releaseDelay_s = reader.number("release_delay_s", group.releaseDelay_s);
  group.heldUntilReleased = reader.boolean("held_until_released", group.heldUntilReleased);
  group.groupResponse = response(reader, "group_response", feature, group.groupResponse, problems);
  group.personResponse =
      response(reader, "person_response", feature, group.personResponse, problems);
}

Group shared(const TableReader& reader, bool isClass, const std::string& feature,
             ScenarioDraft& draft) {
  Group group;
  group.isClass = isClass;
  group.file = draft.scenario.file;
  if (isClass) {
    group.groupResponse = classResponse();
    group.personResponse = pupilResponse();
  }
  readShared(reader, group, feature, draft.problems);
  return group;
}

void addGroup(Group group, ScenarioDraft& draft, Problems& problems) {
  const auto [earlier, fresh] = draft.groupIds.try_emplace(group.id, group.place);
  if (!fresh) {
    problems.push_back(
        {Severity::error,
         "scenario.repeated-group",
         group.file,
         group.place,
         behaviour::shown(group.id),
         {{"value", behaviour::shown(group.id)}, {"first", std::to_string(earlier->second.line)}}});
  }
  draft.scenario.groups.push_back(std::move(group));
}

void readRosterTable(const TableReader& reader, ScenarioDraft& draft) {
  for (const std::string_view key : kNotWithRoster) {
    if (reader.has(key)) reader.complain("scenario.not-with-roster", key);
  }
  const std::string path = resolved(draft, reader.text("roster"));
  const Group defaults = shared(reader, true, path, draft);
  const auto bytes = bytesOf(draft, reader, "roster", kMostRosterBytes);
  if (!bytes) return;
  ReadRoster roster = readRoster(*bytes, path, defaults);
  append(draft.otherProblems, std::move(roster.problems), path);
  for (Group& group : roster.groups) addGroup(std::move(group), draft, draft.otherProblems);
}

void readLooseGroup(const TomlValue& value, const TableReader& reader, const std::string& id,
                    ScenarioDraft& draft) {
  for (const std::string_view key : {"id", "count", "profile"}) {
    if (!reader.has(key)) reader.complain("toml.missing-key", key);
  }
  Group group = shared(reader, false, id, draft);
  group.id = id;
  group.place = value.place;
  group.count = static_cast<int>(reader.integer("count", 0));
  group.specialNeeds = static_cast<int>(reader.integer("special_needs", 0));
  if (reader.value("count") && group.specialNeeds > group.count) {
    reader.complain("toml.out-of-range", "special_needs",
                    {{"valid", behaviour::rangeText(0, group.count)}});
  }
  group.spaces = reader.texts("spaces");
  for (const std::string& word : reader.texts("categories")) {
    if (const auto category = plan::read<plan::Category>(word))
      group.categories.push_back(*category);
  }
  const bool placed = reader.has("spaces") || reader.has("categories");
  if (!placed && !simulation::isNamedByArrival(draft.scenario, id)) {
    reader.complain("scenario.people-nowhere", "spaces");
  } else if (reader.has("spaces") && reader.has("categories")) {
    reader.complain("scenario.people-in-spaces-and-categories", "categories");
  }
  group.party = reader.text("party");
  group.helpers = static_cast<int>(reader.integer("helpers", 0));
  group.helperProfile = reader.text("helper_profile", group.helperProfile);
  group.frontDoor = reader.text("front_door");
  group.backDoor = reader.text("back_door");
  if (reader.value("id")) addGroup(std::move(group), draft, draft.problems);
}

}  // namespace

Distribution classResponse() {
  return {Distribution::Kind::lognormal, 25, 0.45, 0, 3, 120};
}

Distribution pupilResponse() {
  return {Distribution::Kind::uniform, 0, 6, 0, 0, 6};
}

void changeClass(Group& group, const TomlValue& keys, Problems& problems) {
  const TableReader reader(keys, "people", peopleRules(), group.id, problems);
  for (const std::string_view key :
       {"roster", "id", "categories", "party", "helpers", "helper_profile"}) {
    if (reader.has(key)) reader.complain("study.not-of-a-class", key);
  }
  readShared(reader, group, group.id, problems);
  group.count = static_cast<int>(reader.integer("count", group.count));
  group.specialNeeds = static_cast<int>(reader.integer("special_needs", group.specialNeeds));
  if (group.specialNeeds > group.count) {
    reader.complain("toml.out-of-range", reader.has("special_needs") ? "special_needs" : "count",
                    {{"valid", behaviour::rangeText(0, group.count)}});
  }
  if (reader.has("spaces")) group.spaces = reader.texts("spaces");
  group.frontDoor = reader.text("front_door", group.frontDoor);
  group.backDoor = reader.text("back_door", group.backDoor);
  group.place = keys.place;
}

void readPeople(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  for (const TomlValue& table : tables) {
    const behaviour::TomlEntry* id = table.find("id");
    const std::string name = id ? id->value.text : std::string();
    const TableReader reader(table, "people", peopleRules(), name, draft.problems);
    if (!reader.has("roster")) {
      readLooseGroup(table, reader, name, draft);
    } else if (reader.value("roster")) {
      readRosterTable(reader, draft);
    }
  }
}

void readClasses(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  std::set<std::string> ids;
  for (const TomlValue& table : tables) {
    const behaviour::TomlEntry* entry = table.find("id");
    const std::string id = entry ? entry->value.text : std::string();
    const TableReader reader(table, "class", classRules(), id, draft.problems);
    if (!reader.value("id")) continue;
    if (!ids.insert(id).second) reader.complain("toml.repeated-id", "id");
    const auto group = std::ranges::find_if(draft.scenario.groups, [&](const Group& known) {
      return known.isClass && known.id == id;
    });
    if (group == draft.scenario.groups.end()) {
      reader.complain("scenario.no-such-class", "id");
      continue;
    }
    readShared(reader, *group, id, draft.problems);
    group->file = draft.scenario.file;
    group->place = table.place;
  }
}

}  // namespace muster::io
