// How crowded it is at a free point: the sum of the kernels (density_kernel.h) of everybody who
// counts for it, by the rule of local_density.h. Thread rule: one thread.
#pragma once

#include <vector>

#include "analysis/local_density.h"

namespace muster::analysis {

class PointDensity {
 public:
  // `space` holds p.
  PointDensity(const plan::Campus& campus, plan::SpaceId space, geometry::Vec2 p);

  double at(const simulation::Frame& frame) const;

 private:
  const plan::Campus& campus_;
  std::vector<std::uint8_t> counts_;  // by space: it is p's own or shares an opening with it
  geometry::Vec2 p_;
  double elevation_m_;
};

}  // namespace muster::analysis
