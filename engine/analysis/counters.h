// The scenario's own instruments: counting lines (signed crossings so far) and density areas
// (people in it per m²), every kSample_s.
//
// A line counts the walks of people on its level by measure::crossing: forward = from its left to
// its right.
// Thread rule: one thread.
#pragma once

#include <vector>

#include "analysis/local_density.h"
#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

class Counters final : public simulation::Observer {
 public:
  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame&) override {}

  const std::vector<CounterSeries>& series() const { return series_; }

 private:
  void countCrossings(const simulation::Frame& frame);
  void takeSamples(const simulation::Frame& frame);
  void remember(const simulation::Frame& frame);

  struct Instrument {
    plan::LevelId level;
    double area_m2 = 0;
    CounterSample now;
  };
  std::vector<Instrument> instruments_;  // lines first, then areas: as in series_
  std::vector<CounterSeries> series_;
  std::vector<geometry::Box> around_;   // of each line
  std::vector<std::uint8_t> hasLine_;   // by space: some line lies on its level
  std::vector<geometry::Vec2> before_;  // in the frame before, where there are lines
  std::vector<std::uint8_t> wasPresent_;
  SampleClock clock_;
};

}  // namespace muster::analysis
