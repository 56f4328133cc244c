#include <algorithm>
#include <cmath>
#include <functional>

#include "crowd/motion_model.h"
#include "crowd/overlap.h"
#include "crowd/walls.h"

namespace muster::crowd {

namespace {

using geometry::Vec2;

constexpr std::size_t kRowsPerChunk = 256;
constexpr double kFastest =
    1.2;  // cap of the velocity that others see, in desired speeds: a push is no walk

std::span<const std::uint32_t> nearOf(const Proposal& proposal, std::size_t k) {
  return {proposal.near.data() + k * kNearLimit, proposal.nearCount[k]};
}

// A move that meets a wall is not made. Nor is one longer than the Atlas reports walls for.
Vec2 permitted(const Rows& rows, std::size_t k, Vec2 target) {
  const Vec2 start{rows.x[k], rows.y[k]};
  if (rows.walls[k].empty() || target == start) return target;
  const bool tooFar =
      squaredNorm(target - start) > navigation::kWallReach_m * navigation::kWallReach_m;
  return tooFar || crossesWall(rows.walls[k], start, target) ? start : target;
}

Vec2 clearOfWalls(const Rows& rows, std::size_t k, Vec2 p) {
  if (rows.walls[k].empty()) return p;
  return permitted(rows, k, pushedOut(rows.walls[k], {rows.x[k], rows.y[k]}, p, rows.radius[k]));
}

}  // namespace

void Proposal::resize(std::size_t rows) {
  for (auto* column : {&x, &y, &ex, &ey}) column->resize(rows);
  nearCount.resize(rows);
  nearTruncated.resize(rows);
  near.resize(rows * kNearLimit);
}

void MotionPhase::run(const MotionModel& model, const StepContext& context, const Loop& loop) {
  const Rows& rows = context.grid->rows();
  const int projections = model.numerics().projections;
  proposal_.resize(rows.size());
  otherX_.resize(rows.size());
  otherY_.resize(rows.size());

  const auto propose = [&](const Loop::Chunk& chunk) {
    model.propose(context, chunk, proposal_);
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      Vec2 p = permitted(rows, k, {proposal_.x[k], proposal_.y[k]});
      if (projections == 0) p = clearOfWalls(rows, k, p);
      proposal_.x[k] = p.x;
      proposal_.y[k] = p.y;
    }
  };
  loop.run(rows.size(), kRowsPerChunk, std::ref(propose));

  const auto project = [&](const Loop::Chunk& chunk) {
    const Bodies bodies{proposal_.x, proposal_.y, rows.radius, rows.agent};
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      const Vec2 shift = partingShift(bodies, k, nearOf(proposal_, k));
      const Vec2 p = clearOfWalls(rows, k, Vec2{bodies.x[k], bodies.y[k]} + shift);
      otherX_[k] = p.x;
      otherY_[k] = p.y;
    }
  };
  for (int pass = 0; pass < projections; ++pass) {
    loop.run(rows.size(), kRowsPerChunk, std::ref(project));
    std::swap(proposal_.x, otherX_);
    std::swap(proposal_.y, otherY_);
  }
  measureStrain(rows, loop);
}

void MotionPhase::measureStrain(const Rows& rows, const Loop& loop) {
  chunkStrain_.resize(Loop::chunks(rows.size(), kRowsPerChunk));
  const auto measure = [&](const Loop::Chunk& chunk) {
    const Bodies bodies{proposal_.x, proposal_.y, rows.radius, rows.agent};
    Strain strain;
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      strain.deepestOverlap =
          std::max(strain.deepestOverlap, crowd::deepestOverlap(bodies, k, nearOf(proposal_, k)));
      strain.truncatedLists += proposal_.nearTruncated[k];
    }
    chunkStrain_[chunk.index] = strain;
  };
  loop.run(rows.size(), kRowsPerChunk, std::ref(measure));
  strain_ = {};
  for (const Strain& chunk : chunkStrain_) {
    strain_.deepestOverlap = std::max(strain_.deepestOverlap, chunk.deepestOverlap);
    strain_.truncatedLists += chunk.truncatedLists;
  }
}

void MotionPhase::scatter(const NeighbourGrid& grid, double dt, Crowd& crowd,
                          const Loop& loop) const {
  const Rows& rows = grid.rows();
  const auto keep = [&](const Loop::Chunk& chunk) {
    const auto copy = [&](const auto& from, auto& to) {
      std::copy(from.begin() + static_cast<std::ptrdiff_t>(chunk.begin),
                from.begin() + static_cast<std::ptrdiff_t>(chunk.end),
                to.begin() + static_cast<std::ptrdiff_t>(chunk.begin));
    };
    copy(crowd.current.x, crowd.next.x);
    copy(crowd.current.y, crowd.next.y);
    copy(crowd.current.vx, crowd.next.vx);
    copy(crowd.current.vy, crowd.next.vy);
    copy(crowd.current.ex, crowd.next.ex);
    copy(crowd.current.ey, crowd.next.ey);
    copy(crowd.current.space, crowd.next.space);
  };
  constexpr std::size_t kAgentsPerChunk = 4096;
  loop.run(crowd.size(), kAgentsPerChunk, std::ref(keep));
  const auto write = [&](const Loop::Chunk& chunk) {
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      const std::size_t a = rows.agent[k];
      const Vec2 v = Vec2{proposal_.x[k] - rows.x[k], proposal_.y[k] - rows.y[k]} * (1 / dt);
      const double limit = kFastest * rows.speed[k];
      const double size = norm(v);
      const double share = size > limit ? limit / size : 1.0;
      crowd.next.x[a] = proposal_.x[k];
      crowd.next.y[a] = proposal_.y[k];
      crowd.next.vx[a] = share * v.x;
      crowd.next.vy[a] = share * v.y;
      crowd.next.ex[a] = proposal_.ex[k];
      crowd.next.ey[a] = proposal_.ey[k];
    }
  };
  loop.run(rows.size(), kAgentsPerChunk, std::ref(write));
}

}  // namespace muster::crowd
