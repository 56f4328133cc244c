// Curves over time, as plain values. Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geometry/vec2.h"
#include "viewer/graphics/plan_mesh.h"

namespace muster::viewer {

struct Bounds {
  double low = 0, high = 0;
};

struct Curve {
  std::string label;
  Rgba colour = 0;
  std::vector<geometry::Vec2> points = {};  // x: seconds, ascending; y: the value
  std::vector<Bounds> band = {};            // how well each point is known; empty: nothing is said
};

struct Plot {
  std::string title, unit, timeLabel;
  std::vector<Curve> curves;
};

// The curve's value at a time: that of the last point at or before it; nullopt before the first.
std::optional<double> valueAt(const Curve& curve, double time_s);
// Its band there; nullopt before the first point and without a band.
std::optional<Bounds> bandAt(const Curve& curve, double time_s);
// One line per time of any curve, a column per curve, and two more for its band.
std::string plotCsv(const Plot& plot);

}  // namespace muster::viewer
