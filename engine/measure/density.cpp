#include "measure/density.h"

#include <algorithm>
#include <numbers>
#include <numeric>

#include "foundation/elementary.h"

namespace muster::measure {

namespace {

using geometry::Polygon;
using geometry::Ring;
using geometry::Vec2;

constexpr int kCircleCorners = 64;

// A regular polygon with the area of the circle, so that a lonely person has the cell that the
// definition says.
Ring circle(Vec2 centre, double radius) {
  const double step = 2 * std::numbers::pi / kCircleCorners;
  const double corner = radius * std::sqrt(step / sine(step));
  Ring ring;
  ring.reserve(kCircleCorners);
  for (int i = 0; i < kCircleCorners; ++i)
    ring.push_back(centre + corner * Vec2{cosine(step * i), sine(step * i)});
  return ring;
}

// The part of a convex ring where dot(q - through, outward) <= 0 (Sutherland, Hodgman 1974).
void clip(Ring& ring, Vec2 through, Vec2 outward, Ring& scratch) {
  scratch.clear();
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec2 a = ring[i];
    const Vec2 b = ring[(i + 1) % ring.size()];
    const double outA = dot(a - through, outward);
    const double outB = dot(b - through, outward);
    if (outA <= 0) scratch.push_back(a);
    if ((outA < 0 && outB > 0) || (outA > 0 && outB < 0))
      scratch.push_back(lerp(a, b, outA / (outA - outB)));
  }
  std::swap(ring, scratch);
}

// The piece that p stands in, or the largest where rounding puts p beside all of them.
Polygon pieceWith(const std::vector<Polygon>& pieces, Vec2 p) {
  const Polygon* best = nullptr;
  double size = 0;
  for (const Polygon& piece : pieces) {
    if (contains(piece, p)) return piece;
    if (const double a = area(piece); a > size) {
      size = a;
      best = &piece;
    }
  }
  return best ? *best : Polygon{};
}

double sharedArea(const VoronoiCell& cell, const Polygon& area) {
  return cell.area_m2 > 0 ? overlapArea(cell.shape, area) : 0;
}

// People in the order of x, to find who is near without looking at everybody.
std::vector<std::size_t> sortedByX(const Positions& people) {
  std::vector<std::size_t> order(people.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return people.x[a] < people.x[b] || (people.x[a] == people.x[b] && a < b);
  });
  return order;
}

VoronoiCell cellOf(const Positions& people, const std::vector<std::size_t>& order,
                   std::size_t place, const Polygon& space, double cutOff_m) {
  const Vec2 p = people[order[place]];
  if (!contains(space, p)) return {};
  Ring ring = circle(p, cutOff_m);
  const double outermost = distance(ring.front(), p);
  int onSameSpot = 1;
  Ring scratch;
  const auto cut = [&](std::size_t other) {
    const Vec2 d = people[order[other]] - p;
    if (d == Vec2{})
      ++onSameSpot;
    else if (squaredNorm(d) < 4 * outermost * outermost)
      clip(ring, p + 0.5 * d, d, scratch);
  };
  const auto near = [&](std::size_t other) {
    return std::fabs(people.x[order[other]] - p.x) < 2 * outermost;
  };
  for (std::size_t other = place; other-- > 0 && near(other);) cut(other);
  for (std::size_t other = place + 1; other < order.size() && near(other); ++other) cut(other);

  Polygon shape{std::move(ring), {}};
  if (distanceToBoundary(space, p) < outermost) shape = pieceWith(intersection(shape, space), p);
  const double size = shape.outer.empty() ? 0 : area(shape);
  return {std::move(shape), size / onSameSpot};
}

}  // namespace

double boxDensity(const Positions& people, const Polygon& area) {
  const double size = geometry::area(area);
  if (!(size > 0)) return 0;
  std::size_t inside = 0;
  for (std::size_t i = 0; i < people.size(); ++i) inside += contains(area, people[i]);
  return static_cast<double>(inside) / size;
}

double kernelDensity(const Positions& people, Vec2 at, double range_m) {
  const double square = range_m * range_m;
  double sum = 0;
  for (std::size_t i = 0; i < people.size(); ++i)
    sum += exponential(-squaredNorm(people[i] - at) / square);
  return sum / (std::numbers::pi * square);
}

std::vector<VoronoiCell> voronoiCells(const Positions& people, const Polygon& space,
                                      double cutOff_m) {
  const std::vector<std::size_t> order = sortedByX(people);
  std::vector<VoronoiCell> cells(people.size());
  for (std::size_t place = 0; place < order.size(); ++place)
    cells[order[place]] = cellOf(people, order, place, space, cutOff_m);
  return cells;
}

double voronoiDensity(const std::vector<VoronoiCell>& cells, const Polygon& area) {
  const double size = geometry::area(area);
  if (!(size > 0)) return 0;
  double persons = 0;
  for (const VoronoiCell& cell : cells)
    if (const double shared = sharedArea(cell, area); shared > 0) persons += shared / cell.area_m2;
  return persons / size;
}

double voronoiSpeed(const std::vector<VoronoiCell>& cells, std::span<const double> speeds,
                    const Polygon& area) {
  double covered = 0;
  double sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double shared = sharedArea(cells[i], area);
    covered += shared;
    sum += shared * speeds[i];
  }
  return covered > 0 ? sum / covered : 0;
}

}  // namespace muster::measure
