#include "measure/danger_limits.h"

namespace muster::measure {

std::span<const std::string_view> alarmWords() {
  static constexpr std::array<std::string_view, kAlarms + 1> kWords{"none", "yellow", "orange",
                                                                    "red"};
  return kWords;
}

const AlarmRule& ruleOf(const DangerLimits& limits, Alarm alarm) {
  if (alarm == Alarm::red) return limits.red;
  return alarm == Alarm::orange ? limits.orange : limits.yellow;
}

}  // namespace muster::measure
