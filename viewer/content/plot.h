// Curves over time, as plain values. Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geometry/vec2.h"
#include "viewer/graphics/plan_mesh.h"

namespace muster::viewer {

struct Curve {
  std::string label;
  Rgba colour = 0;
  std::vector<geometry::Vec2> points;  // x: seconds, ascending; y: the value
};

struct Plot {
  std::string title, unit, timeLabel;
  std::vector<Curve> curves;
};

// The curve's value at a time: that of the last point at or before it; nullopt before the first.
std::optional<double> valueAt(const Curve& curve, double time_s);
// One line per time of any curve, a column per curve.
std::string plotCsv(const Plot& plot);

}  // namespace muster::viewer
