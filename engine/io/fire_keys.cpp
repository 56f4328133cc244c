#include <array>

#include "hazard/smoke_law.h"
#include "io/scenario_keys.h"

namespace muster::io {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;

// Ranges as in hazard/fire.h, hazard/zone_fire.h and beside them.
constexpr double kDay_s = 86400.0;
constexpr double kFarthest_m = 20'000;  // as plan::check

constexpr std::array<KeyRule, 7> kFire{{
    {.name = "start_s", .kind = KeyKind::number, .low = 0, .high = kDay_s},
    {.name = "uniform", .kind = KeyKind::table},
    {.name = "zones", .kind = KeyKind::table},
    {.name = "fds", .kind = KeyKind::table},
    {.name = "detection", .kind = KeyKind::table},
    {.name = "effects", .kind = KeyKind::table},
    {.name = "tenability", .kind = KeyKind::table},
}};

constexpr std::array<KeyRule, 9> kUniform{{
    {.name = "temperature_C", .kind = KeyKind::number, .low = -40, .high = 1200},
    {.name = "extinction_per_m", .kind = KeyKind::number, .low = 0, .high = 100},
    {.name = "co", .kind = KeyKind::number, .low = 0, .high = 1},
    {.name = "co2", .kind = KeyKind::number, .low = 0, .high = 1},
    {.name = "o2", .kind = KeyKind::number, .low = 0, .high = 1},
    {.name = "hcn", .kind = KeyKind::number, .low = 0, .high = 1},
    {.name = "radiation_kW_per_m2", .kind = KeyKind::number, .low = 0, .high = 200},
    {.name = "spaces", .kind = KeyKind::textList},
    {.name = "rise_s", .kind = KeyKind::number, .low = 0, .high = 3600},
}};

constexpr std::array<std::string_view, 4> kGrowths{"slow", "medium", "fast", "ultra-fast"};

constexpr std::array<KeyRule, 19> kZones{{
    {.name = "space", .kind = KeyKind::text, .required = true},
    {.name = "fuel", .kind = KeyKind::text},
    {.name = "growth", .kind = KeyKind::text, .words = kGrowths},
    {.name = "alpha_kW_per_s2", .kind = KeyKind::number, .low = 0.0001, .high = 1},
    {.name = "peak_kW", .kind = KeyKind::number, .low = 10, .high = 50'000},
    {.name = "lasts_s", .kind = KeyKind::number, .low = 10, .high = kDay_s},
    {.name = "decay_s", .kind = KeyKind::number, .low = 1, .high = kDay_s},
    {.name = "base_m", .kind = KeyKind::number, .low = 0, .high = 3},
    {.name = "area_m2", .kind = KeyKind::number, .low = 0.01, .high = 500},
    {.name = "heat_MJ_per_kg", .kind = KeyKind::number, .low = 1, .high = 60},
    {.name = "soot_yield", .kind = KeyKind::number, .low = 0, .high = 0.4},
    {.name = "co_yield", .kind = KeyKind::number, .low = 0, .high = 0.6},
    {.name = "hcn_yield", .kind = KeyKind::number, .low = 0, .high = 0.1},
    {.name = "temperature_C", .kind = KeyKind::number, .low = -30, .high = 45},
    {.name = "leakage", .kind = KeyKind::number, .low = 0, .high = 0.01},
    {.name = "doors_open", .kind = KeyKind::number, .low = 0, .high = 1},
    {.name = "coupled", .kind = KeyKind::boolean},
    {.name = "window", .kind = KeyKind::tableList},
    {.name = "door", .kind = KeyKind::tableList},
}};

constexpr std::array<KeyRule, 6> kZoneWindow{{
    {.name = "space", .kind = KeyKind::text, .required = true},
    {.name = "width_m", .kind = KeyKind::number, .low = 0.05, .high = 50},
    {.name = "sill_m", .kind = KeyKind::number, .low = 0, .high = 5},
    {.name = "head_m", .kind = KeyKind::number, .low = 0.1, .high = 10},
    {.name = "opens_s", .kind = KeyKind::number, .low = 0, .high = kDay_s},
    {.name = "opens_above_C", .kind = KeyKind::number, .low = 30, .high = 1000},
}};

constexpr std::array<KeyRule, 4> kZoneDoor{{
    {.name = "openings", .kind = KeyKind::textList, .required = true},
    {.name = "open", .kind = KeyKind::number, .low = 0, .high = 1},
    {.name = "from_s", .kind = KeyKind::number, .low = 0, .high = kDay_s},
    {.name = "to_s", .kind = KeyKind::number, .low = 0, .high = kDay_s},
}};

constexpr std::array<KeyRule, 4> kFds{{
    {.name = "smv", .kind = KeyKind::text, .required = true},
    {.name = "offset_m", .kind = KeyKind::point, .low = -kFarthest_m, .high = kFarthest_m},
    {.name = "rotation_deg", .kind = KeyKind::number, .low = -360, .high = 360},
    {.name = "elevation_m", .kind = KeyKind::number, .low = -1000, .high = 10'000},
}};

constexpr std::array<KeyRule, 5> kDetection{{
    {.name = "at_s", .kind = KeyKind::number, .low = 0, .high = kDay_s},
    {.name = "space", .kind = KeyKind::text},
    {.name = "extinction_per_m", .kind = KeyKind::number, .low = 0.01, .high = 10},
    {.name = "temperature_C", .kind = KeyKind::number, .low = 30, .high = 200},
    {.name = "delay_s", .kind = KeyKind::number, .low = 0, .high = 3600},
}};

const std::array<KeyRule, 6>& effects() {
  static const std::array<KeyRule, 6> rules{{
      {.name = "smoke_law", .kind = KeyKind::text, .words = hazard::smokeLawWords()},
      {.name = "visibility_constant", .kind = KeyKind::number, .low = 2, .high = 10},
      {.name = "slowest_m_per_s", .kind = KeyKind::number, .low = 0.05, .high = 0.5},
      {.name = "avoid_visibility_m", .kind = KeyKind::number, .low = 1, .high = 30},
      {.name = "blocked_above_C", .kind = KeyKind::number, .low = 40, .high = 500},
      {.name = "flagged_dose", .kind = KeyKind::number, .low = 0.05, .high = 1},
  }};
  return rules;
}

constexpr std::array<KeyRule, 4> kTenability{{
    {.name = "visibility_m", .kind = KeyKind::number, .low = 1, .high = 30},
    {.name = "temperature_C", .kind = KeyKind::number, .low = 30, .high = 200},
    {.name = "dose", .kind = KeyKind::number, .low = 0.01, .high = 1},
    {.name = "height_m", .kind = KeyKind::number, .low = 0.5, .high = 2.1},
}};

}  // namespace

std::span<const KeyRule> fireRules() {
  return kFire;
}
std::span<const KeyRule> uniformFireRules() {
  return kUniform;
}
std::span<const KeyRule> zoneFireRules() {
  return kZones;
}
std::span<const KeyRule> zoneWindowRules() {
  return kZoneWindow;
}
std::span<const KeyRule> zoneDoorRules() {
  return kZoneDoor;
}
std::span<const KeyRule> fdsFireRules() {
  return kFds;
}
std::span<const KeyRule> detectionRules() {
  return kDetection;
}
std::span<const KeyRule> effectsRules() {
  return effects();
}
std::span<const KeyRule> tenabilityRules() {
  return kTenability;
}

}  // namespace muster::io
