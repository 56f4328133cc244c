// How the grid comes by its rows: agents are dealt into buckets of neighbouring cells, each bucket
// is sorted, and columns are copied in that order.
#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "crowd/neighbour_grid.h"
#include "foundation/grain.h"

namespace muster::crowd {

namespace {

// In place of an agent's cell.
constexpr std::int32_t kNoRow = -1;
constexpr std::int32_t kRests = -2;  // no row unless findResting() says otherwise
// Fine enough that two threads share them evenly, few enough that their counts stay in the cache.
constexpr std::uint32_t kBuckets = 512;
constexpr std::size_t kAgentsPerChunk = 4096;
// As many people as one chunk has go into one bucket: more of them would be looked through in vain.
constexpr std::uint32_t kOneBucket = 31;

std::size_t agentsPerChunk(std::size_t people) {
  return evenGrain(people, kAgentsPerChunk);
}

}  // namespace

// A bucket has whole words of `used_`, so that each may be sorted by another thread.
void NeighbourGrid::layOutBuckets(std::size_t people) {
  static_assert(BitSet::kBitsPerWord == 1u << 6);
  bucketShift_ = 6;
  while ((cells_.count() >> bucketShift_) >= kBuckets) ++bucketShift_;
  if (people <= kAgentsPerChunk) bucketShift_ = kOneBucket;
  buckets_.resize((cells_.count() >> bucketShift_) + 1);
}

// True if nothing about him changes in this step, should nobody come near.
bool NeighbourGrid::rests(const Crowd& crowd, std::size_t a) {
  const Body& body = crowd.body[a];
  return !(body.desiredSpeed > 0) && body.desiredX == body.ex && body.desiredY == body.ey;
}

// Where those are who do not rest; returns how many do.
std::size_t NeighbourGrid::findStirred(const Crowd& crowd, const Restless& restless,
                                       const Loop::Chunk& chunk) {
  const std::size_t chunks = Loop::chunks(crowd.size(), agentsPerChunk(crowd.size()));
  const bool alone = chunks == 1;
  std::size_t resting = 0;
  for (std::size_t a = chunk.begin; a < chunk.end; ++a) {
    if (a + kAgentsAhead < chunk.end) __builtin_prefetch(&crowd.body[a + kAgentsAhead]);
    if (!crowd.present[a]) {
      agentCell(a) = kNoRow;
    } else if (!restless.empty() && restless[a] == 0 && rests(crowd, a)) {
      agentCell(a) = kRests;
      ++resting;
    } else {
      const std::uint32_t cell = cellOf(crowd, a);
      agentCell(a) = static_cast<std::int32_t>(cell);
      ++bucketCounts_[(cell >> bucketShift_) * chunks + chunk.index];
      if (alone)
        stirred_.stir(cell);
      else
        stirred_.stirShared(cell);
    }
  }
  return resting;
}

// Of those who rest the ones in live cells get a row too.
void NeighbourGrid::findResting(const Crowd& crowd, const Loop::Chunk& chunk) {
  const std::size_t chunks = Loop::chunks(crowd.size(), agentsPerChunk(crowd.size()));
  for (std::size_t a = chunk.begin; a < chunk.end; ++a) {
    if (agentCell(a) != kRests) continue;
    const std::uint32_t cell = cellOf(crowd, a);
    const bool live = stirred_.live(cell);
    agentCell(a) = live ? static_cast<std::int32_t>(cell) : kNoRow;
    if (live) ++bucketCounts_[(cell >> bucketShift_) * chunks + chunk.index];
  }
}

void NeighbourGrid::findCells(const Crowd& crowd, const Restless& restless, const Loop& loop) {
  const std::size_t chunks = Loop::chunks(crowd.size(), agentsPerChunk(crowd.size()));
  layOutBuckets(crowd.size());
  bucketCounts_.assign(buckets_.size() * chunks, 0);
  people_ = crowd.size();
  rows_.x.resize(people_);  // see agentCell()
  resting_.resize(chunks);
  stirred_.clear();
  const auto stirred = [&](const Loop::Chunk& chunk) {
    resting_[chunk.index] = findStirred(crowd, restless, chunk);
  };
  loop.run(crowd.size(), agentsPerChunk(crowd.size()), std::ref(stirred));
  const auto some = [](const auto& counts) {
    return std::ranges::any_of(counts, [](auto count) { return count != 0; });
  };
  if (!some(resting_) || !some(bucketCounts_)) return;  // all get a row, or nobody does
  stirred_.spread();
  const auto resting = [&](const Loop::Chunk& chunk) { findResting(crowd, chunk); };
  loop.run(crowd.size(), agentsPerChunk(crowd.size()), std::ref(resting));
}

// Agents in the order (bucket, agent): counts become the place of each chunk's first in each
// bucket. Returns how many have a row.
std::uint32_t NeighbourGrid::dealIntoBuckets(const Loop& loop) {
  const std::size_t chunks = Loop::chunks(people_, agentsPerChunk(people_));
  std::uint32_t place = 0;
  for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
    buckets_[bucket].begin = place;
    for (std::size_t chunk = 0; chunk < chunks; ++chunk)
      place += std::exchange(bucketCounts_[bucket * chunks + chunk], place);
    buckets_[bucket].end = place;
  }
  rows_.cell.resize(place);  // see dealt()
  const auto deal = [&](const Loop::Chunk& chunk) {
    for (std::size_t a = chunk.begin; a < chunk.end; ++a) {
      if (agentCell(a) < 0) continue;
      const std::size_t bucket = static_cast<std::uint32_t>(agentCell(a)) >> bucketShift_;
      dealt(bucketCounts_[bucket * chunks + chunk.index]++) = static_cast<std::uint32_t>(a);
    }
  };
  loop.run(people_, agentsPerChunk(people_), std::ref(deal));
  return place;
}

// Counting sort by cell within the bucket; it keeps the order of agents. Their cells are written
// over dealt() when all of the bucket have been placed.
void NeighbourGrid::sortBucket(std::size_t bucket) {
  const Range rows = buckets_[bucket];
  const std::size_t firstWord = (bucket << bucketShift_) / BitSet::kBitsPerWord;
  const std::size_t endWord =
      std::min(used_.words(), firstWord + (std::size_t{1} << bucketShift_) / BitSet::kBitsPerWord);
  used_.each(firstWord, endWord, [&](std::uint32_t cell) { cellRows_[cell] = {}; });
  std::fill(used_.word(firstWord), used_.word(endWord), BitSet::Word{0});
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) {
    const auto cell = static_cast<std::uint32_t>(agentCell(dealt(i)));
    used_.add(cell);
    ++cellRows_[cell].end;
  }
  std::uint32_t place = rows.begin;
  used_.each(firstWord, endWord, [&](std::uint32_t cell) {
    cellRows_[cell].begin = place;
    place += std::exchange(cellRows_[cell].end, place);
  });
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) {
    const std::uint32_t agent = dealt(i);
    rows_.agent[cellRows_[static_cast<std::uint32_t>(agentCell(agent))].end++] = agent;
  }
  used_.each(firstWord, endWord, [&](std::uint32_t cell) {
    const Range& here = cellRows_[cell];
    std::fill(rows_.cell.begin() + here.begin, rows_.cell.begin() + here.end, cell);
  });
}

void NeighbourGrid::sort(const Crowd& crowd, const Loop& loop, Restless restless) {
  bodies_ = crowd.body.data();
  findCells(crowd, restless, loop);
  const std::uint32_t rows = dealIntoBuckets(loop);
  rows_.agent.resize(rows);
  const auto order = [&](const Loop::Chunk& chunk) {
    for (std::size_t bucket = chunk.begin; bucket < chunk.end; ++bucket) sortBucket(bucket);
  };
  constexpr std::size_t kChunks = 32;
  const std::size_t bucketsPerChunk =
      rows < kAgentsPerChunk ? buckets_.size() : Loop::chunks(buckets_.size(), kChunks);
  loop.run(buckets_.size(), bucketsPerChunk, std::ref(order));
  rows_.resize(rows);
  const auto copy = [&](const Loop::Chunk& chunk) { copyColumns(crowd, chunk); };
  loop.run(rows, kAgentsPerChunk / 4, std::ref(copy));
}

// What changes from step to step.
void NeighbourGrid::copyMotion(const Body& body, std::uint32_t cell, std::size_t k) {
  rows_.x[k] = coordinates_.x(body.position.x);
  rows_.y[k] = coordinates_.y(body.position.y);
  rows_.vx[k] = body.vx;
  rows_.vy[k] = body.vy;
  rows_.ex[k] = body.ex;
  rows_.ey[k] = body.ey;
  rows_.speed[k] = body.desiredSpeed;
  rows_.space[k] = body.space;
  rows_.open[k] = openGround(body.space, body.position, cell);
}

void NeighbourGrid::follow(const Crowd& crowd, const Loop::Chunk& chunk) {
  const Body* const bodies = crowd.body.data();
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    if (k + kRowsAhead < rows_.size()) __builtin_prefetch(&bodies[rows_.agent[k + kRowsAhead]]);
    const std::uint32_t agent = rows_.agent[k];
    if (!crowd.present[agent]) {
      rows_.radius[k] = std::numeric_limits<float>::quiet_NaN();
      rows_.vx[k] = rows_.vy[k] = rows_.speed[k] = 0;
      continue;
    }
    const Body& body = bodies[agent];
    copyMotion(body, cells_.at(body.space, body.position), k);
  }
}

void NeighbourGrid::copyColumns(const Crowd& crowd, const Loop::Chunk& chunk) {
  const plan::Campus& campus = atlas_->campus();
  const Body* const bodies = crowd.body.data();
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    if (k + kRowsAhead < chunk.end) __builtin_prefetch(&bodies[rows_.agent[k + kRowsAhead]]);
    const Body& body = bodies[rows_.agent[k]];
    copyMotion(body, rows_.cell[k], k);
    rows_.dx[k] = body.desiredX;
    rows_.dy[k] = body.desiredY;
    rows_.radius[k] = body.radius;
    rows_.z[k] = static_cast<float>(campus[body.space].elevationAt(body.position));
  }
}

}  // namespace muster::crowd
