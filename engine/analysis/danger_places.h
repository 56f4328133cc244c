// The places that danger is told for, and who is in which: every space and staircase, every zone of
// the plan, every observed area of the scenario.
//
// Somebody is in his space, in its staircase, and in the zones of that space and the areas of its
// level that hold his position (borders count). Thread rule: one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/danger_result.h"
#include "geometry/polygon.h"
#include "simulation/scenario.h"

namespace muster::analysis {

class DangerPlaces {
 public:
  DangerPlaces(const plan::Campus& campus, const std::vector<simulation::DensityArea>& areas);

  // Empty rows: who and what they are.
  const std::vector<DangerPlace>& rows() const { return rows_; }

  // The places of a person, by row; valid until the next call for the same person. Positions are
  // looked up only when they have changed.
  std::span<const std::uint32_t> of(std::size_t agent, plan::SpaceId space, geometry::Vec2 p);
  // Fruin's table for somebody who walks there: that of a zone to wait in before the space's.
  measure::Facility tableOf(std::size_t agent) const { return known_[agent].table; }

 private:
  struct Patch {  // a zone or an area
    std::uint32_t row;
    geometry::Box box;
    const geometry::Polygon* shape;
  };
  struct Known {
    plan::SpaceId space;
    geometry::Vec2 at;
    measure::Facility table = measure::Facility::walkway;
    std::vector<std::uint32_t> rows;
  };

  std::vector<DangerPlace> rows_;
  std::vector<std::uint32_t> stairRow_;      // by space; kNoRow: of no staircase
  std::vector<std::vector<Patch>> patches_;  // by space
  std::vector<Known> known_;                 // by agent
};

}  // namespace muster::analysis
