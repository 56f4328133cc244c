#include "crowd/scratch.h"

#include <cmath>

namespace muster::crowd {

using geometry::Vec2;

RowsView view(const Rows& r) {
  return {r.size(),    r.agent.data(), r.cell.data(),   r.x.data(),  r.y.data(),
          r.vx.data(), r.vy.data(),    r.ex.data(),     r.ey.data(), r.dx.data(),
          r.dy.data(), r.speed.data(), r.radius.data(), r.z.data(),  r.space.data()};
}

SurroundingsView view(Surroundings& s) {
  return {s.count,     s.row.data(),   s.x.data(),   s.y.data(),      s.vx.data(),
          s.vy.data(), s.ex.data(),    s.ey.data(),  s.radius.data(), s.speed.data(),
          s.z.data(),  s.space.data(), s.near.data()};
}

NeighbourhoodView view(Neighbourhood& n, std::size_t from) {
  return {n.row.data() + from, n.x.data() + from,  n.y.data() + from,  n.vx.data() + from,
          n.vy.data() + from,  n.ex.data() + from, n.ey.data() + from, n.reach.data() + from};
}

namespace {

bool allQuiet(const Rows& rows, const NeighbourGrid::Runs& runs, const std::uint8_t* restless) {
  for (std::size_t r = 0; r < runs.count; ++r)
    for (std::size_t k = runs.run[r].first; k < runs.run[r].second; ++k)
      if (rows.speed[k] > 0 || restless[rows.agent[k]] != 0) return false;
  return true;
}

}  // namespace

std::size_t Looking::makeRoom(std::size_t entries) {
  seen.reserve(entries);
  return seen.row.size() - kLanes;
}

bool Looking::moveTo(const NeighbourGrid& grid, std::size_t k, const std::uint8_t* restless) {
  collected = true;
  collectedRow = k;
  grid.runsAroundCell(k, runs);
  quiet = allQuiet(grid.rows(), runs, restless);
  if (quiet) return false;
  std::size_t people = 0;
  for (std::size_t r = 0; r < runs.count; ++r) people += runs.run[r].second - runs.run[r].first;
  around.reserve(people);
  around.count = people;
  return true;
}

OutlookWalls lookOut(const NeighbourGrid& grid, std::size_t k, Outlooking& out) {
  const Vec2 p = grid.position(k);
  const navigation::Outlook seen = grid.atlas().outlook(grid.rows().space[k], p);
  const auto sight = static_cast<float>(grid.sight());
  out.grid = &grid;
  out.row = k;
  out.certain = seen.certain_m >= sight;
  out.anySpace = false;
  out.spaceCount = out.wallCount = 0;
  for (const auto& other : seen.spaces) {
    if (other.away_m > sight) break;
    if (out.spaceCount == Outlooking::kMostSpaces) {
      out.certain = false;
      out.anySpace = true;
      break;
    }
    out.space[out.spaceCount++] = static_cast<std::int32_t>(other.space.value);
  }
  const Vec2 fromCentre = p - seen.centre;
  return {seen.walls, static_cast<float>(fromCentre.x), static_cast<float>(fromCentre.y)};
}

std::uint32_t visibleOf(const Outlooking& look, const std::uint32_t* rows, std::uint32_t asked) {
  std::uint32_t visible = 0;
  for (std::uint32_t lane = 0; asked >> lane; ++lane) {
    if ((asked >> lane & 1u) && look.grid->visible(look.row, rows[lane])) visible |= 1u << lane;
  }
  return visible;
}

}  // namespace muster::crowd
