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
  nears_.assign(2 * frame_.size(), near(kNobodys, kUnknown));
  for (std::size_t i = 0; i < zones.size(); ++i) add(static_cast<std::uint32_t>(i), zones[i]);
  fillOpen();
}

std::optional<ZoneRaster> ZoneRaster::recalled(const geometry::Box& box, std::size_t zones,
                                               LargeVector<std::uint32_t> codes) {
  ZoneRaster raster;
  if (zones == 0) return codes.empty() ? std::optional(raster) : std::nullopt;
  raster.frame_ = CellFrame(box, cellFor(box));
  const bool fits = codes.size() == 2 * raster.frame_.size() &&
                    std::all_of(codes.begin(), codes.end(), [&](std::uint32_t near) {
                      return zoneOf(near) == kNobodys || zoneOf(near) < zones;
                    });
  if (!fits) return std::nullopt;
  raster.nears_ = std::move(codes);
  return raster;
}

int ZoneRaster::floorOf(double clearance_m) const {
  return std::max(1, static_cast<int>(std::floor((clearance_m - 0.7072 * frame_.cell_m) * 100.0)));
}

void ZoneRaster::add(std::uint32_t zone, const Polygon& shape) {
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
      const std::uint32_t here = near(zone, navigation::codeOf(metres));
      std::uint32_t& first = nears_[2 * frame_.at(c, l)];
      std::uint32_t& second = nears_[2 * frame_.at(c, l) + 1];
      if (zoneOf(first) == kNobodys || codeOf(here) < codeOf(first)) {
        second = first;
        first = here;
      } else if (zoneOf(second) == kNobodys || codeOf(here) < codeOf(second)) {
        second = here;
      }
    }
  }
}

// Far from all zones the distance to any of them is a bound for each.
void ZoneRaster::fillOpen() {
  LargeVector<float> metres(frame_.size(), 1e9f);
  for (std::size_t cell = 0; cell < metres.size(); ++cell) {
    const std::uint32_t first = nears_[2 * cell];
    if (zoneOf(first) != kNobodys) metres[cell] = static_cast<float>(metresOf(codeOf(first)));
  }
  spreadDistances(frame_, static_cast<float>(kExact_m), metres);
  for (std::size_t cell = 0; cell < metres.size(); ++cell) {
    std::uint32_t& first = nears_[2 * cell];
    if (zoneOf(first) == kNobodys) first = near(kNobodys, navigation::codeOf(metres[cell]));
  }
}

}  // namespace muster::navigation
