// Sorted copies of what the motion kernels read: row k belongs to agent agent[k]. Neighbours are
// contiguous rows.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/column.h"
#include "plan/campus.h"

namespace muster::crowd {

// Who goes through the rows and looks something up by agent asks memory for what is wanted so many
// rows on: with more people than a cache holds each would be a wait.
inline constexpr std::size_t kRowsAhead = 32;
// Who goes through the agents in their own order asks for bodies a page on: the processor's own
// foresight ends at a page's end.
inline constexpr std::size_t kAgentsAhead = 64;

struct Rows {
  Column<std::uint32_t> agent;
  Column<std::uint32_t> cell;  // of the grid
  Column<std::int32_t> x, y;   // NeighbourGrid::coordinates()
  Column<float> vx, vy, ex, ey;
  Column<float> dx, dy, speed;  // desired direction and speed
  Column<float> radius;
  Column<float> z;  // floor height under the body, m
  Column<plan::SpaceId> space;
  std::vector<std::uint8_t> open;  // NeighbourGrid::onOpenGround

  std::size_t size() const { return agent.size(); }
  // The row's person has left since the rows were sorted (NeighbourGrid::follow): a radius that is
  // no number is never within reach of another body.
  bool gone(std::size_t k) const { return radius[k] != radius[k]; }
  void resize(std::size_t n);
  std::size_t bytes() const;
};

// Everybody in the cells around one cell, copied from the rows: what all bodies in that cell choose
// their neighbours from. Columns have room for kLanes entries more than `count`.
struct Surroundings {
  std::size_t count = 0;
  Column<std::uint32_t> row;
  Column<std::int32_t> x, y;
  Column<float> vx, vy, ex, ey, radius, speed, z;
  Column<plan::SpaceId> space;
  Column<std::uint32_t> near;  // room for a list of some of them

  void reserve(std::size_t people);
};

// Whom one body sees and its law heeds, one entry each, in ascending row order; kLanes entries
// beyond `count` are filled with somebody so far away that no formula feels him.
struct Neighbourhood {
  std::size_t count = 0;
  Column<std::uint32_t> row;
  Column<float> x, y;    // from the body to the neighbour, d = x_j - x_i
  Column<float> vx, vy;  // of the neighbour
  Column<float> ex, ey;  // of the neighbour
  Column<float> reach;   // l = r_i + r_j

  void reserve(std::size_t neighbours);
};

}  // namespace muster::crowd
