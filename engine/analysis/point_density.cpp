#include "analysis/point_density.h"

#include <cmath>

#include "analysis/density_kernel.h"

namespace muster::analysis {

PointDensity::PointDensity(const plan::Campus& campus, plan::SpaceId space, geometry::Vec2 p)
    : campus_(campus),
      counts_(campus.spaces.size(), 0),
      p_(p),
      elevation_m_(campus[space].elevationAt(p)) {
  const auto adjacent = adjacentSpaces(campus);
  for (const plan::SpaceId near : adjacent[space.index()]) counts_[near.index()] = 1;
}

double PointDensity::at(const simulation::Frame& frame) const {
  const crowd::Crowd& crowd = *frame.crowd;
  double sum_per_m2 = 0;
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    if (!crowd.present[i] || !counts_[crowd.body[i].space.index()]) continue;
    const geometry::Vec2 q = crowd.body[i].position;
    const geometry::Vec2 away = q - p_;
    const double d2_m2 = dot(away, away);
    if (d2_m2 > kKernelReach2_m2) continue;
    const double above_m = campus_[crowd.body[i].space].elevationAt(q) - elevation_m_;
    if (std::fabs(above_m) < kSightHeight_m) sum_per_m2 += kernel_per_m2(d2_m2);
  }
  return sum_per_m2;
}

}  // namespace muster::analysis
