// A space in which one has to walk round things: what all legs in it share. Rasters of the
// clearance from walls and from zones, the points where paths may turn, and the two questions asked
// of them about straight lines.
//
// Thread rule: immutable once made.
#pragma once

#include <vector>

#include "navigation/clearance_raster.h"
#include "navigation/portal.h"
#include "navigation/turning_points.h"
#include "navigation/zone_raster.h"

namespace muster::navigation {

class Terrain {
 public:
  // Obstacle index of turning points that belong to walls and fixtures; others: the zone's index in
  // zones().
  static constexpr std::uint32_t kWall = 0xffffffff;

  Terrain(const plan::Campus& campus, const std::vector<Portal>& portals, const OwnWalls& own,
          plan::SpaceId space);

  // Zones of a space that people keep off unless they are bound for them.
  static bool keptClear(plan::ZoneKind kind) {
    return kind == plan::ZoneKind::assembly || kind == plan::ZoneKind::forbidden;
  }
  const std::vector<plan::ZoneId>& zones() const { return zones_; }
  const std::vector<geometry::Polygon>& zoneShapes() const { return zoneShapes_; }
  const std::vector<TurningPoint>& turningPoints() const { return turning_; }
  const CellFrame& cells() const { return cells_; }
  // The point of a label cell that stands for it: its centre, or where that is too near to a wall,
  // what is clearest in it.
  geometry::Vec2 spot(std::size_t cell) const { return part(cell, spots_[cell]); }

  enum class Ground { free, tight, zone, solid };  // tight: nearer to a wall than kClearance_m
  Ground ground(geometry::Vec2 p, const Admitted& admitted) const;
  // True if one can walk straight from a to b and keep kClearance_m from everything but the wall
  // that b's opening is in: that one may come as near as the way to the opening itself does.
  // offLine_m: how far a is from that wall's line; infinite if b is in the open. The last before_m
  // in front of b are not looked at.
  bool clear(geometry::Vec2 a, geometry::Vec2 b, const Admitted& admitted, double before_m,
             double offLine_m) const;
  // How far one can go from a, beginning at from_m, keeping kClearance_m from everything; to_m if
  // all the way.
  double clearUpTo(geometry::Vec2 a, geometry::Vec2 along, double from_m, double to_m,
                   const Admitted& admitted) const;
  // The same for who is too near to something, or in somebody else's zone, and must get out: what
  // is tight or a zone may be left but not entered again, and walls not be approached.
  bool passable(geometry::Vec2 a, geometry::Vec2 b, const Admitted& admitted, double before_m,
                double offLine_m) const;

  std::size_t bytes() const {
    return raster_.bytes() + zoneRaster_.bytes() + turning_.size() * sizeof(TurningPoint) +
           spots_.size();
  }

 private:
  template <bool kZones>
  double marched(geometry::Vec2 a, geometry::Vec2 along, double from, double to,
                 const Admitted& admitted) const;
  bool clearToLine(geometry::Vec2 a, geometry::Vec2 along, double from, double to, double span,
                   double offLine_m, const Admitted& admitted) const;
  int floorAt(double offLine_m) const;
  void findSpots();
  geometry::Vec2 part(std::size_t cell, int index) const;

  CellFrame cells_;  // of the labels
  ClearanceRaster raster_;
  ZoneRaster zoneRaster_;
  std::vector<plan::ZoneId> zones_;
  std::vector<geometry::Polygon> zoneShapes_;
  std::vector<TurningPoint> turning_;
  std::vector<std::uint8_t> spots_;  // by cell: which of its parts; 0 = its centre
  int partsAcross_ = 1;              // parts of a label cell are cells of the raster, about
  int wallFloor_ = 1;
  int zoneFloor_ = 1;
  Strides wallStrides_{}, zoneStrides_{};
};

}  // namespace muster::navigation
