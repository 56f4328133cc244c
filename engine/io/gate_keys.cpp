#include <array>

#include "io/scenario_keys.h"
#include "simulation/arrival.h"
#include "simulation/gate.h"
#include "simulation/guard.h"

namespace muster::io {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;

// Ranges as in simulation/gate.h, pickup.h, bus.h and guard.h.
constexpr double kWeek_s = 7 * 86400.0;
constexpr double kFarthest_m = 20'000;  // as plan::check

const std::array<KeyRule, 15>& gate() {
  static const std::array<KeyRule, 15> rules{{
      {.name = "id", .kind = KeyKind::text, .required = true},
      {.name = "opening", .kind = KeyKind::text, .required = true},
      {.name = "from", .kind = KeyKind::text, .required = true},
      {.name = "lanes", .kind = KeyKind::integer, .low = 1, .high = 50},
      {.name = "open_lanes", .kind = KeyKind::integer, .low = 1, .high = 50},
      {.name = "lanes_at", .kind = KeyKind::pointList, .low = 0, .high = kWeek_s},
      {.name = "opens_at_queue", .kind = KeyKind::integer, .low = 1, .high = 1000},
      {.name = "closes_at_queue", .kind = KeyKind::integer, .low = 0, .high = 1000},
      {.name = "service", .kind = KeyKind::table},
      {.name = "discipline", .kind = KeyKind::text, .words = simulation::disciplineWords()},
      {.name = "jockeying", .kind = KeyKind::boolean},
      {.name = "rope", .kind = KeyKind::pointList, .low = -kFarthest_m, .high = kFarthest_m},
      {.name = "pitch_m", .kind = KeyKind::number, .low = 0.4, .high = 2},
      {.name = "free_on_alarm", .kind = KeyKind::boolean},
      {.name = "in_force", .kind = KeyKind::boolean},
  }};
  return rules;
}

const std::array<KeyRule, 14>& pickup() {
  static const std::array<KeyRule, 14> rules{{
      {.name = "groups", .kind = KeyKind::textList, .required = true},
      {.name = "escorted", .kind = KeyKind::number, .low = 0, .high = 1},
      {.name = "profile", .kind = KeyKind::text},
      {.name = "wait", .kind = KeyKind::textList, .required = true},
      {.name = "exits", .kind = KeyKind::textList},
      {.name = "at", .kind = KeyKind::textList, .required = true},
      {.name = "from_s", .kind = KeyKind::number, .required = true, .low = 0, .high = kWeek_s},
      {.name = "to_s", .kind = KeyKind::number, .required = true, .low = 0, .high = kWeek_s},
      {.name = "process", .kind = KeyKind::text, .words = simulation::arrivalWords()},
      {.name = "peak_s", .kind = KeyKind::number, .low = 0, .high = kWeek_s},
      {.name = "late", .kind = KeyKind::number, .low = 0, .high = 1},
      {.name = "late_by_s", .kind = KeyKind::number, .low = 1, .high = 86400},
      {.name = "desks", .kind = KeyKind::integer, .low = 1, .high = 10},
      {.name = "match", .kind = KeyKind::table},
  }};
  return rules;
}

const std::array<KeyRule, 11>& bus() {
  static const std::array<KeyRule, 11> rules{{
      {.name = "id", .kind = KeyKind::text, .required = true},
      {.name = "groups", .kind = KeyKind::textList, .required = true},
      {.name = "share", .kind = KeyKind::number, .low = 0, .high = 1},
      {.name = "stop", .kind = KeyKind::text, .required = true},
      {.name = "comes_s", .kind = KeyKind::number, .required = true, .low = 0, .high = kWeek_s},
      {.name = "leaves_s", .kind = KeyKind::number, .required = true, .low = 0, .high = kWeek_s},
      {.name = "late_by_s", .kind = KeyKind::number, .low = 0, .high = 86400},
      {.name = "seats", .kind = KeyKind::integer, .low = 1, .high = 200},
      {.name = "doors", .kind = KeyKind::integer, .low = 1, .high = 4},
      {.name = "boarding", .kind = KeyKind::table},
      {.name = "in_force", .kind = KeyKind::boolean},
  }};
  return rules;
}

const std::array<KeyRule, 13>& guard() {
  static const std::array<KeyRule, 13> rules{{
      {.name = "id", .kind = KeyKind::text, .required = true},
      {.name = "measure",
       .kind = KeyKind::text,
       .required = true,
       .words = simulation::measureWords()},
      {.name = "openings", .kind = KeyKind::textList},
      {.name = "forward", .kind = KeyKind::boolean},
      {.name = "rate_per_s", .kind = KeyKind::number, .low = 0.05, .high = 20},
      {.name = "groups", .kind = KeyKind::textList},
      {.name = "exits", .kind = KeyKind::textList},
      {.name = "from_s", .kind = KeyKind::number, .low = 0, .high = kWeek_s},
      {.name = "to_s", .kind = KeyKind::number, .low = 0, .high = kWeek_s},
      {.name = "watch", .kind = KeyKind::text},
      {.name = "above_per_m2", .kind = KeyKind::number, .low = 0.05, .high = 10},
      {.name = "below_per_m2", .kind = KeyKind::number, .low = 0.05, .high = 10},
      {.name = "in_force", .kind = KeyKind::boolean},
  }};
  return rules;
}

}  // namespace

std::span<const KeyRule> gateRules() {
  return gate();
}
std::span<const KeyRule> pickupRules() {
  return pickup();
}
std::span<const KeyRule> busRules() {
  return bus();
}
std::span<const KeyRule> guardRules() {
  return guard();
}

}  // namespace muster::io
