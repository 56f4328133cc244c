#include "navigation/terrain.h"

#include <algorithm>
#include <limits>

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
                 const OwnWalls& own, plan::SpaceId id, Rasters recalled) {
  const plan::Space& space = campus[id];
  const geometry::Box box = bounds(space.walkable).grown(kMargin_m);
  cells_ = CellFrame(box, labelCell(box));

  const geometry::Polygon outline = oriented(space.walkable);
  addTurningPoints(outline.outer, kWall, turning_);
  for (const Ring& hole : outline.holes) addTurningPoints(hole, kWall, turning_);
  for (const plan::FixtureId fixture : space.fixtures)
    addTurningPoints(turned(oriented(campus[fixture].shape).outer), kWall, turning_);
  addZones(campus, id);

  auto raster = ClearanceRaster::recalled(space.walkable, std::move(recalled.clearance));
  auto zones = ZoneRaster::recalled(box, zones_.size(), std::move(recalled.zones));
  if (raster && zones) {
    raster_ = std::move(*raster);
    zoneRaster_ = std::move(*zones);
  } else {
    makeRaster(campus, portals, own, space);
    zoneRaster_ = ZoneRaster(box, zoneShapes_);
  }
  measureFloors();
  findBoxes();
}

const FieldCells& Terrain::fieldCells() const {
  std::call_once(fieldCellsOnce_, [&] {
    fieldCells_ = std::make_unique<const FieldCells>(cells_, raster_, wallFloor_, turning_);
  });
  return *fieldCells_;
}

void Terrain::makeRaster(const plan::Campus& campus, const std::vector<Portal>& portals,
                         const OwnWalls& own, const plan::Space& space) {
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
}

void Terrain::addZones(const plan::Campus& campus, plan::SpaceId id) {
  for (std::size_t i = 0; i < campus.zones.size(); ++i) {
    const plan::Zone& zone = campus.zones[i];
    if (zone.space != id || !keptClear(zone.kind)) continue;
    zones_.push_back(plan::ZoneId(i));
    zoneShapes_.push_back(oriented(zone.shape));
    addTurningPoints(turned(zoneShapes_.back().outer),
                     static_cast<std::uint32_t>(zones_.size() - 1), turning_);
  }
  noneAdmitted_.assign(zones_.size(), false);
}

void Terrain::measureFloors() {
  wallFloor_ = raster_.floorOf(kClearance_m);
  wallStrides_ = strides(raster_.cell(), wallFloor_);
  floorReached_m_ = raster_.clearanceOf(wallFloor_);
  if (!zoneRaster_.empty()) zoneFloor_ = zoneRaster_.floorOf(kClearance_m);
  const double cell = zoneRaster_.frame().cell_m;
  zoneStrides_ = strides(cell, zoneFloor_);
  for (const geometry::Polygon& shape : zoneShapes_)
    zoneReach_.push_back(bounds(shape).grown(kClearance_m + 2 * cell));
}

// Blocks half as wide as the labels' cells; open if all cells of both rasters in them are.
void Terrain::findBoxes() {
  const CellFrame& cells = raster_.frame();
  const auto size =
      std::max(2, static_cast<std::int32_t>(0.5 * cells_.cell_m / cells.cell_m + 0.5));
  const std::int32_t columns = (cells.columns + size - 1) / size;
  const std::int32_t lines = (cells.lines + size - 1) / size;
  std::vector<std::uint8_t> open(
      static_cast<std::size_t>(columns) * static_cast<std::size_t>(lines), 1);
  const auto block = [&](std::int32_t c, std::int32_t l) -> std::uint8_t& {
    return open[static_cast<std::size_t>(l) * static_cast<std::size_t>(columns) +
                static_cast<std::size_t>(c)];
  };
  // The least of all lines of a block first: many columns at once.
  const auto wide = static_cast<std::size_t>(cells.columns);
  std::vector<std::uint8_t> least;
  for (std::int32_t line = 0; line < lines; ++line) {
    least.assign(wide, 255);
    for (std::int32_t l = line * size; l < std::min((line + 1) * size, cells.lines); ++l) {
      const std::uint8_t* codes = raster_.codes().data() + cells.at(0, l);
      for (std::size_t c = 0; c < wide; ++c) least[c] = std::min(least[c], codes[c]);
    }
    for (std::int32_t c = 0; c < cells.columns; ++c) {
      if (least[static_cast<std::size_t>(c)] < wallFloor_) block(c / size, line) = 0;
    }
  }
  const CellFrame& zones = zoneRaster_.frame();
  for (std::size_t cell = 0; !zoneRaster_.empty() && cell < zones.size(); ++cell) {
    if (zoneRaster_.in(cell, noneAdmitted_) >= zoneFloor_) continue;
    const Vec2 reach{zones.cell_m / 2, zones.cell_m / 2};
    const Vec2 low = zones.centre(cell) - reach, high = zones.centre(cell) + reach;
    for (std::int32_t l = cells.line(low.y) / size; l <= cells.line(high.y) / size; ++l) {
      for (std::int32_t c = cells.column(low.x) / size; c <= cells.column(high.x) / size; ++c)
        block(c, l) = 0;
    }
  }
  boxes_ = OpenBoxes(columns, lines, size, open);
}

// The inner loop of all fields: from box to box of open ground, and between them as far as the
// nearest wall or zone allows.
template <bool kZones>
bool Terrain::marched(Vec2 a, Vec2 along, double to, const Admitted& admitted) const {
  const CellFrame::Ray walls = raster_.frame().ray(a, along);
  const CellFrame::Ray zones = zoneRaster_.frame().ray(a, along);
  const OpenBoxes::Line line(walls);
  const std::uint8_t* codes = raster_.codes().data();
  const double beyond = 0.5 * raster_.cell();  // into the first cell behind a box
  for (double t = 0.0;;) {
    const double open = boxes_.openUntil(line, t);
    if (open >= to) return true;
    if (open > t) t = std::min(open + beyond, to);
    const int wall = codes[walls.cell(t)];
    if (wall < wallFloor_) return false;
    double stride = wallStrides_[static_cast<std::size_t>(wall)];
    if constexpr (kZones) {
      const int zone = zoneRaster_.in(zones.cell(t), admitted);
      if (zone < zoneFloor_) return false;
      stride = std::min(stride, zoneStrides_[static_cast<std::size_t>(zone)]);
    }
    if (t >= to) return true;
    t = std::min(t + stride, to);
  }
}

bool Terrain::passesAdmitted(Vec2 a, Vec2 b, const Admitted& admitted) const {
  geometry::Box box;
  box.extend(a);
  box.extend(b);
  for (std::size_t i = 0; i < admitted.size(); ++i) {
    if (admitted[i] && zoneReach_[i].overlaps(box)) return true;
  }
  return false;
}

// The last bit to an opening: its own wall may be as near as the way to the opening is.
bool Terrain::clearToLine(Vec2 a, Vec2 along, double from, double to, double span, double offLine_m,
                          const Admitted& admitted) const {
  const double descent = offLine_m / span;
  for (double t = from;; t = std::min(t + raster_.cell(), to)) {
    const Vec2 p = a + along * t;
    if (raster_.at(p) < floorAt(offLine_m - descent * t)) return false;
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
  const double nearLine = std::min(
      whole, offLine_m > floorReached_m_ ? span * (1.0 - floorReached_m_ / offLine_m) : 0.0);
  if (nearLine > 0.0) {
    const Vec2 end = a + along * nearLine;
    if (!raster_.frame().contains(a) || !raster_.frame().contains(end)) return false;
    const bool open = zoneRaster_.empty() ? marched<false>(a, along, nearLine, admitted)
                                          : marched<true>(a, along, nearLine, admitted);
    if (!open) return false;
  }
  return nearLine >= whole || clearToLine(a, along, nearLine, whole, span, offLine_m, admitted);
}

bool Terrain::clear(Vec2 a, Vec2 b) const {
  return clear(a, b, noneAdmitted_, 0.0, std::numeric_limits<double>::infinity());
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
  constexpr double kFarthest_m = 1e9;  // from its wall a goal is; else it is in the open
  const double descent = span > 0.0 ? offLine_m / span : 0.0;
  const bool inTheOpen = !(offLine_m <= kFarthest_m);
  const bool inFrame = raster_.frame().contains(a) && raster_.frame().contains(b);
  const OpenBoxes::Line line(raster_.frame().ray(a, along));
  bool inWall = true;
  bool inZone = zones && zoneRaster_.at(a, admitted) < zoneFloor_;
  int most = 0;
  for (double t = 0.0; t < span;) {
    const int floor = inTheOpen ? wallFloor_ : floorAt(offLine_m - descent * t);
    const double open = inFrame ? boxes_.openUntil(line, t) : 0.0;
    if (open > t) {  // open ground, which ends what was forgiven at the start
      inWall = inZone = false;
      most = std::max(most, floor);
      t = open + 0.5 * raster_.cell();
      continue;
    }
    const Vec2 p = a + along * t;
    const int wall = raster_.at(p);
    inWall = inWall && wall == 0 && t < kDoubtAtStart_m;
    if (wall == 0 && !inWall && span - t > kDoubtAtEnd_m) return false;
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

}  // namespace muster::navigation
