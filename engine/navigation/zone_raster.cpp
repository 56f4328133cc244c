#include "navigation/zone_raster.h"

#include <algorithm>
#include <cmath>

#include "navigation/distance_spread.h"

namespace muster::navigation {

using geometry::Polygon;
using geometry::Vec2;

namespace {

// Zones are metres wide and have no jambs: coarser than walls.
constexpr double kFinest_m = 0.10;
constexpr double kMostCells = 4e5;

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
  fillOpen();
}

int ZoneRaster::floorOf(double clearance_m) const {
  return std::max(1, static_cast<int>(std::floor((clearance_m - 0.7072 * frame_.cell_m) * 100.0)));
}

void ZoneRaster::add(std::uint16_t zone, const Polygon& shape) {
  const geometry::Box box = bounds(shape).grown(kExact_m);
  const auto walls = edges(shape);
  for (std::int32_t l = frame_.line(box.low.y); l <= frame_.line(box.high.y); ++l) {
    for (std::int32_t c = frame_.column(box.low.x); c <= frame_.column(box.high.x); ++c) {
      const Vec2 centre = frame_.centre(c, l);
      double metres = 0.0;
      if (!contains(shape, centre)) {
        metres = kExact_m;
        for (const auto& wall : walls) metres = std::min(metres, geometry::distance(wall, centre));
      }
      if (metres >= kExact_m) continue;
      const Near here{zone, codeOf(metres)};
      Near& first = nearest_[frame_.at(c, l)];
      Near& second = second_[frame_.at(c, l)];
      if (first.zone == kNobodys || here.code < first.code) {
        second = first;
        first = here;
      } else if (second.zone == kNobodys || here.code < second.code) {
        second = here;
      }
    }
  }
}

// Far from all zones the distance to any of them is a bound for each.
void ZoneRaster::fillOpen() {
  std::vector<float> metres(nearest_.size(), 1e9f);
  for (std::size_t cell = 0; cell < metres.size(); ++cell) {
    if (nearest_[cell].zone != kNobodys)
      metres[cell] = static_cast<float>(metresOf(nearest_[cell].code));
  }
  spreadDistances(frame_, static_cast<float>(kExact_m), metres);
  for (std::size_t cell = 0; cell < metres.size(); ++cell) {
    if (nearest_[cell].zone == kNobodys) nearest_[cell].code = codeOf(metres[cell]);
  }
}

}  // namespace muster::navigation
