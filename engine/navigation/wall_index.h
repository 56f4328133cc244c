// Per space, what a body meets: candidate walls and openings by cell, so that a query costs one
// look-up.
//
// Neighbouring spaces' walls count where they are seen through an opening (up to two openings
// away). Collinear pieces are joined across spaces: a cut in a corridor must not put a wall's end
// beside the walker (tried: it kinks the path by centimetres). Thread rule: immutable once made.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "navigation/bucket_grid.h"
#include "navigation/own_walls.h"

namespace muster::navigation {

class WallIndex {
 public:
  // An opening of the space and its line, from which a point of the space lies inwards.
  struct NearOpening {
    geometry::Vec2 on;
    geometry::Vec2 inwards;  // unit vector, square to the line
    plan::OpeningId opening;

    // False if p is on the space's side for sure: the exact test is for those near the line.
    bool maybeBeyond(geometry::Vec2 p) const {
      constexpr double kClearly_m = 1e-6;
      return !(dot(p - on, inwards) > kClearly_m);
    }
  };

  WallIndex() = default;
  WallIndex(const plan::Campus& campus, const std::vector<Portal>& portals,
            const std::vector<OwnWalls>& own, plan::SpaceId space);

  // Superset of the walls within kWallReach_m of p.
  std::span<const geometry::Segment> near(geometry::Vec2 p) const {
    const Cell* cell = &cells_[frame_.cell(p)];
    return std::span(items_).subspan(cell->firstWall, cell[1].firstWall - cell->firstWall);
  }
  // True if openingsNear() are none.
  bool noOpeningNear(geometry::Vec2 p) const {
    const Cell* cell = &cells_[frame_.cell(p)];
    return cell->firstOpening == cell[1].firstOpening;
  }
  // All of them; for bodies wider than the reach.
  std::span<const geometry::Segment> all() const { return walls_; }
  // Openings with a passage within kWallReach_m of p, ascending; a superset.
  std::span<const NearOpening> openingsNear(geometry::Vec2 p) const {
    return openingsOf(&cells_[frame_.cell(p)]);
  }
  std::span<const NearOpening> openings() const { return allOpenings_; }
  // True only if the whole box is inside the space, further than kWallReach_m from outline and
  // openings, and no wall or fixture is near any place in it.
  bool open(const geometry::Box& box) const;
  // contains(walkable, q), where `walkable` is that of the space the index was made for.
  bool holds(const geometry::Polygon& walkable, geometry::Vec2 q) const {
    const std::size_t cell = frame_.cell(q);
    const Ground ground = cells_[cell].ground;
    if (ground == Ground::inside || ground == Ground::open) return true;
    return ground != Ground::outside && holdsInCutCell(walkable, cell, q);
  }
  // True only if who goes from p, inside, to q, no further than kWallReach_m, passes no opening and
  // is inside there.
  bool stays(const geometry::Polygon& walkable, geometry::Vec2 p, geometry::Vec2 q) const {
    const Cell* cell = &cells_[frame_.cell(p)];
    if (cell->ground == Ground::open) return true;
    const auto near = openingsOf(cell);
    return std::none_of(near.begin(), near.end(),
                        [&](const NearOpening& one) { return one.maybeBeyond(q); }) &&
           holds(walkable, q);
  }

 private:
  // What a cell knows about the points in it. Where the outline passes through, one point of the
  // cell is known to be inside or outside, and whoever is parted from it by an odd number of edges
  // is not.
  enum class Ground : std::uint8_t { outside, inside, open, knownInside, knownOutside, unknown };
  // All that is known of a cell together: who moves asks for his walls, his ground and the openings
  // near him, everybody in another cell, and waits for memory once.
  struct Cell {
    std::uint32_t firstWall = 0, firstOpening = 0, firstOutline = 0;
    Ground ground = Ground::outside;
  };
  std::span<const NearOpening> openingsOf(const Cell* cell) const {
    return std::span(openings_).subspan(cell->firstOpening,
                                        cell[1].firstOpening - cell->firstOpening);
  }
  void indexOpenings(const std::vector<Portal>& portals, const plan::Space& space,
                     plan::SpaceId id);
  void indexOutline(const plan::Space& space);
  void markOpen(const BucketGrid& grid, std::size_t structureCount);
  Ground cutCell(const geometry::Polygon& walkable, std::size_t cell,
                 std::span<geometry::Segment> edges) const;
  geometry::Vec2 knownPoint(std::size_t cell) const;
  bool holdsInCutCell(const geometry::Polygon& walkable, std::size_t cell, geometry::Vec2 q) const;

  CellFrame frame_;
  std::vector<geometry::Segment> walls_;
  std::vector<Cell> cells_;  // one more than there are
  std::vector<geometry::Segment> items_;
  std::vector<NearOpening> openings_;
  std::vector<NearOpening> allOpenings_;
  std::vector<geometry::Segment> outline_;  // edges by cell, the cell's known point on their left
};

}  // namespace muster::navigation
