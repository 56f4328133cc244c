#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>

#include "geometry/polygon.h"
#include "io/scenario_keys.h"
#include "io/scenario_sections.h"

namespace muster::io {
namespace {

using behaviour::TableReader;
using behaviour::TomlValue;
using simulation::EventKind;

// Besides at_s and kind. An event that names what its kind has no use for does not do what somebody
// hoped.
struct EventKeys {
  bool openings = false, forward = false, groups = false, exits = false, stair = false,
       speedFactor = false, where = false, forSeconds = false;
};

constexpr EventKeys keysOf(EventKind kind) {
  switch (kind) {
    case EventKind::open:
    case EventKind::close:
    case EventKind::bothWays:
      return {.openings = true};
    case EventKind::oneWay:
      return {.openings = true, .forward = true};
    case EventKind::announce:
      return {.groups = true, .exits = true, .stair = true};
    case EventKind::alarm:
    case EventKind::release:
      return {.groups = true};
    case EventKind::lightsOut:
      return {.speedFactor = true};
    case EventKind::lightsOn:
      return {};
    case EventKind::fall:
      return {.where = true, .forSeconds = true};
    case EventKind::move:
      return {.groups = true, .where = true};
  }
  return {};
}

void checkKeys(const TableReader& reader, EventKind kind, const std::string& word) {
  const EventKeys keys = keysOf(kind);
  const auto only = [&](std::string_view key, bool allowed) {
    if (reader.has(key) && !allowed) {
      reader.complain("scenario.not-with-event", key, {{"kind", word}});
    }
  };
  only("openings", keys.openings);
  only("forward", keys.forward);
  only("groups", keys.groups);
  only("exits", keys.exits);
  only("stair", keys.stair);
  only("speed_factor", keys.speedFactor);
  only("for_s", keys.forSeconds);
  if (keys.where && !reader.has("where"))
    reader.complain("toml.key-needed-by-kind", "where", {{"kind", word}});
  const TomlValue* openings = reader.value("openings");
  if (keys.openings && (!reader.has("openings") || (openings && openings->items.empty()))) {
    reader.complain("toml.key-needed-by-kind", "openings", {{"kind", word}});
  }
  if (kind == EventKind::announce && !reader.has("exits") && !reader.has("stair")) {
    reader.complain("scenario.announces-nothing", "kind");
  }
}

// What waits for a place to be cleared says by whom and where; nothing else does.
void checkCleared(const TableReader& reader, bool waits, bool needsPlace) {
  if (waits) {
    for (const std::string_view key : {"by", "where"}) {
      if (!reader.has(key)) reader.complain("toml.missing-key", key);
    }
    if (reader.value("by") && reader.texts("by").empty()) reader.complain("toml.missing-key", "by");
    return;
  }
  if (reader.has("by")) reader.complain("scenario.only-when-cleared", "by");
  if (reader.has("where") && !needsPlace) reader.complain("scenario.only-when-cleared", "where");
}

void readEvent(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "event", eventRules(), {}, draft.problems);
  simulation::Event event;
  event.place = table.place;
  event.at_s = reader.number("at_s", 0);
  const std::string on = reader.text("on");
  event.onDetection = on == "detection";
  if (!reader.has("on") && !reader.has("at_s"))
    reader.complain("scenario.event-without-time", "at_s");
  if (const TomlValue* word = reader.value("kind")) {
    const auto words = eventWords();
    event.kind =
        static_cast<EventKind>(std::find(words.begin(), words.end(), word->text) - words.begin());
    checkKeys(reader, event.kind, word->text);
  }
  event.openings = reader.texts("openings");
  event.forward = reader.boolean("forward", true);
  event.groups = reader.texts("groups");
  event.exits = reader.texts("exits");
  event.stair = reader.text("stair");
  event.speedFactor = reader.number("speed_factor", event.speedFactor);
  event.clearedBy = reader.texts("by");
  event.where = reader.text("where");
  event.for_s = reader.number("for_s", event.for_s);
  checkCleared(reader, on == "cleared", keysOf(event.kind).where);
  draft.scenario.events.push_back(std::move(event));
}

geometry::Vec2 pointOf(const TomlValue& value) {
  return {value.items[0].number, value.items[1].number};
}

// Lines and areas end up as columns and rows of one table of results: ids are unique among both.
void checkId(const TableReader& reader, std::set<std::string>& ids) {
  if (reader.value("id") && !ids.insert(reader.text("id")).second) {
    reader.complain("toml.repeated-id", "id");
  }
}

void readLine(const TomlValue& table, std::set<std::string>& ids, ScenarioDraft& draft) {
  const behaviour::TomlEntry* id = table.find("id");
  const TableReader reader(table, "observe.line", lineRules(), id ? id->value.text : "",
                           draft.problems);
  checkId(reader, ids);
  simulation::CountingLine line{reader.text("id"), reader.text("level"), {}, table.place};
  const TomlValue* from = reader.value("from");
  const TomlValue* to = reader.value("to");
  if (from && to) {
    line.line = {pointOf(*from), pointOf(*to)};
    if (line.line.a == line.line.b) reader.complain("scenario.line-without-length", "to");
  }
  draft.scenario.observe.lines.push_back(std::move(line));
}

void readArea(const TomlValue& table, std::set<std::string>& ids, ScenarioDraft& draft) {
  const behaviour::TomlEntry* id = table.find("id");
  const TableReader reader(table, "observe.area", areaRules(), id ? id->value.text : "",
                           draft.problems);
  checkId(reader, ids);
  simulation::DensityArea area{reader.text("id"), reader.text("level"), {}, table.place};
  if (const TomlValue* ring = reader.value("ring")) {
    for (const TomlValue& point : ring->items) area.shape.outer.push_back(pointOf(point));
    if (const auto fault = geometry::fault(area.shape)) {
      reader.complain("scenario.area-" + fault->kind, "ring");  // a sentence per kind of fault
    } else {
      area.shape = geometry::oriented(std::move(area.shape));
    }
  }
  area.keepFree = reader.boolean("keep_free", area.keepFree);
  draft.scenario.observe.areas.push_back(std::move(area));
}

}  // namespace

void readEvents(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  for (const TomlValue& table : tables) readEvent(table, draft);
}

void readObserve(const TomlValue& table, ScenarioDraft& draft) {
  simulation::Observe& observe = draft.scenario.observe;
  const TableReader reader(table, "observe", observeRules(), {}, draft.problems);
  observe.frame_s = reader.number("frame_s", observe.frame_s);
  observe.densityCell_m = reader.number("density_cell_m", observe.densityCell_m);
  observe.record = reader.boolean("record", observe.record);
  std::set<std::string> ids;
  for (const TomlValue& line : reader.tables("line")) readLine(line, ids, draft);
  for (const TomlValue& area : reader.tables("area")) readArea(area, ids, draft);
}

}  // namespace muster::io
