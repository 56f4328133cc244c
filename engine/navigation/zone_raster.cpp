#include "navigation/zone_raster.h"

#include <algorithm>
#include <cmath>

namespace muster::navigation {

using geometry::Polygon;
using geometry::Vec2;

namespace {

// Zones are metres wide and have no jambs: coarser than walls.
constexpr double kFinest_m = 0.10;
constexpr double kMostCells = 2e6;

double cellFor(const geometry::Box& box) {
  double cell = kFinest_m;
  while (box.width() * box.height() > kMostCells * cell * cell) cell *= 2;
  return cell;
}

}  // namespace

ZoneRaster::ZoneRaster(const geometry::Box& box, const std::vector<Polygon>& zones) {
  if (zones.empty()) return;
  frame_ = CellFrame(box, cellFor(box));
  nearest_.resize(frame_.size());
  second_.resize(frame_.size());
  for (std::size_t i = 0; i < zones.size(); ++i) add(static_cast<std::uint16_t>(i), zones[i]);
}

int ZoneRaster::floorOf(double clearance_m) const {
  return std::max(1, static_cast<int>(std::floor((clearance_m - 0.7072 * frame_.cell_m) * 100.0)));
}

void ZoneRaster::add(std::uint16_t zone, const Polygon& shape) {
  const geometry::Box box = bounds(shape).grown(kMost_cm * 0.01);
  const auto walls = edges(shape);
  for (std::int32_t l = frame_.line(box.low.y); l <= frame_.line(box.high.y); ++l) {
    for (std::int32_t c = frame_.column(box.low.x); c <= frame_.column(box.high.x); ++c) {
      const Vec2 centre = frame_.centre(c, l);
      double metres = 0.0;
      if (!contains(shape, centre)) {
        metres = kMost_cm;
        for (const auto& wall : walls) metres = std::min(metres, geometry::distance(wall, centre));
      }
      const Near here{static_cast<std::uint16_t>(std::min(metres * 100.0, double{kMost_cm})), zone};
      Near& first = nearest_[frame_.at(c, l)];
      Near& second = second_[frame_.at(c, l)];
      if (here.cm < first.cm) {
        second = first;
        first = here;
      } else if (here.cm < second.cm) {
        second = here;
      }
    }
  }
}

}  // namespace muster::navigation
