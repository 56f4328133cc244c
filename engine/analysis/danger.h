// How dangerous the crowd gets, where and when (danger_result.h). The same for every scenario and
// every motion model with bodies: it looks at people only.
//
// Speeds are displacements since the sample before (a second as a rule), so that a body's sway and
// the jitter of contacts do not count. A part of RunAnalysis; changes nothing and draws no random
// numbers. Thread rule: one thread. Setup and Campus must live until result().
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/danger_cells.h"
#include "analysis/danger_places.h"
#include "analysis/danger_result.h"
#include "analysis/displacements.h"
#include "analysis/local_density.h"
#include "analysis/stops.h"
#include "simulation/frame.h"

namespace muster::analysis {

class Danger {
 public:
  void begin(const simulation::Frame& first);
  // Every frame: contact forces pass within a step.
  void observe(const simulation::Frame& frame);
  // At a sample, after `density` has taken it; looks around with it.
  void sample(const simulation::Frame& frame, double since_s, LocalDensity& density);

  // By agent, over the time before the last sample.
  std::span<const geometry::Vec2> velocity() const { return displacements_.velocity(); }
  DangerResult result() const;

 private:
  // What one sample has found at a place so far.
  struct Now {
    std::size_t persons = 0;
    double density_per_m2 = 0;
    measure::Alarm alarm = measure::Alarm::none;
  };
  struct Person {  // present at this sample
    std::span<const std::uint32_t> places;
    geometry::Vec2 at;
    double density_per_m2 = 0;
    measure::LevelOfService level = measure::LevelOfService::a;
    bool opposed = false, stopAndGo = false;
    Stops::Pace pace = Stops::Pace::goes;
    double contact_N_per_m = 0;
  };

  Person read(const simulation::Frame& frame, std::size_t agent, const LocalDensity& density);
  void take(const Person& person, double since_s);
  void tally(DangerPlace& place, Now& now, const Person& person, double since_s) const;
  void takeCells(double since_s);
  void takeCell(DangerPlace& place, Now& now, const CrowdedCell& cell) const;
  void close(DangerPlace& place, const Now& now, double since_s) const;
  void closeSample(double since_s);

  std::optional<DangerPlaces> who_;
  std::optional<DangerCells> cells_;
  Displacements displacements_;
  Stops stops_;
  std::vector<float> contact_N_per_m_;  // by agent, highest since the last sample
  std::vector<CrowdedPerson> crowded_;
  std::vector<Now> now_;                                  // by place
  std::vector<std::uint32_t> touched_;                    // places with somebody, in the order met
  std::vector<std::span<const std::uint32_t>> placesOf_;  // by agent, of this sample
  Now nowWhole_;
  DangerSample taken_;
  DangerResult result_;
};

}  // namespace muster::analysis
