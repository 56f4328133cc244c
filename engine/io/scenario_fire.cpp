// [fire]: the source (one of uniform, zones, fds), detection, effects on people, tenability.
#include <algorithm>
#include <array>

#include "io/scenario_keys.h"
#include "io/scenario_sections.h"

namespace muster::io {
namespace {

using behaviour::TableReader;
using behaviour::TomlValue;
using hazard::Fire;

hazard::UniformFire readUniform(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "fire.uniform", uniformFireRules(), {}, draft.problems);
  hazard::UniformFire fire;
  hazard::Conditions& c = fire.conditions;
  fire.place = table.place;
  c.temperature_C = reader.number("temperature_C", c.temperature_C);
  c.extinction_per_m = reader.number("extinction_per_m", c.extinction_per_m);
  c.carbonMonoxide = reader.number("co", c.carbonMonoxide);
  c.carbonDioxide = reader.number("co2", c.carbonDioxide);
  c.oxygen = reader.number("o2", c.oxygen);
  c.hydrogenCyanide = reader.number("hcn", c.hydrogenCyanide);
  c.radiation_kW_per_m2 = reader.number("radiation_kW_per_m2", c.radiation_kW_per_m2);
  fire.spaces = reader.texts("spaces");
  fire.rise_s = reader.number("rise_s", fire.rise_s);
  return fire;
}

std::optional<double> optionalNumber(const TableReader& reader, std::string_view key) {
  if (!reader.value(key)) return std::nullopt;
  return reader.number(key, 0);
}

hazard::ZoneWindow readWindow(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "window", zoneWindowRules(), {}, draft.problems);
  hazard::ZoneWindow window;
  window.place = table.place;
  window.space = reader.text("space");
  window.width_m = reader.number("width_m", window.width_m);
  window.sill_m = reader.number("sill_m", window.sill_m);
  window.head_m = reader.number("head_m", window.head_m);
  window.opens_s = optionalNumber(reader, "opens_s");
  window.opensAbove_C = optionalNumber(reader, "opens_above_C");
  if (window.head_m <= window.sill_m) {
    reader.complain("toml.out-of-range", "head_m",
                    {{"valid", behaviour::rangeText(window.sill_m, 10)}});
  }
  return window;
}

hazard::ZoneDoor readDoor(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "door", zoneDoorRules(), {}, draft.problems);
  hazard::ZoneDoor door;
  door.place = table.place;
  door.openings = reader.texts("openings");
  door.open = reader.number("open", door.open);
  door.from_s = reader.number("from_s", door.from_s);
  door.to_s = optionalNumber(reader, "to_s");
  if (door.to_s && *door.to_s < door.from_s) {
    reader.complain("toml.out-of-range", "to_s",
                    {{"valid", behaviour::rangeText(door.from_s, 86400)}});
  }
  return door;
}

void readFuel(const TableReader& reader, hazard::ZoneFire& fire) {
  fire.fuel = reader.text("fuel", fire.fuel);
  fire.growth = reader.text("growth", fire.growth);
  fire.alpha_kW_per_s2 = optionalNumber(reader, "alpha_kW_per_s2");
  fire.peak_kW = reader.number("peak_kW", fire.peak_kW);
  fire.lasts_s = reader.number("lasts_s", fire.lasts_s);
  fire.decay_s = reader.number("decay_s", fire.decay_s);
  fire.base_m = reader.number("base_m", fire.base_m);
  fire.area_m2 = optionalNumber(reader, "area_m2");
  fire.heat_MJ_per_kg = optionalNumber(reader, "heat_MJ_per_kg");
  fire.sootYield = optionalNumber(reader, "soot_yield");
  fire.carbonMonoxideYield = optionalNumber(reader, "co_yield");
  fire.cyanideYield = optionalNumber(reader, "hcn_yield");
}

hazard::ZoneFire readZones(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "fire.zones", zoneFireRules(), {}, draft.problems);
  hazard::ZoneFire fire;
  fire.place = table.place;
  fire.space = reader.text("space");
  readFuel(reader, fire);
  fire.temperature_C = reader.number("temperature_C", fire.temperature_C);
  fire.leakage = reader.number("leakage", fire.leakage);
  fire.doorsOpen = reader.number("doors_open", fire.doorsOpen);
  fire.coupled = reader.boolean("coupled", fire.coupled);
  for (const TomlValue& row : reader.tables("window")) {
    fire.windows.push_back(readWindow(row, draft));
  }
  for (const TomlValue& row : reader.tables("door")) fire.doors.push_back(readDoor(row, draft));
  return fire;
}

hazard::FdsFire readFds(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "fire.fds", fdsFireRules(), {}, draft.problems);
  hazard::FdsFire fire;
  fire.place = table.place;
  if (reader.value("smv")) fire.smv = resolved(draft, reader.text("smv"));
  if (const TomlValue* at = reader.value("offset_m")) {
    fire.offset_m = {at->items[0].number, at->items[1].number};
  }
  fire.rotation_deg = reader.number("rotation_deg", fire.rotation_deg);
  fire.elevation_m = reader.number("elevation_m", fire.elevation_m);
  return fire;
}

void readDetection(const TomlValue& table, ScenarioDraft& draft, hazard::Detection& detection) {
  const TableReader reader(table, "fire.detection", detectionRules(), {}, draft.problems);
  detection.place = table.place;
  if (reader.value("at_s")) detection.at_s = reader.number("at_s", 0);
  detection.space = reader.text("space");
  detection.extinction_per_m = reader.number("extinction_per_m", detection.extinction_per_m);
  detection.temperature_C = reader.number("temperature_C", detection.temperature_C);
  detection.delay_s = reader.number("delay_s", detection.delay_s);
}

void readEffects(const TomlValue& table, ScenarioDraft& draft, hazard::Effects& effects) {
  const TableReader reader(table, "fire.effects", effectsRules(), {}, draft.problems);
  effects.law = wordOf(reader, "smoke_law", hazard::smokeLawWords(), effects.law);
  effects.visibilityConstant = reader.number("visibility_constant", effects.visibilityConstant);
  effects.slowest_m_per_s = reader.number("slowest_m_per_s", effects.slowest_m_per_s);
  effects.avoidVisibility_m = reader.number("avoid_visibility_m", effects.avoidVisibility_m);
  effects.blockedAbove_C = reader.number("blocked_above_C", effects.blockedAbove_C);
  effects.flaggedDose = reader.number("flagged_dose", effects.flaggedDose);
}

void readTenability(const TomlValue& table, ScenarioDraft& draft, hazard::Tenability& tenability) {
  const TableReader reader(table, "fire.tenability", tenabilityRules(), {}, draft.problems);
  tenability.visibility_m = reader.number("visibility_m", tenability.visibility_m);
  tenability.temperature_C = reader.number("temperature_C", tenability.temperature_C);
  tenability.dose = reader.number("dose", tenability.dose);
  tenability.height_m = reader.number("height_m", tenability.height_m);
}

// Exactly one of the three says where the smoke comes from.
void readSource(const TableReader& reader, ScenarioDraft& draft, Fire& fire) {
  constexpr std::array<std::string_view, 3> kSources{"uniform", "zones", "fds"};
  const auto given = std::ranges::count_if(kSources, [&](auto key) { return reader.has(key); });
  if (given != 1) reader.complain("scenario.one-fire-source", given == 0 ? "uniform" : "zones");
  if (const TomlValue* table = reader.value("uniform")) fire.source = readUniform(*table, draft);
  if (const TomlValue* table = reader.value("zones")) fire.source = readZones(*table, draft);
  if (const TomlValue* table = reader.value("fds")) fire.source = readFds(*table, draft);
}

}  // namespace

void readFire(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "fire", fireRules(), {}, draft.problems);
  Fire& fire = draft.scenario.fire.emplace();
  fire.place = table.place;
  fire.start_s = reader.number("start_s", fire.start_s);
  readSource(reader, draft, fire);
  if (const TomlValue* t = reader.value("detection")) readDetection(*t, draft, fire.detection);
  if (const TomlValue* t = reader.value("effects")) readEffects(*t, draft, fire.effects);
  if (const TomlValue* t = reader.value("tenability")) readTenability(*t, draft, fire.tenability);
}

}  // namespace muster::io
