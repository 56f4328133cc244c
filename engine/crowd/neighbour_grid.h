// Who is near whom. Each sort copies the hot columns of everybody present in the order
// (sheet, cell, agent): neighbours are then contiguous rows. Cells are as wide as the sight radius
// (Cells), so all bodies of a cell choose from one copy of the nine around it (Surroundings).
// Narrower cells mean fewer candidates but fewer bodies that share a copy, and shorter runs for the
// vector kernels.
//
// Determinism: the order has a full tie-break (agent id), so sorted rows do not depend on threads
// or on history. Thread rule: sort() is called by one thread (it may use the loop inside);
// afterwards any thread may read.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "crowd/bit_set.h"
#include "crowd/cells.h"
#include "crowd/coordinates.h"
#include "crowd/crowd.h"
#include "crowd/rows.h"
#include "crowd/stirred_cells.h"
#include "foundation/loop.h"
#include "navigation/atlas.h"

namespace muster::crowd {

// Two bodies further apart in height are on different floors (design §6). A flight of 150/280 mm
// rises 1.07 m over a sight of 2 m.
inline constexpr double kSeenHeight_m = 1.2;

class NeighbourGrid {
 public:
  // sight: two bodies further apart never interact. 0.5 to 3 m.
  NeighbourGrid(const navigation::Atlas& atlas, double sight_m);

  // By agent: 0 = did not move in the step before. Empty: nobody knows.
  using Restless = std::span<const std::uint8_t>;
  // Whoever rests, and whose neighbours' neighbours do, gets no row: a step changes nothing about
  // him. With `restless` empty everybody gets one.
  void sort(const Crowd& crowd, const Loop& loop, Restless restless = {});
  // Between two sorts: the chunk's rows stay those of sort(), in its order, at where their people
  // have come to. Whoever has appeared since has no row; whoever has left is gone (Rows). Where
  // people want to, how high they stand, and in which cells around() finds them stays as it was.
  // Chunks may be followed at once.
  void follow(const Crowd& crowd, const Loop::Chunk& chunk);
  const Rows& rows() const { return rows_; }
  std::size_t people() const { return people_; }  // of the crowd, present or not
  const Coordinates& coordinates() const { return coordinates_; }
  geometry::Vec2 position(std::size_t k) const {
    return coordinates_.metres(rows_.x[k], rows_.y[k]);
  }
  const navigation::Atlas& atlas() const { return *atlas_; }
  double sight() const { return sight_; }
  // Row k's person as sort() has read him, for what nobody else reads of him; the crowd is still
  // there, and nobody has moved on since.
  const Body& body(std::size_t k) const { return bodies_[rows_.agent[k]]; }
  std::size_t bytes() const;

  // True only if a step of row k, no longer than navigation::kWallReach_m, meets neither walls nor
  // openings: Atlas::openGround of the part of the cell.
  bool onOpenGround(std::size_t k) const { return rows_.open[k] != 0; }

  // Runs of rows [begin, end) that hold everybody whom a body in row k's cell may see, ascending.
  struct Runs {
    static constexpr std::size_t kMost = 64;
    std::size_t count = 0;
    std::pair<std::uint32_t, std::uint32_t> run[kMost];
  };
  void runsAroundCell(std::size_t k, Runs& out) const;
  // True if runsAroundCell gives the same for both rows.
  bool sameRuns(std::size_t k, std::size_t other) const {
    return rows_.cell[k] == rows_.cell[other] &&
           viewOf_[rows_.space[k].index()] == viewOf_[rows_.space[other].index()];
  }
  // True if everybody in the space sees everybody in it.
  bool seesAll(plan::SpaceId space) const { return seesAll_[space.index()] != Sees::some; }
  // True if besides nobody in it is much higher than anybody else.
  bool allInSight(plan::SpaceId space) const { return seesAll_[space.index()] == Sees::allLevel; }

  // Appends the rows k' != k with |x_k' - x_k| < reach that are visible from row k: |Δz| < 1.2 m,
  // line of sight through shared openings. In ascending row order. reach <= sight. One by one, for
  // tests and for places off the hot path; the kernels use lookAround (look_around-inl.h).
  void neighbours(std::size_t k, double reach, std::vector<std::uint32_t>& out) const;
  bool visible(std::size_t k, std::size_t other) const;
  // The rows around any point of a space (for measuring, and for finding a free place), without the
  // test of the line of sight; |Δz| < 1.2 m still holds, so nobody from the flight above is among
  // them.
  void around(plan::SpaceId space, geometry::Vec2 p, double reach,
              std::vector<std::uint32_t>& out) const;

 private:
  // Rows. One that is empty begins behind all: ranges side by side are joined without a branch.
  struct Range {
    std::uint32_t begin = std::numeric_limits<std::uint32_t>::max(), end = 0;
    bool empty() const { return begin >= end; }
  };
  // While people are sorted, two columns of the rows that are written last serve for what is
  // wanted only so long: the cell of each agent, and the agents by bucket.
  std::int32_t& agentCell(std::size_t agent) { return rows_.x[agent]; }
  std::uint32_t& dealt(std::size_t place) { return rows_.cell[place]; }
  void listViews();
  void findOpenGround();
  void findOpenParts(plan::SpaceId space, plan::SheetId sheet, std::uint32_t cell);
  bool openGround(plan::SpaceId space, geometry::Vec2 p, std::uint32_t cell) const {
    const OpenParts& open = openParts_[cell];
    if (open.space != space) return false;
    return open.parts == kAllParts || (open.parts >> cells_.part(space, p) & 1u) != 0;
  }
  void copyMotion(const Body& body, std::uint32_t cell, std::size_t k);
  void layOutBuckets(std::size_t people);
  std::uint32_t cellOf(const Crowd& crowd, std::size_t a) const {
    return cells_.at(crowd.body[a].space, crowd.body[a].position);
  }
  static bool rests(const Crowd& crowd, std::size_t a);
  std::size_t findStirred(const Crowd& crowd, const Restless& restless, const Loop::Chunk& chunk);
  void findResting(const Crowd& crowd, const Loop::Chunk& chunk);
  void findCells(const Crowd& crowd, const Restless& restless, const Loop& loop);
  std::uint32_t dealIntoBuckets(const Loop& loop);
  void sortBucket(std::size_t bucket);
  void copyColumns(const Crowd& crowd, const Loop::Chunk& chunk);
  Range rowsOf(std::size_t firstCell, std::size_t lastCell) const;
  template <class Visit>
  void runsWithin(plan::SpaceId space, const geometry::Box& box, Visit visit) const;
  std::span<const plan::SheetId> sheetsInSight(plan::SpaceId space) const {
    const std::size_t view = viewOf_[space.index()];
    return std::span(viewSheets_)
        .subspan(viewBegin_[view], viewBegin_[view + 1] - viewBegin_[view]);
  }

  const navigation::Atlas* atlas_;
  double sight_;
  Cells cells_;
  Coordinates coordinates_;
  Rows rows_;
  const Body* bodies_ = nullptr;  // by agent
  StirredCells stirred_;
  // Spaces in sight of the same sheets have the same view; its sheets are ascending, so that rows
  // come in ascending order.
  std::vector<std::uint32_t> viewOf_;  // by space
  std::vector<std::uint32_t> viewBegin_;
  std::vector<plan::SheetId> viewSheets_;
  enum class Sees : std::uint8_t { some, all, allLevel };
  std::vector<Sees> seesAll_;  // by space
  // Of a cell the parts that are open ground, in the one space in which most are.
  struct OpenParts {
    plan::SpaceId space;
    std::uint16_t parts = 0;
  };
  static constexpr std::uint16_t kAllParts = 0xffff;
  std::vector<OpenParts> openParts_;  // by cell
  // Sorting: agents are dealt into buckets of neighbouring cells, chunk by chunk in order, and
  // each bucket is then sorted by itself.
  std::size_t people_ = 0;
  std::vector<std::uint32_t> bucketCounts_;  // [bucket][chunk]
  std::vector<Range> buckets_;               // rows of each
  std::vector<std::size_t> resting_;         // people, by chunk
  std::uint32_t bucketShift_ = 0;            // a bucket has 2^that cells
  BitSet used_;                              // with rows
  std::vector<Range> cellRows_;              // by cell; empty of those not used
};

}  // namespace muster::crowd
