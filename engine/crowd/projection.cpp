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
  for (int pass = 0; pass < passes; ++pass) {
    std::size_t watched = 0;
    bool moved = pass == 0;
    for (std::size_t c = 0; c < chunks; ++c) {
      watched += watchedIn(c);
      moved = moved || watch_[c].moved;
    }
    if (!moved) break;                          // nor will anybody in the passes left
    constexpr std::size_t kWorthSharing = 512;  // rows; some 20 µs
    if (pass == 0)
      loop.run(rows, kRowsPerChunk, std::ref(first));
    else
      loop.run(chunks, watched < kWorthSharing ? chunks : 1, std::ref(further));
    std::swap(proposal_.x, otherX_);
    std::swap(proposal_.y, otherY_);
    std::swap(moved_, otherMoved_);
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
  if (clear == to) return permitted(grid, k, p);
  return permitted(grid, k, {coordinates.x(clear.x), coordinates.y(clear.y)});
}

MotionPhase::Point MotionPhase::parted(const NeighbourGrid& grid, std::size_t k,
                                       float& nearest) const {
  const Bodies bodies = bodiesOf(grid, proposal_.x, proposal_.y);
  const Shift shift = partingShift(bodies, k, proposal_.nearOf(k));
  nearest = shift.nearest;
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

void MotionPhase::firstPass(const NeighbourGrid& grid, const Loop::Chunk& chunk) {
  Watch& watch = watch_[chunk.index];
  // Who is not watched stays as he is in both pairs of columns.
  for (BitSet* set : {&moved_, &otherMoved_, &watched_}) forget(chunk.index, *set);
  watch.moved = false;
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    float nearest = 0;
    const Point p = parted(grid, k, nearest);
    const bool moved = p.x != proposal_.x[k] || p.y != proposal_.y[k];
    otherX_[k] = p.x;
    otherY_[k] = p.y;
    watch.moved = watch.moved || moved;
    if (moved) otherMoved_.add(k);
    if (moved || nearest < kWatched_m) watched_.add(k);
  }
}

void MotionPhase::forget(std::size_t chunk, BitSet& rows) {
  std::fill(rows.word(wordOf(chunk)), rows.word(wordOf(chunk + 1)), BitSet::Word{0});
}

std::size_t MotionPhase::watchedIn(std::size_t chunk) const {
  std::size_t sum = 0;
  for (std::size_t word = wordOf(chunk); word < wordOf(chunk + 1); ++word)
    sum += static_cast<std::size_t>(std::popcount(*watched_.word(word)));
  return sum;
}

bool MotionPhase::unsettled(std::size_t k) const {
  if (moved_.has(k)) return true;
  const auto near = proposal_.nearOf(k);
  return std::any_of(near.begin(), near.end(), [&](std::uint32_t j) { return moved_.has(j); });
}

void MotionPhase::furtherPass(const NeighbourGrid& grid, std::size_t chunk) {
  Watch& watch = watch_[chunk];
  watch.moved = false;
  forget(chunk, otherMoved_);
  watched_.each(wordOf(chunk), wordOf(chunk + 1), [&](std::uint32_t k) {
    Point p{proposal_.x[k], proposal_.y[k]};
    float nearest = 0;
    if (unsettled(k)) p = parted(grid, k, nearest);
    const bool moved = p.x != proposal_.x[k] || p.y != proposal_.y[k];
    if (moved) otherMoved_.add(k);
    watch.moved = watch.moved || moved;
    otherX_[k] = p.x;
    otherY_[k] = p.y;
  });
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
    Watch& watch = watch_[c];
    watch.deepestOverlap = 0;
    watched_.each(wordOf(c), wordOf(c + 1), [&](std::uint32_t k) {
      watch.deepestOverlap =
          std::max(watch.deepestOverlap, crowd::deepestOverlap(bodies, k, proposal_.nearOf(k)));
    });
  }
}

}  // namespace muster::crowd
