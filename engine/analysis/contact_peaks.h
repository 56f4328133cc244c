// How hard each person was squeezed at worst: the highest of Frame::contactForce_N_per_m, over all
// steps. Above 1600 N/m somebody counts as injured in Helbing, Farkas, Vicsek 2000 (recalled), who
// meant bodies 0.25 to 0.35 m in radius. Thread rule: one thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "simulation/frame.h"

namespace muster::analysis {

class ContactPeaks {
 public:
  void observe(const simulation::Frame& frame);
  // By agent, N/m; empty if the motion model knows no forces.
  std::span<const float> perAgent() const { return peaks_; }
  std::optional<double> highest() const;

 private:
  std::vector<float> peaks_;
};

}  // namespace muster::analysis
