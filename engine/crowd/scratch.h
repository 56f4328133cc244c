// What a thread needs to look around for one row after the other, and plain pointers to it for the
// vector kernels (which must not instantiate templates of the standard library).
//
// Thread rule: one Looking per thread.
#pragma once

#include <cstdint>

#include "crowd/neighbour_grid.h"
#include "crowd/rows.h"
#include "navigation/outlook.h"

namespace muster::crowd {

// Pairs closer than contact, this, and what both want to walk until they look again may come into
// contact: room for the pushes of the projection until then.
inline constexpr float kNearMargin_m = 0.10f;
// A line that passes a wall's end, or a body that stands this near to a wall's line, is too close
// to call in single precision.
inline constexpr float kTouching_m = 1e-4f;

struct RowsView {
  std::size_t count;
  const std::uint32_t *agent, *cell;
  const std::int32_t *x, *y;
  const float *vx, *vy, *ex, *ey, *dx, *dy, *speed, *radius, *z;
  const plan::SpaceId* space;
};
struct SurroundingsView {
  std::size_t count;
  std::uint32_t* row;
  std::int32_t *x, *y;
  float *vx, *vy, *ex, *ey, *radius, *speed, *z;
  plan::SpaceId* space;
  std::uint32_t* near;  // room for as many and kLanes more: those of them who are near somebody
};
struct NeighbourhoodView {
  std::uint32_t* row;
  float *x, *y, *vx, *vy, *ex, *ey, *reach;
};
RowsView view(const Rows& rows);
SurroundingsView view(Surroundings& around);
NeighbourhoodView view(Neighbourhood& seen, std::size_t from = 0);

// What may stand between the body and the others (navigation::Outlook), within its sight.
struct Outlooking {
  static constexpr std::size_t kMostSpaces = 24, kMostWalls = 64;
  const NeighbourGrid* grid;
  std::size_t row;
  bool certain;   // spaces and walls decide; else each other body is asked for by itself
  bool anySpace;  // more spaces than listed may be in sight
  std::size_t spaceCount, wallCount;
  std::int32_t space[kMostSpaces];
  // Walls that block sight, from the body's place and turned so that the body is on their left: u
  // the direction, `side` the body's distance from the line.
  float ax[kMostWalls], ay[kMostWalls], bx[kMostWalls], by[kMostWalls];
  float ux[kMostWalls], uy[kMostWalls], side[kMostWalls];
};

struct Looking {
  Surroundings around;
  Neighbourhood seen;  // of several rows, one behind the other
  NeighbourGrid::Runs runs;
  Outlooking out;
  bool collected = false;  // `around` is that of `collectedRow`
  bool quiet = false;      // all around stand, and did so in the step before: nothing is collected
  std::size_t collectedRow = 0;
  // All in `around` are in this one, and within sight see each other there; none for most.
  plan::SpaceId openSpace;

  // Makes room for the surroundings of row k; false if they are collected already or quiet.
  // `restless` by agent (Proposal).
  bool mustCollect(const NeighbourGrid& grid, std::size_t k, const std::uint8_t* restless) {
    return !(collected && grid.sameRuns(k, collectedRow)) && moveTo(grid, k, restless);
  }
  // Room in `seen` for so many entries, and the kLanes behind them; returns for how many there is.
  // Columns may move.
  std::size_t makeRoom(std::size_t entries);

 private:
  bool moveTo(const NeighbourGrid& grid, std::size_t k, const std::uint8_t* restless);
};

// All of it but the walls, which are still those of the outlook, from its centre.
struct OutlookWalls {
  navigation::Outlook::Walls walls;
  float x, y;  // of the body
};
OutlookWalls lookOut(const NeighbourGrid& grid, std::size_t k, Outlooking& out);
// Of those of the 16 rows whose bit is set, the ones that are visible.
std::uint32_t visibleOf(const Outlooking& look, const std::uint32_t* rows, std::uint32_t asked);

}  // namespace muster::crowd
