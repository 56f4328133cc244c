#include "plan/opening_sides.h"

#include <algorithm>
#include <cmath>

namespace muster::plan {

namespace {

using geometry::Segment;
using geometry::Vec2;

constexpr double kParallel = 0.97;  // cosine of 14°: a drawn line that hugs a curved wall
constexpr double kProbe_m = 0.1;    // how far beside the line one looks where no edge decides

}  // namespace

double shareAlong(const geometry::Polygon& shape, const Segment& line, double tolerance) {
  const double whole = length(line);
  if (whole <= 0.0) return 0.0;
  double along = 0.0;
  for (const Segment& piece : geometry::alongBoundary(shape, line, tolerance)) {
    along += length(piece);
  }
  return along / whole;
}

int sideOf(const geometry::Polygon& shape, const Segment& line) {
  const Vec2 middle = midpoint(line);
  const Vec2 direction = normalised(line.b - line.a);
  double nearest = kProbe_m;
  int side = 0;
  for (const Segment& edge : geometry::edges(shape)) {  // inside lies to the left of each
    const double cosine = dot(normalised(edge.b - edge.a), direction);
    if (std::fabs(cosine) < kParallel) continue;
    const double off = geometry::distance(edge, middle);
    if (off < nearest) {
      nearest = off;
      side = cosine > 0.0 ? 1 : -1;
    }
  }
  if (side != 0) return side;
  return geometry::contains(shape, middle + leftNormal(direction) * kProbe_m) ? 1 : -1;
}

std::vector<std::pair<double, double>> insideParts(const geometry::Polygon& shape,
                                                   const Segment& line) {
  const Vec2 along = line.b - line.a;
  std::vector<double> cuts{0.0, 1.0};
  for (const Segment& edge : geometry::edges(shape)) {
    const Vec2 across = edge.b - edge.a;
    const double denominator = cross(along, across);
    if (denominator == 0.0) continue;
    const double t = cross(edge.a - line.a, across) / denominator;
    const double u = cross(edge.a - line.a, along) / denominator;
    // A little beyond the edge's ends: a cut too many does no harm, one too few does.
    if (t > 0.0 && t < 1.0 && u > -1e-9 && u < 1.0 + 1e-9) cuts.push_back(t);
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<std::pair<double, double>> parts;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if (cuts[i] <= cuts[i - 1]) continue;
    if (!geometry::contains(shape, lerp(line.a, line.b, 0.5 * (cuts[i - 1] + cuts[i])))) continue;
    if (!parts.empty() && parts.back().second == cuts[i - 1]) {
      parts.back().second = cuts[i];
    } else {
      parts.emplace_back(cuts[i - 1], cuts[i]);
    }
  }
  return parts;
}

}  // namespace muster::plan
