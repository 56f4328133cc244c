// Square metres that are crowded now, and how long they have been: what alarms and held peaks are
// made of. A cell is one square metre of one space; it is kept while somebody in it stands at
// `from_per_m2` or more in every sample, and forgotten else.
//
// A cell's density is the highest at anybody's place in it. It counts as moving if its people walk
// at kStandsBelow_m_per_s or faster on average. Thread rule: one thread. Memory grows with the
// crowded floor, not with the plan.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/crowd_pressure.h"
#include "analysis/danger_result.h"
#include "analysis/local_density.h"
#include "measure/danger_limits.h"
#include "plan/campus.h"

namespace muster::analysis {

inline constexpr double kDangerCell_m = 1.0;

// One person in a crowd, at a sample.
struct CrowdedPerson {
  std::uint32_t agent;
  plan::SpaceId space;
  geometry::Vec2 at;
  double density_per_m2;
  double speed_m_per_s;
  geometry::Vec2 around;  // kernel-averaged velocity
  bool meetsStream;
};

// What a cell says at a sample.
struct CrowdedCell {
  std::uint32_t densest = 0;  // agent
  geometry::Vec2 at;          // of the densest
  double density_per_m2 = 0;
  double held_per_m2 = 0;      // lowest of the last kHeld_s; 0 if it is not that old
  double pressure_per_s2 = 0;  // 0 below the density from which it counts
  bool opposed = false;
  measure::Alarm alarm = measure::Alarm::none;
};

class DangerCells {
 public:
  explicit DangerCells(const measure::DangerLimits& limits);

  // The lowest density that any limit asks for: who stands in less need not be handed over.
  double from_per_m2() const { return from_per_m2_; }
  // One row per cell, in a fixed order. `people` in any fixed order; it is sorted.
  const std::vector<CrowdedCell>& sample(std::vector<CrowdedPerson>& people, double since_s);

 private:
  static constexpr std::size_t kHeldSamples = static_cast<std::size_t>(kHeld_s / kSample_s) + 1;
  static constexpr std::size_t kWindowSamples =
      static_cast<std::size_t>(kPressureWindow_s / kSample_s) + 1;
  static_assert(kWindowSamples <= kHeldSamples);
  struct Key {
    plan::SpaceId space;
    std::int32_t column, line;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Cell {
    Key key;
    std::array<double, measure::kAlarms> over_s{};  // how long the density of each level has held
    std::array<bool, measure::kAlarms> over{};
    std::size_t samples = 0;                               // so far
    std::array<float, kHeldSamples> densities{};           // ring
    std::array<VelocityWindow, kWindowSamples> windows{};  // ring
  };
  struct Here {  // a person with its cell
    Key key;
    std::uint32_t row;
  };

  static Key keyOf(const CrowdedPerson& person);
  CrowdedCell read(Cell& cell, const std::vector<CrowdedPerson>& people, std::size_t first,
                   std::size_t last, double since_s);
  void judge(Cell& cell, bool moves, double since_s, CrowdedCell& out) const;

  measure::DangerLimits limits_;
  double from_per_m2_;
  std::vector<Cell> cells_, next_;  // by key
  std::vector<Here> here_;
  std::vector<CrowdedCell> rows_;
};

}  // namespace muster::analysis
