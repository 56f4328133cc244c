#include "navigation/wall_index.h"

#include <algorithm>

#include "navigation/wall_pieces.h"

namespace muster::navigation {

using geometry::Segment;
using geometry::Vec2;

namespace {

constexpr double kCell_m =
    0.5;  // about a body: finer costs memory, coarser hands out walls nobody can reach
constexpr double kMargin_m =
    0.7;  // somebody pushed out of the space by a body's width still has an answer

struct Seen {
  std::vector<Segment> structure;
  std::vector<Segment> fixtures;
};

void look(const std::vector<Segment>& walls, const Portal& portal, Vec2 outward,
          std::vector<Segment>& to) {
  for (const Segment& wall : walls) {
    for (const Segment& passage : portal.passages) {
      if (const auto part = seenThrough(wall, passage, outward, kWallReach_m)) to.push_back(*part);
    }
  }
}

// Walls of `space` seen from `from` through `portal`.
Seen seenIn(const OwnWalls& own, const Portal& portal, plan::SpaceId from) {
  Seen seen;
  look(own.structure, portal, portal.outward(from), seen.structure);
  look(own.fixtures, portal, portal.outward(from), seen.fixtures);
  return seen;
}

// Walls seen through one opening, and through one more behind it.
Seen seenThroughOpening(const plan::Campus& campus, const std::vector<Portal>& portals,
                        const std::vector<OwnWalls>& own, plan::SpaceId space,
                        plan::OpeningId opening) {
  const Portal& portal = portals[opening.index()];
  const plan::SpaceId next = portal.other(space);
  if (!next.valid()) return {};
  Seen seen = seenIn(own[next.index()], portal, space);
  for (const plan::OpeningId further : campus[next].openings) {
    const Portal& second = portals[further.index()];
    const plan::SpaceId last = second.other(next);
    if (further == opening || !last.valid() || last == space) continue;
    if (!second.box.overlaps(portal.box.grown(kWallReach_m))) continue;
    const Seen behind = seenIn(own[last.index()], second, next);
    look(behind.structure, portal, portal.outward(space), seen.structure);
    look(behind.fixtures, portal, portal.outward(space), seen.fixtures);
  }
  return seen;
}

}  // namespace

WallIndex::WallIndex(const plan::Campus& campus, const std::vector<Portal>& portals,
                     const std::vector<OwnWalls>& own, plan::SpaceId id) {
  const plan::Space& space = campus[id];
  walls_ = own[id.index()].structure;
  std::vector<Segment> fixtures = own[id.index()].fixtures;
  for (const plan::OpeningId opening : space.openings) {
    const Seen seen = seenThroughOpening(campus, portals, own, id, opening);
    walls_.insert(walls_.end(), seen.structure.begin(), seen.structure.end());
    fixtures.insert(fixtures.end(), seen.fixtures.begin(), seen.fixtures.end());
  }
  walls_ = joined(std::move(walls_));
  const std::size_t structureCount = walls_.size();
  walls_.insert(walls_.end(), fixtures.begin(), fixtures.end());

  const BucketGrid grid(space.box.grown(kMargin_m), kCell_m, walls_, kWallReach_m);
  frame_ = grid.frame();
  begin_.assign(frame_.size() + 1, 0);
  for (std::size_t cell = 0; cell < frame_.size(); ++cell) {
    for (const std::uint32_t wall : grid.in(cell)) items_.push_back(walls_[wall]);
    begin_[cell + 1] = static_cast<std::uint32_t>(items_.size());
  }
  indexOpenings(portals, space);
  markOpenCells(space, grid, structureCount);
}

void WallIndex::indexOpenings(const std::vector<Portal>& portals, const plan::Space& space) {
  std::vector<Segment> passages;
  std::vector<plan::OpeningId> owner;
  for (const plan::OpeningId opening : space.openings) {
    for (const Segment& passage : portals[opening.index()].passages) {
      passages.push_back(passage);
      owner.push_back(opening);
    }
  }
  const BucketGrid grid(space.box.grown(kMargin_m), kCell_m, passages, kWallReach_m);
  openingBegin_.assign(frame_.size() + 1, 0);
  for (std::size_t cell = 0; cell < frame_.size(); ++cell) {
    const std::size_t from = openings_.size();
    for (const std::uint32_t passage : grid.in(cell)) {
      if (openings_.size() == from || openings_.back() != owner[passage])
        openings_.push_back(owner[passage]);
    }
    openingBegin_[cell + 1] = static_cast<std::uint32_t>(openings_.size());
  }
}

void WallIndex::markOpenCells(const plan::Space& space, const BucketGrid& grid,
                              std::size_t structureCount) {
  open_.assign(frame_.size(), false);
  for (std::size_t cell = 0; cell < frame_.size(); ++cell) {
    const auto walls = grid.in(cell);
    const bool clear =
        walls.empty() || walls.front() >= structureCount;  // ascending: fixtures come last
    const bool away = openingBegin_[cell] == openingBegin_[cell + 1];
    open_[cell] = clear && away && contains(space.walkable, frame_.centre(cell));
  }
}

std::span<const Segment> WallIndex::near(Vec2 p) const {
  const std::size_t cell = frame_.cell(p);
  return std::span(items_).subspan(begin_[cell], begin_[cell + 1] - begin_[cell]);
}

std::span<const plan::OpeningId> WallIndex::openingsNear(Vec2 p) const {
  const std::size_t cell = frame_.cell(p);
  return std::span(openings_).subspan(openingBegin_[cell],
                                      openingBegin_[cell + 1] - openingBegin_[cell]);
}

}  // namespace muster::navigation
