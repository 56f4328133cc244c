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

bool Terrain::clear(Vec2 a, Vec2 b, const Admitted& admitted, double before_m,
                    double offLine_m) const {
  const double span = distance(a, b);
  const double whole = span - before_m;
  if (whole <= 0.0) return true;
  const Vec2 along = (b - a) * (1.0 / span);
  const bool zones = !zoneRaster_.empty();
  // How far one may go on a reading: the distance falls by one metre a metre at most, and is read
  // at cells' centres.
  const double wallSlack = 1.5 * raster_.cell();
  const double zoneSlack = zones ? 1.5 * zoneRaster_.cell() : 0.0;
  double t = 0.0;
  while (true) {
    const Vec2 p = a + along * t;
    const int floor = floorAt(offLine_m * (1.0 - t / span));
    const int wall = raster_.at(p) - floor;
    if (wall < 0) return false;
    double step = std::max(raster_.cell(), (wall + floor - wallFloor_) * 0.01 - wallSlack);
    if (zones) {
      const int zone = zoneRaster_.at(p, admitted) - zoneFloor_;
      if (zone < 0) return false;
      step = std::min(step, std::max(zoneRaster_.cell(), zone * 0.01 - zoneSlack));
    }
    if (t >= whole) return true;
    t = std::min(t + step, whole);
  }
}

bool Terrain::passable(Vec2 a, Vec2 b, const Admitted& admitted, double before_m,
                       double offLine_m) const {
  const double span = distance(a, b);
  const double whole = span - before_m;
  const Vec2 along = normalised(b - a);
  const bool zones = !zoneRaster_.empty();
  // Where one stands may read as wall when it is not: the raster's cells are as wide as that doubt.
  const double start = 3.0 * raster_.cell();
  constexpr int kReadingDoubt_cm = 4;
  bool inTight = true;
  bool inZone = zones && zoneRaster_.at(a, admitted) < zoneFloor_;
  int most = 0;
  for (double t = std::min(start, whole); t < whole;) {
    const Vec2 p = a + along * t;
    const int wall = raster_.at(p);
    const int floor = floorAt(offLine_m * (1.0 - t / span));
    inTight = inTight && wall < floor;
    most = std::max(most, std::min(wall, floor));
    if (wall == 0 || (!inTight && wall < floor) || wall + kReadingDoubt_cm < std::min(most, floor))
      return false;
    double step = std::max(raster_.cell(), (wall - wallFloor_) * 0.01 - 1.5 * raster_.cell());
    if (zones) {
      const int zone = zoneRaster_.at(p, admitted);
      if (zone < zoneFloor_ && !inZone) return false;
      inZone = inZone && zone < zoneFloor_;
      step = std::min(step, std::max(zoneRaster_.cell(),
                                     (zone - zoneFloor_) * 0.01 - 1.5 * zoneRaster_.cell()));
    }
    t += step;
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
