// A space in which one has to walk round things: what all legs in it share. Rasters of the
// clearance from walls and from zones, the two questions asked of them about straight lines, and
// what making a field takes beside (field_cells.h).
//
// Thread rule: immutable once made, but for fieldCells(), which any thread may be the first to ask.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "navigation/clearance_raster.h"
#include "navigation/field_cells.h"
#include "navigation/open_boxes.h"
#include "navigation/portal.h"
#include "navigation/zone_raster.h"

namespace muster::navigation {

class Terrain {
 public:
  // Obstacle index of turning points that belong to walls and fixtures; others: the zone's index in
  // zones().
  static constexpr std::uint32_t kWall = 0xffffffff;

  // What is dear to make, to be given to a terrain of the same space.
  struct Rasters {
    LargeVector<std::uint8_t> clearance;
    LargeVector<std::uint32_t> zones;
  };
  Terrain(const plan::Campus& campus, const std::vector<Portal>& portals, const OwnWalls& own,
          plan::SpaceId space, Rasters recalled = {});
  Rasters rasters() const { return {raster_.codes(), zoneRaster_.codes()}; }

  // Zones of a space that people keep off unless they are bound for them.
  static bool keptClear(plan::ZoneKind kind) {
    return kind == plan::ZoneKind::assembly || kind == plan::ZoneKind::forbidden;
  }
  const std::vector<plan::ZoneId>& zones() const { return zones_; }
  const std::vector<geometry::Polygon>& zoneShapes() const { return zoneShapes_; }
  const CellFrame& cells() const { return cells_; }
  // Made on first use.
  const FieldCells& fieldCells() const;

  // True if one can walk straight from a to b and keep kClearance_m from everything but the wall
  // that b's opening is in: that one may come as near as the way to the opening itself does.
  // offLine_m: how far a is from that wall's line; infinite if b is in the open. The last before_m
  // in front of b are not looked at.
  bool clear(geometry::Vec2 a, geometry::Vec2 b, const Admitted& admitted, double before_m,
             double offLine_m) const;
  // The same for whoever no zone is open to, in the open.
  bool clear(geometry::Vec2 a, geometry::Vec2 b) const;
  // False if it makes no difference to a line that these zones are open.
  bool passesAdmitted(geometry::Vec2 a, geometry::Vec2 b, const Admitted& admitted) const;
  // For who is too near to something, or in somebody else's zone, and must get out: what
  // is tight or a zone may be left but not entered again, and walls not be approached.
  bool passable(geometry::Vec2 a, geometry::Vec2 b, const Admitted& admitted, double before_m,
                double offLine_m) const;

  // True only if passable(a, b) is in the open, whatever zones are open; false if it is not known.
  // For lines that mostly lie in one box of open ground: no root, no division, no step along them.
  bool surelyPassable(geometry::Vec2 a, geometry::Vec2 b) const {
    const geometry::Vec2 from = inCells(a), to = inCells(b);
    return wellInFrame(from) && wellInFrame(to) && boxes_.hold(from, to);
  }

  // Fetches what surelyPassable() reads first for lines from here.
  void expect(geometry::Vec2 x) const {
    const geometry::Vec2 from = inCells(x);
    if (wellInFrame(from)) boxes_.expect(from);
  }

  std::size_t bytes() const {
    return raster_.bytes() + zoneRaster_.bytes() + boxes_.bytes() +
           turning_.size() * sizeof(TurningPoint) + (fieldCells_ ? fieldCells_->bytes() : 0);
  }

 private:
  template <bool kZones>
  bool marched(geometry::Vec2 a, geometry::Vec2 along, double to, const Admitted& admitted) const;
  bool clearToLine(geometry::Vec2 a, geometry::Vec2 along, double from, double to, double span,
                   double offLine_m, const Admitted& admitted) const;
  geometry::Vec2 inCells(geometry::Vec2 p) const {
    const CellFrame& cells = raster_.frame();
    return (p - cells.origin) * cells.per_m;
  }
  // Written so that NaN is not. Boxes end with blocks, which may be beyond the last cell.
  bool wellInFrame(geometry::Vec2 cells) const {
    constexpr double kSlack = 1e-3;
    return cells.x > kSlack && cells.y > kSlack && cells.x < raster_.frame().columns - kSlack &&
           cells.y < raster_.frame().lines - kSlack;
  }
  void makeRaster(const plan::Campus& campus, const std::vector<Portal>& portals,
                  const OwnWalls& own, const plan::Space& space);
  void addZones(const plan::Campus& campus, plan::SpaceId space);
  void measureFloors();
  void findBoxes();
  // What the raster must read this far in front of the wall that the goal is in.
  int floorAt(double offLine_m) const {
    return offLine_m > floorReached_m_ ? wallFloor_ : raster_.floorOf(offLine_m);
  }

  CellFrame cells_;  // of the labels
  ClearanceRaster raster_;
  ZoneRaster zoneRaster_;
  OpenBoxes boxes_;
  std::vector<plan::ZoneId> zones_;
  std::vector<geometry::Polygon> zoneShapes_;
  std::vector<geometry::Box> zoneReach_;  // where a line may depend on a zone being open
  Admitted noneAdmitted_;
  std::vector<TurningPoint> turning_;  // all that the outlines of obstacles have
  mutable std::once_flag fieldCellsOnce_;
  mutable std::unique_ptr<const FieldCells> fieldCells_;
  int wallFloor_ = 1;
  int zoneFloor_ = 1;
  double floorReached_m_ = 0;  // as far off its wall an opening makes no difference
  Strides wallStrides_{}, zoneStrides_{};
};

}  // namespace muster::navigation
