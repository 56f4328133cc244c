// A point far from the boundary: the "pole of inaccessibility" by best-first search over ever
// smaller squares (the idea of Mapbox's polylabel, 2016), started from a point that is inside for
// certain.
#include <algorithm>
#include <queue>

#include "geometry/polygon.h"

namespace muster::geometry {
namespace {

// Enough for 2 % of the largest inscribed radius in rooms; a cap because a hair-thin polygon would
// need millions.
constexpr int kMostSquares = 4000;
constexpr double kGoodEnough = 0.02;

struct Square {
  Vec2 middle;
  double half = 0.0;
  double depth = 0.0;  // distance to the boundary, negative outside
  double bound = 0.0;  // no point of the square can be deeper
};

double depthAt(const Polygon& polygon, Vec2 p) {
  const double d = distanceToBoundary(polygon, p);
  return contains(polygon, p) ? d : -d;
}

Square squareAt(const Polygon& polygon, Vec2 middle, double half) {
  const double depth = depthAt(polygon, middle);
  return {middle, half, depth, depth + half * std::sqrt(2.0)};
}

// Full tie-break: which of two equally promising squares comes first must not depend on the heap.
bool lessPromising(const Square& a, const Square& b) {
  if (a.bound != b.bound) return a.bound < b.bound;
  if (a.middle.y != b.middle.y) return a.middle.y > b.middle.y;
  return a.middle.x > b.middle.x;
}

void appendCrossings(const Ring& ring, double y, std::vector<double>& xs) {
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
    const Vec2 a = ring[i];
    const Vec2 b = ring[i + 1 == n ? 0 : i + 1];
    if ((a.y > y) != (b.y > y)) xs.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
  }
}

// The middle of the widest stretch of a horizontal line half-way in the widest gap between corner
// heights.
Vec2 pointOnScanLine(const Polygon& polygon) {
  std::vector<double> ys;
  for (const Vec2 p : polygon.outer) ys.push_back(p.y);
  for (const Ring& hole : polygon.holes) {
    for (const Vec2 p : hole) ys.push_back(p.y);
  }
  std::sort(ys.begin(), ys.end());
  std::size_t widest = 0;
  for (std::size_t i = 0; i + 1 < ys.size(); ++i) {
    if (ys[i + 1] - ys[i] > ys[widest + 1] - ys[widest]) widest = i;
  }
  const double y = 0.5 * (ys[widest] + ys[widest + 1]);
  std::vector<double> xs;
  appendCrossings(polygon.outer, y, xs);
  for (const Ring& hole : polygon.holes) appendCrossings(hole, y, xs);
  std::sort(xs.begin(), xs.end());
  Vec2 best = polygon.outer.front();
  double width = 0.0;
  for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
    if (xs[i + 1] - xs[i] <= width) continue;
    width = xs[i + 1] - xs[i];
    best = {0.5 * (xs[i] + xs[i + 1]), y};
  }
  return best;
}

}  // namespace

Vec2 innerPoint(const Polygon& polygon) {
  if (polygon.outer.size() < 3) return polygon.outer.empty() ? Vec2{} : polygon.outer.front();
  const Box box = bounds(polygon);
  Square best = squareAt(polygon, pointOnScanLine(polygon), 0.0);
  const double half = 0.5 * std::min(box.width(), box.height());
  if (!(half > 0.0)) return best.middle;

  std::priority_queue<Square, std::vector<Square>, decltype(&lessPromising)> queue(&lessPromising);
  const auto consider = [&](Vec2 middle, double halfSide) {
    const Square square = squareAt(polygon, middle, halfSide);
    if (square.depth > best.depth) best = square;
    if (square.bound > best.depth) queue.push(square);
  };
  int squares = 0;
  const int columns = static_cast<int>(std::min(std::ceil(box.width() / (2.0 * half)), 1000.0));
  const int rows = static_cast<int>(std::min(std::ceil(box.height() / (2.0 * half)), 1000.0));
  for (int i = 0; i < columns * rows; ++i, ++squares) {
    const double column = (i % columns + 0.5) / columns, row = (i / columns + 0.5) / rows;
    consider(box.low + Vec2{column * box.width(), row * box.height()}, half);
  }
  while (!queue.empty() && squares < kMostSquares) {
    const Square square = queue.top();
    queue.pop();
    if (square.bound - best.depth <= kGoodEnough * best.depth) break;
    const double quarter = 0.5 * square.half;
    for (const Vec2 step : {Vec2{-1, -1}, Vec2{1, -1}, Vec2{-1, 1}, Vec2{1, 1}}) {
      consider(square.middle + step * quarter, quarter);
      ++squares;
    }
  }
  return best.middle;
}

}  // namespace muster::geometry
