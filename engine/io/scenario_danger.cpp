// [danger]: from when on a crowd counts as dangerous.
#include <array>
#include <optional>

#include "io/scenario_keys.h"
#include "io/scenario_sections.h"

namespace muster::io {
namespace {

using behaviour::KeyKind;
using behaviour::KeyRule;
using behaviour::TableReader;
using behaviour::TomlValue;
using measure::AlarmRule;
using measure::DangerLimits;

// Ranges as in measure/danger_limits.h.
constexpr std::array<KeyRule, 6> kDanger{{
    {.name = "yellow", .kind = KeyKind::table},
    {.name = "orange", .kind = KeyKind::table},
    {.name = "red", .kind = KeyKind::table},
    {.name = "pressure_per_s2", .kind = KeyKind::number, .low = 0.001, .high = 10},
    {.name = "pressure_from_per_m2", .kind = KeyKind::number, .low = 0.5, .high = 12},
    {.name = "contact_force_n_per_m", .kind = KeyKind::number, .low = 10, .high = 100'000},
}};

constexpr std::array<KeyRule, 3> kAlarmLevel{{
    {.name = "moving_per_m2", .kind = KeyKind::number, .low = 0.5, .high = 12},
    {.name = "standing_per_m2", .kind = KeyKind::number, .low = 0.5, .high = 12},
    {.name = "lasting_s", .kind = KeyKind::number, .low = 0, .high = 600},
}};

struct Level {
  const char* name;
  AlarmRule* rule;
  std::optional<TableReader> reader;  // where the file says something of it
};

// A higher level that begins before the lower one would never let that be seen.
void checkOrder(const Level& lower, const Level& higher, const char* key, double below,
                double above) {
  if (below <= above) return;
  const Level& told = higher.reader && higher.reader->has(key) ? higher : lower;
  told.reader->complain("scenario.alarm-order", key,
                        {{"lower", lower.name}, {"higher", higher.name}});
}

}  // namespace

std::span<const KeyRule> dangerRules() {
  return kDanger;
}
std::span<const KeyRule> alarmLevelRules() {
  return kAlarmLevel;
}

void readDanger(const TomlValue& table, ScenarioDraft& draft) {
  const TableReader reader(table, "danger", dangerRules(), {}, draft.problems);
  DangerLimits& limits = draft.scenario.danger;
  std::array<Level, 3> levels{
      {{"yellow", &limits.yellow, {}}, {"orange", &limits.orange, {}}, {"red", &limits.red, {}}}};
  for (Level& level : levels) {
    const TomlValue* row = reader.value(level.name);
    if (!row) continue;
    const std::string name = std::string("danger.") + level.name;
    const TableReader& keys =
        level.reader.emplace(*row, name, alarmLevelRules(), std::string(), draft.problems);
    AlarmRule& rule = *level.rule;
    rule.moving_per_m2 = keys.number("moving_per_m2", rule.moving_per_m2);
    rule.standing_per_m2 = keys.number("standing_per_m2", rule.standing_per_m2);
    rule.lasting_s = keys.number("lasting_s", rule.lasting_s);
  }
  for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
    const AlarmRule &low = *levels[k].rule, &high = *levels[k + 1].rule;
    checkOrder(levels[k], levels[k + 1], "moving_per_m2", low.moving_per_m2, high.moving_per_m2);
    checkOrder(levels[k], levels[k + 1], "standing_per_m2", low.standing_per_m2,
               high.standing_per_m2);
  }
  limits.pressure_per_s2 = reader.number("pressure_per_s2", limits.pressure_per_s2);
  limits.pressureFrom_per_m2 = reader.number("pressure_from_per_m2", limits.pressureFrom_per_m2);
  limits.contactForce_N_per_m = reader.number("contact_force_n_per_m", limits.contactForce_N_per_m);
}

}  // namespace muster::io
