#include "crowd/motion_phase.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "crowd/heading_noise.h"
#include "crowd/propose.h"

namespace muster::crowd {

using geometry::Vec2;

void Proposal::resize(std::size_t rows, bool inParts) {
  for (auto* column : {&x, &y}) column->resize(rows);
  for (auto* column : {&ex, &ey}) column->resize(rows);
  speed.resize(inParts ? 0 : rows);
  const std::size_t chunks = Loop::chunks(rows, kRowsPerChunk);
  nearBegin.resize(rows + chunks);
  walls.resize(rows);
  clear.resize(rows);
  for (auto* column : {&vx, &vy, &contactForce_N_per_m}) column->resize(inParts ? rows : 0);
  constexpr std::size_t kNearAtFirst = kRowsPerChunk;  // a loose crowd; they grow if need be
  while (near.size() < chunks) near.emplace_back(kNearAtFirst);
}

std::size_t Proposal::bytes() const {
  constexpr std::size_t kFourByteColumns = 5;
  std::size_t sum =
      kFourByteColumns * 4 * x.capacity() + 4 * nearBegin.capacity() + clear.capacity() +
      restless.capacity() +
      4 * (speed.capacity() + vx.capacity() + vy.capacity() + contactForce_N_per_m.capacity());
  for (const auto& list : near) sum += list.capacity() * sizeof(std::uint32_t);
  return sum;
}

void MotionPhase::propose(const MotionModel& model, const StepContext& context, const Loop& loop,
                          bool permitted) {
  const NeighbourGrid& grid = *context.grid;
  const std::size_t rows = grid.rows().size();
  const Numerics numerics = model.numerics();
  const int parts = numerics.parts(context.dt);
  proposal_.resize(rows, parts > 0);
  proposal_.restless.resize(grid.people(), 1);
  std::optional<HeadingNoise> noise;
  if (numerics.noiseBlock_s > 0)
    noise.emplace(*context.random, context.step, context.dt, numerics.noiseBlock_s);
  const auto chunk = [&](const Loop::Chunk& some) {
    if (noise) noise->write(grid.rows(), some, proposal_.ex);
    model.propose(context, some, proposal_);
    if (permitted && parts == 0) permit(grid, some);
  };
  loop.run(rows, kRowsPerChunk, std::ref(chunk));
  if (parts == 0) return;
  advance(model, context, parts, loop);
  const auto permitAll = [&](const Loop::Chunk& some) { permit(grid, some); };
  if (permitted) loop.run(rows, kRowsPerChunk, std::ref(permitAll));
}

// Everybody is read as the part before left him, so the order of rows does not matter.
void MotionPhase::advance(const MotionModel& model, const StepContext& context, int parts,
                          const Loop& loop) {
  const Rows& rows = context.grid->rows();
  otherX_.resize(rows.size());
  otherY_.resize(rows.size());
  otherVx_.resize(rows.size());
  otherVy_.resize(rows.size());
  StepPart part{};
  part.count = parts;
  part.dt = static_cast<float>(context.dt / parts);
  const auto chunk = [&](const Loop::Chunk& some) {
    model.advance(context, some, part, proposal_);
  };
  for (int i = 0; i < context.kernelRepeats * parts; ++i) {
    part.number = i % parts;
    if (part.number == 0)
      part.now = {rows.x.data(), rows.y.data(), rows.vx.data(), rows.vy.data()};
    else
      part.now = {proposal_.x.data(), proposal_.y.data(), proposal_.vx.data(), proposal_.vy.data()};
    part.next = {otherX_.data(), otherY_.data(), otherVx_.data(), otherVy_.data()};
    loop.run(rows.size(), kRowsPerChunk, std::ref(chunk));
    std::swap(proposal_.x, otherX_);
    std::swap(proposal_.y, otherY_);
    std::swap(proposal_.vx, otherVx_);
    std::swap(proposal_.vy, otherVy_);
  }
}

void MotionPhase::run(const MotionModel& model, const StepContext& context, const Loop& loop) {
  propose(model, context, loop, true);
  partAll(model, context, loop);
}

void MotionPhase::walkOn(const MotionModel& model, const StepContext& context, const Crowd& crowd,
                         NeighbourGrid& grid, const Loop& loop) {
  const auto chunk = [&](const Loop::Chunk& some) {
    grid.follow(crowd, some);
    goOn(context, some);
  };
  loop.run(grid.rows().size(), kRowsPerChunk, std::ref(chunk));
  partAll(model, context, loop);
}

// When the row looked round, walls were looked for as far as it wants to walk until the next look:
// whoever was not pushed further than that meets none in this step either.
bool MotionPhase::staysClear(const Rows& rows, std::size_t k) const {
  constexpr float kRounding = 1.0001f;
  const float squaredSpeed = rows.vx[k] * rows.vx[k] + rows.vy[k] * rows.vy[k];
  return proposal_.clear[k] && squaredSpeed <= kRounding * rows.speed[k] * rows.speed[k];
}

// Who has fallen or left since he looked round wants to walk no more. Shares of a unit of
// Coordinates are left out.
void MotionPhase::goOn(const StepContext& context, const Loop::Chunk& chunk) {
  const NeighbourGrid& grid = *context.grid;
  const Rows& rows = grid.rows();
  const double units = context.dt * grid.coordinates().unitsPerMetre;
  AtWalls at;
  for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
    const double way = double{std::min(proposal_.speed[k], rows.speed[k])} * units;
    proposal_.ex[k] = rows.ex[k];
    proposal_.ey[k] = rows.ey[k];
    proposal_.x[k] = rows.x[k] + static_cast<std::int32_t>(way * double{rows.ex[k]});
    proposal_.y[k] = rows.y[k] + static_cast<std::int32_t>(way * double{rows.ey[k]});
    const bool undisturbed = way == 0 && (rows.gone(k) || proposal_.nearOf(k).empty());
    proposal_.walls[k] = 0;
    if (undisturbed || staysClear(rows, k)) continue;
    findWalls(context, k, at);
    proposal_.walls[k] = at.bits;
    proposal_.clear[k] = at.clear;
  }
  permit(grid, chunk);
}

void MotionPhase::partAll(const MotionModel& model, const StepContext& context, const Loop& loop) {
  const NeighbourGrid& grid = *context.grid;
  const std::size_t rows = grid.rows().size();
  otherX_.resize(rows);
  otherY_.resize(rows);
  close_.resize(rows);
  const std::size_t chunks = Loop::chunks(rows, kRowsPerChunk);
  for (BitSet* set : {&unsettled_, &nextUnsettled_, &watched_}) set->resize(chunks * kRowsPerChunk);
  contactForce_.assign(model.numerics().parts(context.dt) > 0 ? grid.people() : 0, 0.0f);
  watch_.resize(std::max(watch_.size(), chunks));
  project(grid, model.numerics().projections, loop);
}

void MotionPhase::scatter(const NeighbourGrid& grid, double dt, Crowd& crowd,
                          const Loop& loop) const {
  const Rows& rows = grid.rows();
  const auto write = [&](const Loop::Chunk& chunk) {
    for (std::size_t k = chunk.begin; k < chunk.end; ++k) {
      const std::size_t a = rows.agent[k];
      const Vec2 moved = displacement(grid, k);
      const Vec2 v = velocity(grid, k, moved, dt);
      Body& body = crowd.body[a];
      body.position = body.position + moved;
      body.vx = static_cast<float>(v.x);
      body.vy = static_cast<float>(v.y);
      body.ex = proposal_.ex[k];
      body.ey = proposal_.ey[k];
    }
  };
  loop.run(rows.size(), kRowsPerChunk, std::ref(write));
}

std::size_t MotionPhase::bytes() const {
  return proposal_.bytes() + unsettled_.bytes() + nextUnsettled_.bytes() + watched_.bytes() +
         watch_.capacity() * sizeof(Watch) + 8 * otherX_.capacity() +
         sizeof(CloseOnes) * close_.capacity() + 8 * otherVx_.capacity() +
         4 * contactForce_.capacity();
}

}  // namespace muster::crowd
