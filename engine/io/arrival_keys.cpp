#include <array>

#include "io/scenario_keys.h"
#include "simulation/arrival.h"

namespace muster::io {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;

// Ranges as in simulation/arrival.h.
constexpr double kWeek_s = 7 * 86400.0;

const std::array<KeyRule, 10>& arrival() {
  static const std::array<KeyRule, 10> rules{{
      {.name = "groups", .kind = KeyKind::textList},
      {.name = "table", .kind = KeyKind::text},
      {.name = "at", .kind = KeyKind::textList},
      {.name = "from_s", .kind = KeyKind::number, .low = 0, .high = kWeek_s},
      {.name = "to_s", .kind = KeyKind::number, .low = 0, .high = kWeek_s},
      {.name = "count", .kind = KeyKind::integer, .low = 1, .high = 1'000'000},
      {.name = "rate_per_min", .kind = KeyKind::number, .low = 0.01, .high = 600},
      {.name = "process", .kind = KeyKind::text, .words = simulation::arrivalWords()},
      {.name = "peak_s", .kind = KeyKind::number, .low = 0, .high = kWeek_s},
      {.name = "platoon", .kind = KeyKind::integer, .low = 1, .high = 1000},
  }};
  return rules;
}

}  // namespace

std::span<const KeyRule> arrivalRules() {
  return arrival();
}

}  // namespace muster::io
