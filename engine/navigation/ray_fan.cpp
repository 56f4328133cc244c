#include "navigation/ray_fan.h"

#include <algorithm>
#include <cmath>

namespace muster::navigation {

using geometry::Vec2;

namespace {

// In [0, 4), growing with the angle; no trigonometry.
double turnOf(Vec2 d) {
  const double slope = d.y / (std::fabs(d.x) + std::fabs(d.y));
  return d.x >= 0.0 ? 1.0 + slope : 3.0 - slope;
}

}  // namespace

void RayFan::move(Vec2 centre, double untested_m) {
  centre_ = centre;
  untested_m_ = untested_m;
  ++use_;
}

bool RayFan::sees(Vec2 x) {
  const Vec2 d = x - centre_;
  const double away = norm(d);
  if (away <= untested_m_ || away == 0.0) return true;
  Ray& ray =
      rays_[std::min(static_cast<std::size_t>(turnOf(d) * (kDirections / 4)), kDirections - 1)];
  if (ray.use != use_) ray = {d * (1.0 / away), untested_m_, use_, false};
  if (away > ray.reached && !ray.ended) {
    ray.reached = terrain_->clearUpTo(centre_, ray.along, ray.reached, away, *admitted_);
    ray.ended = ray.reached < away;
  }
  // The line stands for its neighbours; the cell itself may still be too near to something.
  return away <= ray.reached && terrain_->ground(x, *admitted_) == Terrain::Ground::free;
}

}  // namespace muster::navigation
