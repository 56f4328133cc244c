// How crowded it is where each person stands, once a second: the Gaussian kernel of the
// crowd-danger studies, sum of exp(-d²/R²) / (pi R²) with R = 1 m (Helbing, Johansson, Al-Abideen
// 2007), the person itself included.
//
// People count for each other if they stand in one space or in two that share an opening, and less
// than 1.2 m apart in height: nobody presses through a wall between classrooms or through the
// flight above. Beside a wall the kernel reads low (half of it lies outside); the figures are lower
// bounds there. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/run_result.h"
#include "measure/density.h"
#include "simulation/frame.h"

namespace muster::analysis {

inline constexpr double kKernel_m = measure::kKernelRange_m;  // R
inline constexpr double kKernelReach_m = 2.5;  // beyond it a person adds less than 0.001 per m²
inline constexpr double kSightHeight_m = 1.2;  // as in the neighbour grid
inline constexpr double kSample_s =
    1.0;  // of simulated time: density changes with the queue, not with the step

// Kernel value per m² at squared distance d2; 0 beyond the reach.
double kernel_per_m2(double d2_m2);

// The spaces that share an opening with each space, and the space itself; ascending.
std::vector<std::vector<plan::SpaceId>> adjacentSpaces(const plan::Campus& campus);
bool adjacent(const std::vector<std::vector<plan::SpaceId>>& table, plan::SpaceId a,
              plan::SpaceId b);

// Says when the next sample is due: at t = 0 and at the first frame at or after each whole
// kSample_s.
class SampleClock {
 public:
  // True if this frame is a sample; `since_s()` is then the time since the sample before.
  bool due(double time_s);
  double since_s() const { return since_s_; }

 private:
  bool started_ = false;
  double next_s_ = 0;
  double last_s_ = 0;
  double since_s_ = 0;
};

class LocalDensity {
 public:
  // Computes the density at every present person. Any number of people.
  void sample(const simulation::Frame& frame);
  // By agent; 0 for those who were not present. Of the last sample.
  const std::vector<double>& perAgent() const { return density_; }
  const DensityPeak& peak() const { return peak_; }  // over all samples

 private:
  void sortIntoCells(const simulation::Frame& frame);
  double at(std::size_t row) const;

  struct Body {
    std::uint64_t cell;  // line and column, offset to be positive, line in the upper half
    std::uint32_t agent;
    plan::SpaceId space;
    double x, y, z;
  };
  std::vector<std::vector<plan::SpaceId>> adjacent_;
  std::vector<Body> bodies_;  // by (cell, agent)
  std::vector<double> density_;
  DensityPeak peak_;
};

}  // namespace muster::analysis
