// How crowded it is where each person stands, once a second: the sum of everybody's kernel
// (density_kernel.h), the person's own included.
//
// People count for each other if they stand in one space or in two that share an opening, and less
// than 1.2 m apart in height: nobody presses through a wall between classrooms or through the
// flight above. Beside a wall the kernel reads low (half of it lies outside); the figures are lower
// bounds there. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/density_kernel.h"
#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

inline constexpr double kSightHeight_m = 1.2;  // as in the neighbour grid
inline constexpr double kSample_s =
    1.0;  // of simulated time: density changes with the queue, not with the step

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

// What goes on around a person; nothing (zeros) where it was not looked at.
struct Surroundings {
  geometry::Vec2 velocity;  // of everybody there, the person included, weighted by the kernel, m/s
  // Whoever walks, by weight: how many head against the person for each that heads along with him.
  // 0 if he stands.
  double against = 0;
};

class LocalDensity {
 public:
  // Computes the density at every present person. Any number of people.
  void sample(const simulation::Frame& frame);
  // Looks around everybody of the last sample with at least `from_per_m2` at his place.
  void lookAround(std::span<const geometry::Vec2> velocity, double from_per_m2);
  // By agent; 0 for those who were not present. Of the last sample.
  const std::vector<double>& perAgent() const { return density_; }
  const std::vector<Surroundings>& around() const { return around_; }  // by agent
  const DensityPeak& peak() const { return peak_; }                    // over all samples

 private:
  struct Body {
    std::uint64_t cell;  // line and column, offset to be positive, line in the upper half
    plan::SpaceId space;
    std::uint32_t agent;
    double x, y, z;
  };
  void sortIntoCells(const simulation::Frame& frame);
  // Fills changed_ from bodies_ and those of the sample before.
  void findChangedCells();
  bool changedAround(const Body& body) const;
  void gatherAround(const Body& body);
  double at(const Body& body);
  Surroundings around(const Body& body, std::span<const geometry::Vec2> velocity) const;

  std::vector<std::vector<plan::SpaceId>> adjacent_;
  std::vector<Body> bodies_;            // by (cell, space, agent)
  std::vector<Body> before_;            // the same, of the sample before
  std::vector<std::uint64_t> changed_;  // cells in which anybody came, went or moved; ascending
  std::vector<geometry::Vec2> nearAt_;  // who counts for the bodies of one cell and space
  std::vector<double> nearZ_;
  std::vector<std::uint32_t> nearAgent_;
  std::vector<double> squares_;  // of the distances within reach
  std::vector<double> density_, densityBefore_;
  std::vector<Surroundings> around_;
  DensityPeak peak_;
};

}  // namespace muster::analysis
