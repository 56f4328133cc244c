#include "navigation/terrain.h"

#include <algorithm>

namespace muster::navigation {

using geometry::Ring;
using geometry::Segment;
using geometry::Vec2;

namespace {

// A label says which corner comes next; the way there is exact. So labels need not resolve door
// jambs (the raster does, at kFinestCell_m), only aisles between furniture.
constexpr double kLabelCell_m = 0.10;
constexpr double kLabelArea_m2 = 150;
constexpr double kMargin_m =
    0.30;  // outside the outline: who is pushed half through a door still has an answer

double labelCell(const geometry::Box& box) {
  const double area = box.width() * box.height();
  return std::clamp(kLabelCell_m * std::sqrt(area / kLabelArea_m2), kLabelCell_m, kCoarsestCell_m);
}

Ring turned(Ring ring) {
  std::reverse(ring.begin(), ring.end());
  return ring;
}

}  // namespace

Terrain::Terrain(const plan::Campus& campus, const std::vector<Portal>& portals,
                 const OwnWalls& own, plan::SpaceId id) {
  const plan::Space& space = campus[id];
  const geometry::Box box = bounds(space.walkable).grown(kMargin_m);
  cells_ = CellFrame(box, labelCell(box));

  std::vector<Segment> walls = own.structure;
  walls.insert(walls.end(), own.fixtures.begin(), own.fixtures.end());
  std::vector<geometry::Polygon> solids;
  for (const plan::FixtureId fixture : space.fixtures)
    solids.push_back(oriented(campus[fixture].shape));
  std::vector<Segment> passages;
  for (const plan::OpeningId opening : space.openings) {
    for (const Segment& passage : portals[opening.index()].passages) passages.push_back(passage);
  }
  raster_ = ClearanceRaster(space.walkable, solids, walls, passages);
  wallFloor_ = raster_.floorOf(kClearance_m);

  const geometry::Polygon outline = oriented(space.walkable);
  addTurningPoints(outline.outer, kWall, turning_);
  for (const Ring& hole : outline.holes) addTurningPoints(hole, kWall, turning_);
  for (const auto& solid : solids) addTurningPoints(turned(solid.outer), kWall, turning_);
  for (std::size_t i = 0; i < campus.zones.size(); ++i) {
    const plan::Zone& zone = campus.zones[i];
    if (zone.space != id || !keptClear(zone.kind)) continue;
    zones_.push_back(plan::ZoneId(i));
    zoneShapes_.push_back(oriented(zone.shape));
    addTurningPoints(turned(zoneShapes_.back().outer),
                     static_cast<std::uint32_t>(zones_.size() - 1), turning_);
  }
  zoneRaster_ = ZoneRaster(box, zoneShapes_);
  if (!zoneRaster_.empty()) zoneFloor_ = zoneRaster_.floorOf(kClearance_m);
  wallStrides_ = strides(raster_.cell(), wallFloor_);
  zoneStrides_ = strides(zoneRaster_.frame().cell_m, zoneFloor_);
  findSpots();
  // A corner that another obstacle stands too near to is no way round.
  std::erase_if(turning_,
                [&](const TurningPoint& corner) { return raster_.at(corner.at) < wallFloor_; });
}

Vec2 Terrain::part(std::size_t cell, int index) const {
  const Vec2 centre = cells_.centre(cell);
  if (index == 0) return centre;
  const int column = (index - 1) % partsAcross_, line = (index - 1) / partsAcross_;
  return centre + Vec2{(column + 0.5) / partsAcross_ - 0.5, (line + 0.5) / partsAcross_ - 0.5} *
                      cells_.cell_m;
}

void Terrain::findSpots() {
  constexpr int kMostAcross = 15;  // an index fits a byte
  partsAcross_ =
      std::clamp(static_cast<int>(std::ceil(cells_.cell_m / raster_.cell())), 1, kMostAcross);
  spots_.assign(cells_.size(), 0);
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    int most = raster_.at(cells_.centre(cell));
    for (int k = 1; most < wallFloor_ && k <= partsAcross_ * partsAcross_; ++k) {
      const int wall = raster_.at(part(cell, k));
      if (wall <= most) continue;
      most = wall;
      spots_[cell] = static_cast<std::uint8_t>(k);
    }
  }
}

Terrain::Ground Terrain::ground(Vec2 p, const Admitted& admitted) const {
  const int wall = raster_.at(p);
  if (wall == 0) return Ground::solid;
  if (!zoneRaster_.empty() && zoneRaster_.at(p, admitted) == 0) return Ground::zone;
  return wall < wallFloor_ ? Ground::tight : Ground::free;
}

// The inner loop of all fields: kept free of everything that is the same along the line.
template <bool kZones>
double Terrain::marched(Vec2 a, Vec2 along, double from, double to,
                        const Admitted& admitted) const {
  const CellFrame::Ray walls = raster_.frame().ray(a, along);
  const CellFrame::Ray zones = zoneRaster_.frame().ray(a, along);
  const std::uint8_t* codes = raster_.codes();
  double t = from;
  double good = from;
  while (true) {
    const int wall = codes[walls.cell(t)];
    if (wall < wallFloor_) return good;
    double stride = wallStrides_[static_cast<std::size_t>(wall)];
    if constexpr (kZones) {
      const int zone = zoneRaster_.in(zones.cell(t), admitted);
      if (zone < zoneFloor_) return good;
      stride = std::min(stride, zoneStrides_[static_cast<std::size_t>(zone)]);
    }
    if (t >= to) return to;
    good = t;
    t = std::min(t + stride, to);
  }
}

double Terrain::clearUpTo(Vec2 a, Vec2 along, double from_m, double to_m,
                          const Admitted& admitted) const {
  if (!raster_.frame().contains(a) || !raster_.frame().contains(a + along * to_m)) return from_m;
  return zoneRaster_.empty() ? marched<false>(a, along, from_m, to_m, admitted)
                             : marched<true>(a, along, from_m, to_m, admitted);
}

// The last bit to an opening: its own wall may be as near as the way to the opening is.
bool Terrain::clearToLine(Vec2 a, Vec2 along, double from, double to, double span, double offLine_m,
                          const Admitted& admitted) const {
  for (double t = from;; t = std::min(t + raster_.cell(), to)) {
    const Vec2 p = a + along * t;
    if (raster_.at(p) < floorAt(offLine_m * (1.0 - t / span))) return false;
    if (!zoneRaster_.empty() && zoneRaster_.at(p, admitted) < zoneFloor_) return false;
    if (t >= to) return true;
  }
}

bool Terrain::clear(Vec2 a, Vec2 b, const Admitted& admitted, double before_m,
                    double offLine_m) const {
  const double span = distance(a, b);
  const double whole = span - before_m;
  if (whole <= 0.0) return true;
  const Vec2 along = (b - a) * (1.0 / span);
  constexpr double kNearLine_m = 2.0 * kClearance_m;
  const double nearLine =
      std::min(whole, offLine_m > kNearLine_m ? span * (1.0 - kNearLine_m / offLine_m) : 0.0);
  if (nearLine < whole && !clearToLine(a, along, nearLine, whole, span, offLine_m, admitted))
    return false;
  if (nearLine <= 0.0) return true;
  return clearUpTo(a, along, 0.0, nearLine, admitted) >= nearLine;
}

bool Terrain::passable(Vec2 a, Vec2 b, const Admitted& admitted, double before_m,
                       double offLine_m) const {
  const double span = distance(a, b);
  const Vec2 along = normalised(b - a);
  const bool zones = !zoneRaster_.empty();
  // Where one stands, and where one goes, may read as wall when it is not: cells are as wide as
  // that doubt.
  constexpr double kDoubtAtStart_m = 0.15;
  constexpr double kDoubtAtEnd_m = 0.08;
  constexpr int kReadingDoubt_cm = 4;
  bool inWall = true;
  bool inZone = zones && zoneRaster_.at(a, admitted) < zoneFloor_;
  int most = 0;
  for (double t = 0.0; t < span;) {
    const Vec2 p = a + along * t;
    const int wall = raster_.at(p);
    inWall = inWall && wall == 0 && t < kDoubtAtStart_m;
    if (wall == 0 && !inWall && span - t > kDoubtAtEnd_m) return false;
    const int floor = floorAt(offLine_m * (1.0 - t / span));
    most = std::max(most, std::min(wall, floor));
    if (wall + kReadingDoubt_cm < std::min(most, floor) && span - t > before_m) return false;
    double stride = wallStrides_[static_cast<std::size_t>(wall)];
    if (zones) {
      const int zone = zoneRaster_.at(p, admitted);
      if (zone < zoneFloor_ && !inZone) return false;
      inZone = inZone && zone < zoneFloor_;
      stride = std::min(stride, zoneStrides_[static_cast<std::size_t>(zone)]);
    }
    t += stride;
  }
  return true;
}

// What the raster must read this far in front of the wall that the goal is in; elsewhere offLine_m
// is infinite.
int Terrain::floorAt(double offLine_m) const {
  return offLine_m > 2.0 * kClearance_m ? wallFloor_
                                        : std::min(wallFloor_, raster_.floorOf(offLine_m));
}

}  // namespace muster::navigation
