// The second half of the motion phase: moves that meet a wall are not made, bodies are parted, and
// pushed out of walls.
#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include "crowd/motion_phase.h"
#include "crowd/overlap.h"
#include "foundation/grain.h"

namespace muster::crowd {

namespace {

using geometry::Vec2;

Bodies bodiesOf(const NeighbourGrid& grid, const Column<std::int32_t>& x,
                const Column<std::int32_t>& y) {
  return {x.data(), y.data(), grid.rows().radius.data(),
          static_cast<float>(grid.coordinates().metresPerUnit)};
}

// The first word of a chunk's rows in a set of rows: chunks have whole words, so that each may be
// changed by another thread.
constexpr std::size_t wordOf(std::size_t chunk) {
  static_assert(kRowsPerChunk % BitSet::kBitsPerWord == 0);
  return chunk * (kRowsPerChunk / BitSet::kBitsPerWord);
}

}  // namespace

void MotionPhase::permit(const NeighbourGrid& grid, const Loop::Chunk& chunk) {
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    if (proposal_.walls[k] == 0) continue;
    const Point p = permitted(grid, k, {proposal_.x[k], proposal_.y[k]});
    proposal_.x[k] = p.x;
    proposal_.y[k] = p.y;
  }
}

// Later passes have a few rows each: they are shared among threads only if that pays.
void MotionPhase::project(const NeighbourGrid& grid, int passes, const Loop& loop) {
  const std::size_t rows = grid.rows().size();
  const std::size_t chunks = Loop::chunks(rows, kRowsPerChunk);
  const auto first = [&](const Loop::Chunk& chunk) { firstPass(grid, chunk); };
  const auto further = [&](const Loop::Chunk& chunk) {
    for (std::size_t c = chunk.begin; c < chunk.end; ++c) furtherPass(grid, c);
  };
  constexpr std::size_t kWorthSharing = 512;  // rows; some 20 µs
  alone_ = loop.threads() == 1;
  othersAreFar_ = true;
  float cameSoFar_m = 0;  // at most, anybody since the first pass
  bool moves = true;
  for (int pass = 0; pass < passes && moves; ++pass) {
    if (pass == 0)
      loop.run(rows, kRowsPerChunk, std::ref(first));
    else
      loop.run(chunks, unsettledRows(chunks) < kWorthSharing ? chunks : 1, std::ref(further));
    std::swap(proposal_.x, otherX_);
    std::swap(proposal_.y, otherY_);
    std::swap(unsettled_, nextUnsettled_);
    const float farthest_m = farthestMove_m(chunks);
    moves = farthest_m > 0;  // else nor will anybody in the passes left
    cameSoFar_m += farthest_m;
    constexpr float kRounding_m = 1e-3f;
    if (othersAreFar_ && 2 * cameSoFar_m + kRounding_m >= kWatched_m) {
      othersAreFar_ = false;  // who moved has unsettled those close to him only
      std::copy(watched_.word(0), watched_.word(wordOf(chunks)), unsettled_.word(0));
    }
  }
  const auto lookBackAt = [&](const Loop::Chunk& chunk) {
    if (passes == 0) watchEverybody(chunk);
    lookBack(grid, chunk);
  };
  constexpr std::size_t kMostChunksAtOnce = 16;
  const std::size_t chunksAtOnce =
      Loop::chunks(evenGrain(rows, kMostChunksAtOnce * kRowsPerChunk), kRowsPerChunk);
  loop.run(rows, chunksAtOnce * kRowsPerChunk, std::ref(lookBackAt));
  strain_ = {};
  for (std::size_t chunk = 0; chunk < chunks; ++chunk)
    strain_.deepestOverlap =
        std::max(strain_.deepestOverlap, static_cast<double>(watch_[chunk].deepestOverlap));
}

// The walls chosen at the start of the step; all of them for somebody who was pushed further than
// that reckoned with.
WallSet MotionPhase::wallsOf(const NeighbourGrid& grid, std::size_t k, Vec2 start,
                             Vec2 target) const {
  const auto walls = grid.atlas().wallsNear(grid.rows().space[k], start);
  const bool far = squaredNorm(target - start) > kPushRoom_m * kPushRoom_m;
  return far ? WallSet(walls) : WallSet(walls, proposal_.walls[k]);
}

// A move that meets a wall is not made. Nor is one longer than the Atlas reports walls for.
MotionPhase::Point MotionPhase::permitted(const NeighbourGrid& grid, std::size_t k,
                                          Point target) const {
  const Rows& rows = grid.rows();
  const Point start{rows.x[k], rows.y[k]};
  if (target.x == start.x && target.y == start.y) return target;
  const Vec2 from = grid.position(k), to = grid.coordinates().metres(target.x, target.y);
  const bool tooFar = squaredNorm(to - from) > navigation::kWallReach_m * navigation::kWallReach_m;
  return tooFar || crossesWall(wallsOf(grid, k, from, to), from, to) ? start : target;
}

MotionPhase::Point MotionPhase::clearOfWalls(const NeighbourGrid& grid, std::size_t k,
                                             Point p) const {
  const Coordinates& coordinates = grid.coordinates();
  const Vec2 from = grid.position(k), to = coordinates.metres(p.x, p.y);
  const Vec2 clear = pushedOut(wallsOf(grid, k, from, to), from, to, double{grid.rows().radius[k]});
  // Where somebody near walls is already he was permitted to go.
  const bool there = p.x == proposal_.x[k] && p.y == proposal_.y[k] && proposal_.walls[k] != 0;
  if (clear == to) return there ? p : permitted(grid, k, p);
  return permitted(grid, k, {coordinates.x(clear.x), coordinates.y(clear.y)});
}

MotionPhase::Point MotionPhase::parted(const NeighbourGrid& grid, const Bodies& bodies,
                                       std::size_t k, CloseOnes close) const {
  const Shift shift = partingShift(bodies, k, proposal_.nearOf(k), close);
  const Coordinates& coordinates = grid.coordinates();
  Point p{proposal_.x[k], proposal_.y[k]};
  bool pushedFar = false;
  if (shift.x != 0 || shift.y != 0) {
    p = {p.x + coordinates.units(shift.x), p.y + coordinates.units(shift.y)};
    pushedFar =
        squaredNorm(coordinates.metres(p.x, p.y) - grid.position(k)) > kPushRoom_m * kPushRoom_m;
  }
  return proposal_.walls[k] == 0 && !pushedFar ? p : clearOfWalls(grid, k, p);
}

// For the next pass to read; returns whether p is elsewhere.
bool MotionPhase::moveTo(const Bodies& bodies, std::size_t k, Point p, Watch& watch) {
  otherX_[k] = p.x;
  otherY_[k] = p.y;
  if (p.x == proposal_.x[k] && p.y == proposal_.y[k]) return false;
  const float x = static_cast<float>(p.x - proposal_.x[k]) * bodies.metresPerUnit;
  const float y = static_cast<float>(p.y - proposal_.y[k]) * bodies.metresPerUnit;
  watch.farthest_m = std::max(watch.farthest_m, std::sqrt(x * x + y * y));
  return true;
}

void MotionPhase::firstPass(const NeighbourGrid& grid, const Loop::Chunk& chunk) {
  const Bodies bodies = bodiesOf(grid, proposal_.x, proposal_.y);
  Watch& watch = watch_[chunk.index];
  // Who is not watched stays as he is in both pairs of columns.
  forget(chunk.index, watched_);
  watch.farthest_m = 0;
  const std::size_t rows = chunk.end - chunk.begin;
  CloseOnes overlapping[kRowsPerChunk];
  findClose(bodies, proposal_.nearOf(chunk), close_.data() + chunk.begin, overlapping);
  std::copy_n(proposal_.x.data() + chunk.begin, rows, otherX_.data() + chunk.begin);
  std::copy_n(proposal_.y.data() + chunk.begin, rows, otherY_.data() + chunk.begin);
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    const CloseOnes close = close_[k];
    if (close == 0 && proposal_.walls[k] == 0) continue;
    Point p{proposal_.x[k], proposal_.y[k]};
    const CloseOnes touching = overlapping[k - chunk.begin];
    if (touching != 0 || proposal_.walls[k] != 0) p = parted(grid, bodies, k, touching);
    const bool moved = moveTo(bodies, k, p, watch);
    if (moved) unsettle(k, close);
    if (moved || close != 0) watched_.add(k);
  }
}

void MotionPhase::forget(std::size_t chunk, BitSet& rows) {
  std::fill(rows.word(wordOf(chunk)), rows.word(wordOf(chunk + 1)), BitSet::Word{0});
}

std::size_t MotionPhase::unsettledRows(std::size_t chunks) const {
  std::size_t sum = 0;
  for (std::size_t word = 0; word < wordOf(chunks); ++word)
    sum += static_cast<std::size_t>(std::popcount(*unsettled_.word(word)));
  return sum;
}

float MotionPhase::farthestMove_m(std::size_t chunks) const {
  float farthest_m = 0;
  for (std::size_t c = 0; c < chunks; ++c) farthest_m = std::max(farthest_m, watch_[c].farthest_m);
  return farthest_m;
}

// Row k has moved: it and those close to it, who have it in their lists too, are asked in the next
// pass.
void MotionPhase::unsettle(std::size_t k, CloseOnes close) {
  const auto add = [this](std::size_t row) {
    alone_ ? nextUnsettled_.add(row) : nextUnsettled_.addShared(row);
  };
  add(k);
  eachOf(proposal_.nearOf(k), close, [&](std::uint32_t j) {
    add(j);
    return true;
  });
}

void MotionPhase::furtherPass(const NeighbourGrid& grid, std::size_t chunk) {
  const Bodies bodies = bodiesOf(grid, proposal_.x, proposal_.y);
  Watch& watch = watch_[chunk];
  watch.farthest_m = 0;
  unsettled_.each(wordOf(chunk), wordOf(chunk + 1), [&](std::uint32_t k) {
    if (!watched_.has(k)) return;
    const CloseOnes close = mayHaveMet(k);
    if (moveTo(bodies, k, parted(grid, bodies, k, close), watch)) unsettle(k, close);
  });
  forget(chunk, unsettled_);  // for the pass after the next
}

// Where nobody was parted, all may overlap.
void MotionPhase::watchEverybody(const Loop::Chunk& chunk) {
  for (std::size_t c = chunk.begin / kRowsPerChunk; c * kRowsPerChunk < chunk.end; ++c)
    forget(c, watched_);
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) watched_.add(k);
}

// Who moved, how he is squeezed, and the overlap that is left: two who are both not watched are
// apart and have not moved since the first pass.
void MotionPhase::lookBack(const NeighbourGrid& grid, const Loop::Chunk& chunk) {
  const Bodies bodies = bodiesOf(grid, proposal_.x, proposal_.y);
  const Rows& rows = grid.rows();
  for (std::size_t k = chunk.begin; k < chunk.end; ++k)
    proposal_.restless[rows.agent[k]] = proposal_.x[k] != rows.x[k] || proposal_.y[k] != rows.y[k];
  if (!contactForce_.empty())
    for (std::size_t k = chunk.begin; k < chunk.end; ++k)
      contactForce_[rows.agent[k]] = proposal_.contactForce_N_per_m[k];
  for (std::size_t c = chunk.begin / kRowsPerChunk; c * kRowsPerChunk < chunk.end; ++c) {
    forget(c, unsettled_);
    Watch& watch = watch_[c];
    watch.deepestOverlap = 0;
    watched_.each(wordOf(c), wordOf(c + 1), [&](std::uint32_t k) {
      watch.deepestOverlap =
          std::max(watch.deepestOverlap,
                   crowd::deepestOverlap(bodies, k, proposal_.nearOf(k), mayHaveMet(k)));
    });
  }
}

}  // namespace muster::crowd
