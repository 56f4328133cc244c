#include "navigation/clearance_raster.h"

#include <algorithm>
#include <cmath>

#include "navigation/distance_spread.h"

namespace muster::navigation {

using geometry::Polygon;
using geometry::Segment;
using geometry::Vec2;

namespace {

constexpr double kExact_m =
    0.40;  // beyond it only the size of steps along a line depends on the distance
constexpr double kMargin_m = 0.30;     // around the outline
constexpr double kApron_m = 0.15;      // how far the raster goes on beyond a passage
constexpr double kLargeArea_m2 = 4e4;  // a byte per 0.05 m cell: 16 MB; coarser above
constexpr float kOutside = -1.0f;
constexpr float kFar = 1e9f;

double cellFor(const geometry::Box& box) {
  double cell = kFinestCell_m;
  while (box.width() * box.height() * kFinestCell_m * kFinestCell_m > kLargeArea_m2 * cell * cell)
    cell *= 2;
  return cell;
}

// The first column from `column` on whose centre is not left of x.
std::int32_t firstFrom(const CellFrame& frame, std::int32_t column, double x) {
  while (column < frame.columns && frame.centre(column, 0).x < x) ++column;
  return column;
}

// Writes `value` to the cells whose centre lies in the polygon.
void fill(const CellFrame& frame, const Polygon& polygon, float value,
          LargeVector<float>& distance) {
  const auto walls = edges(polygon);
  std::vector<double> crossings;
  const geometry::Box box = bounds(polygon);
  for (std::int32_t l = frame.line(box.low.y); l <= frame.line(box.high.y); ++l) {
    const double y = frame.centre(0, l).y;
    crossings.clear();
    for (const Segment& wall : walls) {
      if ((wall.a.y > y) == (wall.b.y > y)) continue;
      crossings.push_back(wall.a.x +
                          (wall.b.x - wall.a.x) * ((y - wall.a.y) / (wall.b.y - wall.a.y)));
    }
    std::sort(crossings.begin(), crossings.end());
    float* line = distance.data() + frame.at(0, l);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const std::int32_t from = firstFrom(frame, frame.column(crossings[i]), crossings[i]);
      const std::int32_t to =
          firstFrom(frame, std::max(from, frame.column(crossings[i + 1])), crossings[i + 1]);
      std::fill(line + from, line + std::max(from, to), value);
    }
  }
}

}  // namespace

std::optional<ClearanceRaster> ClearanceRaster::recalled(const Polygon& outline,
                                                         LargeVector<std::uint8_t> codes) {
  const geometry::Box box = bounds(outline).grown(kMargin_m);
  ClearanceRaster raster;
  raster.frame_ = CellFrame(box, cellFor(box));
  if (codes.size() != raster.frame_.size()) return std::nullopt;
  raster.clearance_ = std::move(codes);
  return raster;
}

ClearanceRaster::ClearanceRaster(const Polygon& outline, const std::vector<Polygon>& solids,
                                 const std::vector<Segment>& walls,
                                 const std::vector<Segment>& passages) {
  const geometry::Box box = bounds(outline).grown(kMargin_m);
  frame_ = CellFrame(box, cellFor(box));
  LargeVector<float> distance(frame_.size(), kOutside);
  fillInside(outline, solids, passages, distance);
  measureNearWalls(walls, distance);
  spreadDistances(frame_, static_cast<float>(kExact_m), distance);
  clearance_.resize(distance.size());
  std::transform(distance.begin(), distance.end(), clearance_.begin(),
                 [](float metres) { return codeOf(metres); });
}

void ClearanceRaster::fillInside(const Polygon& outline, const std::vector<Polygon>& solids,
                                 const std::vector<Segment>& passages,
                                 LargeVector<float>& distance) const {
  fill(frame_, outline, kFar, distance);
  for (const Segment& passage : passages) {
    geometry::Box box;
    box.extend(passage.a);
    box.extend(passage.b);
    box = box.grown(kApron_m);
    for (std::int32_t l = frame_.line(box.low.y); l <= frame_.line(box.high.y); ++l) {
      for (std::int32_t c = frame_.column(box.low.x); c <= frame_.column(box.high.x); ++c) {
        if (geometry::distance(passage, frame_.centre(c, l)) <= kApron_m)
          distance[frame_.at(c, l)] = kFar;
      }
    }
  }
  for (const Polygon& solid : solids) fill(frame_, solid, kOutside, distance);
}

void ClearanceRaster::measureNearWalls(const std::vector<Segment>& walls,
                                       LargeVector<float>& distance) const {
  for (const Segment& wall : walls) {
    // Column by column (or line by line) along the wall, so that a long oblique wall costs its
    // length, not its box.
    const double steps = std::max(1.0, std::ceil(length(wall) / 1.0));
    for (double step = 0; step < steps; ++step) {
      geometry::Box box;
      box.extend(lerp(wall.a, wall.b, step / steps));
      box.extend(lerp(wall.a, wall.b, (step + 1) / steps));
      box = box.grown(kExact_m);
      for (std::int32_t l = frame_.line(box.low.y); l <= frame_.line(box.high.y); ++l) {
        for (std::int32_t c = frame_.column(box.low.x); c <= frame_.column(box.high.x); ++c) {
          float& here = distance[frame_.at(c, l)];
          if (here == kOutside) continue;
          const double metres = geometry::distance(wall, frame_.centre(c, l));
          if (metres <= kExact_m) here = std::min(here, static_cast<float>(metres));
        }
      }
    }
  }
}

}  // namespace muster::navigation
