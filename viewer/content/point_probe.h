// The density at a free point over the whole run, read from its frames bit by bit so that the
// picture goes on meanwhile. Thread rule: the thread that reads the frames.
#pragma once

#include <vector>

#include "analysis/point_density.h"
#include "viewer/content/frames.h"
#include "viewer/content/recorded_crowd.h"

namespace muster::viewer {

// Where the user put it; no space: nowhere.
struct ProbePoint {
  plan::SpaceId space;
  geometry::Vec2 at;

  bool operator==(const ProbePoint&) const = default;
};

class PointProbe {
 public:
  PointProbe(const plan::Campus& campus, ProbePoint point);

  const ProbePoint& point() const { return point_; }
  // Reads on for so long of wall time; everything there is if that is infinite.
  void advance(Frames& frames, double most_s);
  // x: seconds, y: people per m²; one a second of the run.
  const std::vector<geometry::Vec2>& values() const { return values_; }

 private:
  ProbePoint point_;
  RecordedCrowd crowd_;
  analysis::PointDensity density_;
  std::vector<geometry::Vec2> values_;
};

}  // namespace muster::viewer
