// Where somebody has been in the last half minute. Thread rule: on the thread that reads frames.
#pragma once

#include <vector>

#include "viewer/content/frames.h"

namespace muster::viewer {

struct TrailPoint {
  geometry::Vec2 at;
  std::uint32_t space = 0;  // index into the campus' spaces
};

inline constexpr double kTrail_s = 30;

// One point per second, oldest first.
std::vector<TrailPoint> trailOf(Frames& frames, std::size_t agent, double time_s);

}  // namespace muster::viewer
