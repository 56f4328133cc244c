#include "hazard/zones/space_pieces.h"

#include <algorithm>
#include <cmath>

namespace muster::hazard::zones {
namespace {

using geometry::Vec2;

Vec2 longestDirection(const geometry::Polygon& shape) {
  Vec2 best{1, 0};
  double longest = 0;
  for (const geometry::Segment& edge : geometry::edges(shape)) {
    const double length = geometry::distance(edge.a, edge.b);
    if (length <= longest) continue;
    longest = length;
    best = geometry::normalised(edge.b - edge.a);
  }
  // The same axis whichever way round the longest of equal edges is drawn.
  return best.x < 0 || (best.x == 0 && best.y < 0) ? -best : best;
}

// Width of the shape where the line "along = at" crosses it.
double sectionAt(const geometry::Polygon& shape, Vec2 axis, double at) {
  std::vector<double> crossings;
  const Vec2 across = geometry::leftNormal(axis);
  for (const geometry::Segment& edge : geometry::edges(shape)) {
    const double a = geometry::dot(edge.a, axis) - at, b = geometry::dot(edge.b, axis) - at;
    if ((a < 0) == (b < 0)) continue;
    crossings.push_back(geometry::dot(geometry::lerp(edge.a, edge.b, a / (a - b)), across));
  }
  std::sort(crossings.begin(), crossings.end());
  double width = 0;
  for (std::size_t i = 1; i < crossings.size(); i += 2) width += crossings[i] - crossings[i - 1];
  return width;
}

double areaBetween(const geometry::Polygon& shape, Vec2 axis, double from, double to) {
  const Vec2 across = geometry::leftNormal(axis);
  const auto corner = [&](double along, double aside) { return axis * along + across * aside; };
  double low = 1e300, high = -1e300;
  for (const Vec2 p : shape.outer) {
    low = std::min(low, geometry::dot(p, across));
    high = std::max(high, geometry::dot(p, across));
  }
  const geometry::Polygon strip{
      {corner(from, low - 1), corner(to, low - 1), corner(to, high + 1), corner(from, high + 1)},
      {}};
  return geometry::overlapArea(shape, strip);
}

}  // namespace

ShapePieces piecesOf(const geometry::Polygon& shape) {
  ShapePieces result{longestDirection(shape), {}};
  double low = 1e300, high = -1e300, perimeter = 0;
  for (const Vec2 p : shape.outer) {
    low = std::min(low, geometry::dot(p, result.axis));
    high = std::max(high, geometry::dot(p, result.axis));
  }
  for (const geometry::Segment& edge : geometry::edges(shape)) {
    perimeter += geometry::distance(edge.a, edge.b);
  }
  const double length = high - low, area = geometry::area(shape), width = area / length;
  const auto count =
      static_cast<int>(std::max(1.0, -std::floor(-length / (kLongestByWidth * width))));
  if (count == 1) {
    result.pieces.push_back({low, high, area, perimeter, 0});
    return result;
  }
  for (int i = 0; i < count; ++i) {
    const double from = low + length * i / count, to = low + length * (i + 1) / count;
    const bool last = i + 1 == count;
    result.pieces.push_back({from, to, areaBetween(shape, result.axis, from, to), perimeter / count,
                             last ? 0.0 : sectionAt(shape, result.axis, to)});
  }
  return result;
}

}  // namespace muster::hazard::zones
