// Per space, what a body meets: candidate walls and openings by cell, so that a query costs one
// look-up.
//
// Neighbouring spaces' walls count where they are seen through an opening (up to two openings
// away). Collinear pieces are joined across spaces: a cut in a corridor must not put a wall's end
// beside the walker (tried: it kinks the path by centimetres). Thread rule: immutable once made.
#pragma once

#include <span>
#include <vector>

#include "navigation/bucket_grid.h"
#include "navigation/own_walls.h"

namespace muster::navigation {

class WallIndex {
 public:
  WallIndex() = default;
  WallIndex(const plan::Campus& campus, const std::vector<Portal>& portals,
            const std::vector<OwnWalls>& own, plan::SpaceId space);

  // Superset of the walls within kWallReach_m of p.
  std::span<const geometry::Segment> near(geometry::Vec2 p) const;
  // All of them; for bodies wider than the reach.
  std::span<const geometry::Segment> all() const { return walls_; }
  // Openings with a passage within kWallReach_m of p, ascending; a superset.
  std::span<const plan::OpeningId> openingsNear(geometry::Vec2 p) const;
  // True if everything in p's cell is inside the space and further than kWallReach_m from outline
  // and openings. Fast and partial.
  bool wellInside(geometry::Vec2 p) const { return open_[frame_.cell(p)]; }

 private:
  void indexOpenings(const std::vector<Portal>& portals, const plan::Space& space);
  void markOpenCells(const plan::Space& space, const BucketGrid& grid, std::size_t structureCount);

  CellFrame frame_;
  std::vector<geometry::Segment> walls_;
  std::vector<std::uint32_t> begin_;
  std::vector<geometry::Segment> items_;
  std::vector<std::uint32_t> openingBegin_;
  std::vector<plan::OpeningId> openings_;
  std::vector<bool> open_;
};

}  // namespace muster::navigation
