// Cutting areas with areas: the only file that sees Boost. It is Boost.Polygon, whose sweep on
// whole numbers cannot go wrong by rounding. Tried and dropped: Boost.Geometry (1.74) on doubles;
// two rooms that share part of a slanted wall "overlapped" by the whole of the smaller one at one
// angle in ten (tests/unit/geometry/overlay_test.cpp, at any angle).
//
// Corners go to a grid of a tenth of a micrometre about the middle of the operands and come back as
// they were; only new corners, where edges cross, lie on the grid. Pieces thinner than kSliver are
// rounding of shared edges, not area.
#include <algorithm>
#include <boost/polygon/polygon.hpp>
#include <cmath>

#include "geometry/polygon.h"

namespace muster::geometry {
namespace {

namespace bp = boost::polygon;
using GridPoint = bp::point_data<int>;
using GridPolygon = bp::polygon_with_holes_data<int>;
using GridArea = bp::polygon_set_data<int>;

constexpr double kFinestUnit = 0x1p-23;  // m; about 1.2e-7
constexpr double kMostUnits = 0x1p29;    // from the middle; leaves room in an int for differences
constexpr double kLargestExtent = 1e12;  // m; beyond it nothing is a plan
constexpr double kSliver = 1e-6;  // m of mean thickness; a thousandth of a drawing's millimetre

class Grid {
 public:
  explicit Grid(const Box& box) : middle_(lerp(box.low, box.high, 0.5)) {
    const double half = 0.5 * std::max(box.width(), box.height());
    while (half > kMostUnits * unit_) unit_ *= 2.0;
    middle_ = {std::round(middle_.x / unit_) * unit_, std::round(middle_.y / unit_) * unit_};
  }

  void insert(const Polygon& polygon, GridArea& to) {
    GridPolygon area;
    const std::vector<GridPoint> outer = toGrid(polygon.outer);
    bp::set_points(area, outer.begin(), outer.end());
    std::vector<bp::polygon_data<int>> holes;
    for (const Ring& ring : polygon.holes) {
      const std::vector<GridPoint> points = toGrid(ring);
      bp::set_points(holes.emplace_back(), points.begin(), points.end());
    }
    bp::set_holes(area, holes.begin(), holes.end());
    to.insert(area);
  }

  std::vector<Polygon> polygons(const GridArea& area) {
    std::stable_sort(corners_.begin(), corners_.end(),
                     [](const Corner& a, const Corner& b) { return a.grid < b.grid; });
    std::vector<GridPolygon> parts;
    area.get(parts);
    std::vector<Polygon> result;
    for (const GridPolygon& part : parts) {
      Polygon polygon{fromGrid(part.begin(), part.end()), {}};
      if (isSliver(polygon.outer)) continue;
      for (auto hole = part.begin_holes(); hole != part.end_holes(); ++hole) {
        Ring ring = fromGrid(hole->begin(), hole->end());
        if (!isSliver(ring)) polygon.holes.push_back(std::move(ring));
      }
      result.push_back(oriented(std::move(polygon)));
    }
    return result;
  }

 private:
  struct Corner {
    GridPoint grid;
    Vec2 original;
  };

  std::vector<GridPoint> toGrid(const Ring& ring) {
    std::vector<GridPoint> points;
    for (const Vec2 p : ring) {
      points.emplace_back(static_cast<int>(std::round((p.x - middle_.x) / unit_)),
                          static_cast<int>(std::round((p.y - middle_.y) / unit_)));
      corners_.push_back({points.back(), p});
    }
    return points;
  }

  Vec2 fromGrid(GridPoint p) const {
    const auto found = std::lower_bound(corners_.begin(), corners_.end(), p,
                                        [](const Corner& c, GridPoint q) { return c.grid < q; });
    if (found != corners_.end() && found->grid == p) return found->original;
    return middle_ + Vec2{p.x() * unit_, p.y() * unit_};
  }

  template <class Iterator>
  Ring fromGrid(Iterator from, Iterator to) const {
    Ring ring;
    for (; from != to; ++from) {
      const Vec2 corner = fromGrid(*from);
      if (ring.empty() || !(ring.back() == corner)) ring.push_back(corner);
    }
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
  }

  bool isSliver(const Ring& ring) const {
    double perimeter = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      perimeter += distance(ring[i], ring[(i + 1) % ring.size()]);
    }
    const double thickness = std::max(kSliver, 4.0 * unit_);
    return ring.size() < 3 || std::fabs(signedArea(ring)) <= 0.5 * thickness * perimeter;
  }

  Vec2 middle_;
  double unit_ = kFinestUnit;
  std::vector<Corner> corners_;
};

// False for polygons without corners and for garbage.
bool usable(const Polygon& polygon) {
  const auto near = [](Vec2 p) {
    return std::fabs(p.x) <= kLargestExtent && std::fabs(p.y) <= kLargestExtent;
  };
  return polygon.outer.size() >= 3 &&
         std::all_of(polygon.outer.begin(), polygon.outer.end(), near) &&
         std::all_of(polygon.holes.begin(), polygon.holes.end(), [&](const Ring& hole) {
           return hole.size() >= 3 && std::all_of(hole.begin(), hole.end(), near);
         });
}

Box boundsOfAllRings(const Polygon& polygon) {
  Box box = bounds(polygon);
  for (const Ring& hole : polygon.holes) box.extend(bounds(Polygon{hole, {}}));
  return box;
}

template <class Operation>
std::vector<Polygon> combined(const Polygon& a, const Polygon& b, Operation operation) {
  Box box = boundsOfAllRings(a);
  box.extend(boundsOfAllRings(b));
  Grid grid(box);
  GridArea left, right;
  grid.insert(a, left);
  grid.insert(b, right);
  operation(left, right);
  return grid.polygons(left);
}

}  // namespace

double overlapArea(const Polygon& a, const Polygon& b) {
  double sum = 0.0;
  for (const Polygon& piece : intersection(a, b)) sum += area(piece);
  return sum;
}

std::vector<Polygon> intersection(const Polygon& a, const Polygon& b) {
  if (!usable(a) || !usable(b) || !bounds(a).overlaps(bounds(b))) return {};
  using namespace bp::operators;
  return combined(a, b, [](GridArea& left, const GridArea& right) { left &= right; });
}

std::vector<Polygon> difference(const Polygon& a, const Polygon& b) {
  if (!usable(a)) return {};
  if (!usable(b) || !bounds(a).overlaps(bounds(b))) return {oriented(a)};
  using namespace bp::operators;
  return combined(a, b, [](GridArea& left, const GridArea& right) { left -= right; });
}

std::vector<Polygon> unite(const std::vector<Polygon>& parts) {
  Box box;
  for (const Polygon& part : parts) {
    if (usable(part)) box.extend(boundsOfAllRings(part));
  }
  if (box.low.x > box.high.x) return {};
  Grid grid(box);
  GridArea all;
  for (const Polygon& part : parts) {
    if (usable(part)) grid.insert(part, all);
  }
  return grid.polygons(all);
}

}  // namespace muster::geometry
