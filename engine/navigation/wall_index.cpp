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
  cells_.resize(frame_.size() + 1);
  for (std::size_t cell = 0; cell < frame_.size(); ++cell) {
    for (const std::uint32_t wall : grid.in(cell)) items_.push_back(walls_[wall]);
    cells_[cell + 1].firstWall = static_cast<std::uint32_t>(items_.size());
  }
  indexOpenings(portals, space, id);
  indexOutline(space);
  markOpen(grid, structureCount);
}

void WallIndex::indexOpenings(const std::vector<Portal>& portals, const plan::Space& space,
                              plan::SpaceId id) {
  std::vector<Segment> passages;
  std::vector<NearOpening> owner;
  for (const plan::OpeningId opening : space.openings) {
    const Portal& portal = portals[opening.index()];
    const Vec2 inwards = -portal.outward(id);
    allOpenings_.push_back({portal.line.a, inwards, opening});
    for (const Segment& passage : portal.passages) {
      passages.push_back(passage);
      owner.push_back(allOpenings_.back());
    }
  }
  const BucketGrid grid(space.box.grown(kMargin_m), kCell_m, passages, kWallReach_m);
  for (std::size_t cell = 0; cell < frame_.size(); ++cell) {
    const std::size_t from = openings_.size();
    for (const std::uint32_t passage : grid.in(cell)) {
      if (openings_.size() == from || openings_.back().opening != owner[passage].opening)
        openings_.push_back(owner[passage]);
    }
    cells_[cell + 1].firstOpening = static_cast<std::uint32_t>(openings_.size());
  }
}

// A place in the cell that hardly any wall passes through: walls stand at round numbers.
Vec2 WallIndex::knownPoint(std::size_t cell) const {
  return frame_.centre(cell) + Vec2{-0.0622, 0.0713} * frame_.cell_m;
}

// Turns the edges that touch a cell so that its known point lies on their left.
WallIndex::Ground WallIndex::cutCell(const geometry::Polygon& walkable, std::size_t cell,
                                     std::span<Segment> edges) const {
  constexpr double kTooNear_m = 1e-6;
  const Vec2 known = knownPoint(cell);
  for (Segment& edge : edges) {
    if (geometry::distance(edge, known) < kTooNear_m) return Ground::unknown;
    if (geometry::orientation(edge.a, edge.b, known) < 0) edge = geometry::reversed(edge);
  }
  return contains(walkable, known) ? Ground::knownInside : Ground::knownOutside;
}

void WallIndex::indexOutline(const plan::Space& space) {
  constexpr double kTouching_m = 1e-6;
  const std::vector<Segment> edges = geometry::edges(space.walkable);
  const BucketGrid grid(space.box.grown(kMargin_m), kCell_m, edges, kTouching_m);
  const auto whole = [](Ground g) { return g == Ground::inside || g == Ground::outside; };
  for (std::size_t cell = 0; cell < frame_.size(); ++cell) {
    const std::size_t from = outline_.size();
    for (const std::uint32_t edge : grid.in(cell)) outline_.push_back(edges[edge]);
    cells_[cell + 1].firstOutline = static_cast<std::uint32_t>(outline_.size());
    const bool startsLine = cell % static_cast<std::size_t>(frame_.columns) == 0;
    if (outline_.size() > from) {
      cells_[cell].ground = cutCell(space.walkable, cell, std::span(outline_).subspan(from));
    } else if (!startsLine && whole(cells_[cell - 1].ground)) {
      cells_[cell].ground = cells_[cell - 1].ground;  // no edge between the two
    } else if (contains(space.walkable, frame_.centre(cell))) {
      cells_[cell].ground = Ground::inside;
    }
  }
}

void WallIndex::markOpen(const BucketGrid& grid, std::size_t structureCount) {
  for (std::size_t cell = 0; cell < frame_.size(); ++cell) {
    const auto walls = grid.in(cell);
    const bool clear =
        walls.empty() || walls.front() >= structureCount;  // ascending: fixtures come last
    const bool away = cells_[cell].firstOpening == cells_[cell + 1].firstOpening;
    if (clear && away && cells_[cell].ground == Ground::inside) cells_[cell].ground = Ground::open;
  }
}

bool WallIndex::open(const geometry::Box& box) const {
  for (std::int32_t line = frame_.line(box.low.y); line <= frame_.line(box.high.y); ++line) {
    for (std::int32_t c = frame_.column(box.low.x); c <= frame_.column(box.high.x); ++c) {
      const std::size_t cell = frame_.at(c, line);
      if (cells_[cell].ground != Ground::open ||
          cells_[cell].firstWall != cells_[cell + 1].firstWall)
        return false;
    }
  }
  return true;
}

bool WallIndex::holdsInCutCell(const geometry::Polygon& walkable, std::size_t cell, Vec2 q) const {
  if (cells_[cell].ground == Ground::unknown) return contains(walkable, q);
  bool inside = cells_[cell].ground == Ground::knownInside;
  const Vec2 known = knownPoint(cell);
  for (std::uint32_t i = cells_[cell].firstOutline; i < cells_[cell + 1].firstOutline; ++i) {
    const Segment& edge = outline_[i];
    constexpr double kClearly_m2 = 1e-6;  // the exact test is for those on the line
    if (cross(edge.b - edge.a, q - edge.a) > kClearly_m2) continue;
    const int side = geometry::orientation(edge.a, edge.b, q);
    if (side > 0) continue;
    if (side == 0) return contains(walkable, q);  // perhaps on the edge itself
    // Behind the edge's line: parted from the known point if the edge spans the way between them.
    const bool aLeft = geometry::orientation(known, q, edge.a) > 0;
    const bool bLeft = geometry::orientation(known, q, edge.b) > 0;
    if (aLeft != bLeft) inside = !inside;
  }
  return inside;
}

}  // namespace muster::navigation
