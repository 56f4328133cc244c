// Fruin's levels of service over time: which of his tables (measure/level_of_service.h) holds
// where, and how long people spent at each level.
//
//   flights, landings and whatever else belongs to a staircase: stairs, also for those who stand;
//   assembly, waiting and pick-up zones, and people who stand anywhere else: queue;
//   else walkway.
// Who stands: has not started yet, has arrived, or comes on slower than
// measure::kStandsBelow_m_per_s, as in a line. Fruin 1971 gives tables for kinds of place; that a
// person's own pace chooses between walkway and queue is ours, because a corridor is both within
// one drill.
//
// Person-seconds: the sum over people of the time each was at a level. Thread rule: plain values,
// pure functions.
#pragma once

#include <array>

#include "measure/level_of_service.h"
#include "plan/campus.h"

namespace muster::analysis {

measure::Facility facilityOf(const plan::Campus& campus, plan::SpaceId space);
measure::Facility facilityOf(plan::ZoneKind zone);
// Of somebody who is in a place of this kind.
measure::Facility facilityOf(measure::Facility place, bool stands);

struct LevelTimes {
  std::array<double, measure::kLevelsOfService> person_s{};  // A to F

  void add(measure::LevelOfService level, double seconds) {
    person_s[static_cast<std::size_t>(level)] += seconds;
  }
  double at(measure::LevelOfService level) const {
    return person_s[static_cast<std::size_t>(level)];
  }
  double atOrWorse(measure::LevelOfService level) const;
  double total() const { return atOrWorse(measure::LevelOfService::a); }
};

}  // namespace muster::analysis
