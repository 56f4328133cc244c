// [[gate]], [[pickup]], [[bus]], [[guard]]: services at openings, hand-over of children, school
// buses, what guards do.
#include <algorithm>
#include <cmath>

#include "behaviour/distribution_reader.h"
#include "io/scenario_keys.h"
#include "io/scenario_sections.h"

namespace muster::io {
namespace {

using behaviour::Distribution;
using behaviour::TableReader;
using behaviour::TomlValue;
using simulation::Discipline;
using simulation::Measure;

Distribution delayOf(const TableReader& reader, std::string_view table, std::string_view key,
                     const Distribution& fallback, ScenarioDraft& draft) {
  const TomlValue* value = reader.value(key);
  if (!value) return fallback;
  return behaviour::readDistribution(*value, std::string(table) + "." + std::string(key),
                                     behaviour::Quantity::delay, "", draft.problems)
      .value_or(fallback);
}

// [[time in s, lanes], …], times ascending.
void readLanesAt(const TableReader& reader, simulation::Gate& gate) {
  const TomlValue* list = reader.value("lanes_at");
  if (!list) return;
  double after_s = -1;
  for (const TomlValue& entry : list->items) {
    const double at_s = entry.items[0].number, lanes = entry.items[1].number;
    if (at_s <= after_s || lanes < 1 || lanes > gate.lanes || lanes != std::floor(lanes))
      return reader.complain("scenario.lanes-at", "lanes_at",
                             {{"valid", behaviour::rangeText(1, gate.lanes)}});
    after_s = at_s;
    gate.lanesAt.emplace_back(at_s, static_cast<int>(lanes));
  }
}

void readGate(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "gate", gateRules(), {}, draft.problems);
  simulation::Gate gate;
  gate.place = table.place;
  gate.id = reader.text("id");
  gate.opening = reader.text("opening");
  gate.from = reader.text("from");
  gate.lanes = static_cast<int>(reader.integer("lanes", gate.lanes));
  gate.openLanes = static_cast<int>(reader.integer("open_lanes", gate.openLanes));
  readLanesAt(reader, gate);
  gate.opensAtQueue = static_cast<int>(reader.integer("opens_at_queue", gate.opensAtQueue));
  gate.closesAtQueue = static_cast<int>(reader.integer("closes_at_queue", gate.closesAtQueue));
  gate.service = delayOf(reader, "gate", "service", gate.service, draft);
  gate.discipline = wordOf(reader, "discipline", simulation::disciplineWords(), gate.discipline);
  gate.jockeying = reader.boolean("jockeying", gate.jockeying);
  gate.pitch_m = reader.number("pitch_m", gate.pitch_m);
  gate.freeOnAlarm = reader.boolean("free_on_alarm", gate.freeOnAlarm);
  if (const TomlValue* rope = reader.value("rope")) {
    for (const TomlValue& point : rope->items)
      gate.rope.push_back({point.items[0].number, point.items[1].number});
    if (gate.rope.size() < 2) reader.complain("scenario.rope-too-short", "rope");
  }
  if (reader.has("rope") && gate.discipline == Discipline::none)
    reader.complain("scenario.not-with-discipline", "rope");
  if (gate.jockeying && gate.discipline != Discipline::lineEach)
    reader.complain("scenario.not-with-discipline", "jockeying");
  if (reader.boolean("in_force", true)) draft.scenario.gates.push_back(std::move(gate));
}

void readPickup(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "pickup", pickupRules(), {}, draft.problems);
  simulation::Pickup pickup;
  pickup.place = table.place;
  pickup.groups = reader.texts("groups");
  pickup.escorted = reader.number("escorted", pickup.escorted);
  pickup.profile = reader.text("profile", pickup.profile);
  pickup.wait = reader.texts("wait");
  pickup.exits = reader.texts("exits");
  simulation::Arrival& arrival = pickup.arrival;
  arrival.at = reader.texts("at");
  arrival.from_s = reader.number("from_s", 0);
  arrival.to_s = reader.number("to_s", 0);
  arrival.process =
      wordOf(reader, "process", simulation::arrivalWords(), simulation::ArrivalProcess::peaked);
  arrival.peak_s = reader.number("peak_s", (arrival.from_s + arrival.to_s) / 2);
  pickup.late = reader.number("late", pickup.late);
  pickup.lateBy_s = reader.number("late_by_s", pickup.lateBy_s);
  pickup.desks = static_cast<int>(reader.integer("desks", pickup.desks));
  pickup.match = delayOf(reader, "pickup", "match", pickup.match, draft);
  if (reader.value("at") && arrival.at.empty()) reader.complain("scenario.arrival-nowhere", "at");
  if (reader.value("wait") && pickup.wait.empty())
    reader.complain("scenario.arrival-nowhere", "wait");
  draft.scenario.pickups.push_back(std::move(pickup));
}

void readBus(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "bus", busRules(), {}, draft.problems);
  simulation::Bus bus;
  bus.place = table.place;
  bus.id = reader.text("id");
  bus.groups = reader.texts("groups");
  bus.share = reader.number("share", bus.share);
  bus.stop = reader.text("stop");
  bus.comes_s = reader.number("comes_s", bus.comes_s);
  bus.leaves_s = reader.number("leaves_s", bus.leaves_s);
  bus.lateBy_s = reader.number("late_by_s", bus.lateBy_s);
  bus.seats = static_cast<int>(reader.integer("seats", bus.seats));
  bus.doors = static_cast<int>(reader.integer("doors", bus.doors));
  bus.boarding = delayOf(reader, "bus", "boarding", bus.boarding, draft);
  if (reader.boolean("in_force", true)) draft.scenario.buses.push_back(std::move(bus));
}

void checkMeasure(const TableReader& reader, Measure measure) {
  const auto only = [&](std::string_view key, bool allowed) {
    if (reader.has(key) && !allowed) reader.complain("scenario.not-with-measure", key);
  };
  const bool sends = measure == Measure::send;
  only("openings", !sends);
  only("forward", measure == Measure::oneWay);
  only("rate_per_s", measure == Measure::meter);
  only("groups", sends);
  only("exits", sends);
  only("above_per_m2", reader.has("watch"));
  only("below_per_m2", reader.has("watch"));
  const std::string_view needed = sends ? "exits" : "openings";
  if (reader.texts(needed).empty()) reader.complain("toml.missing-key", needed);
}

void readGuard(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "guard", guardRules(), {}, draft.problems);
  simulation::Guard guard;
  guard.place = table.place;
  guard.id = reader.text("id");
  guard.measure = wordOf(reader, "measure", simulation::measureWords(), guard.measure);
  if (reader.value("measure")) checkMeasure(reader, guard.measure);
  guard.openings = reader.texts("openings");
  guard.forward = reader.boolean("forward", guard.forward);
  guard.rate_per_s = reader.number("rate_per_s", guard.rate_per_s);
  guard.groups = reader.texts("groups");
  guard.exits = reader.texts("exits");
  guard.from_s = reader.number("from_s", guard.from_s);
  guard.to_s = reader.number("to_s", guard.to_s);
  guard.watch = reader.text("watch");
  guard.above_per_m2 = reader.number("above_per_m2", guard.above_per_m2);
  guard.below_per_m2 =
      reader.number("below_per_m2", std::min(guard.below_per_m2, guard.above_per_m2));
  guard.inForce = reader.boolean("in_force", guard.inForce);
  draft.scenario.guards.push_back(std::move(guard));
}

}  // namespace

void readGates(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  for (const TomlValue& table : tables) readGate(table, draft);
}

void readPickups(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  for (const TomlValue& table : tables) readPickup(table, draft);
}

void readBuses(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  for (const TomlValue& table : tables) readBus(table, draft);
}

void readGuards(std::span<const TomlValue> tables, ScenarioDraft& draft) {
  for (const TomlValue& table : tables) readGuard(table, draft);
}

}  // namespace muster::io
