#include <array>

#include "hazard/smoke_law.h"
#include "io/scenario_keys.h"

namespace muster::io {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;

// Ranges as in hazard/fire.h and beside it.
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

constexpr std::array<KeyRule, 4> kZones{{
    {.name = "space", .kind = KeyKind::text, .required = true},
    {.name = "fuel", .kind = KeyKind::text},
    {.name = "growth", .kind = KeyKind::text},
    {.name = "peak_kW", .kind = KeyKind::number, .low = 10, .high = 50'000},
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
