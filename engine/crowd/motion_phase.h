// One step of motion on the grid's rows: propose (for a model of forces: go through the step's
// parts), part overlapping bodies, push out of walls, each a parallel loop over rows. Where people
// end is in the proposal; nobody has changed space yet.
//
// Parting is a Jacobi iteration. After its first pass only rows that have somebody within
// kWatched_m, or were moved by a wall, are looked at again, and of those only the ones that, or
// whose neighbours, moved in the pass before: the rest would stay where they are. As long as two
// who were farther apart than kWatched_m cannot have met, they are not asked whether they did.
//
// Thread rule: run() is called by one thread and uses the loop inside.
#pragma once

#include <cmath>

#include "crowd/bit_set.h"
#include "crowd/motion_model.h"
#include "crowd/overlap.h"

namespace muster::crowd {

struct Strain {
  // (r_i + r_j - |d|) / smaller diameter after the last pass, over all pairs. An exact maximum: the
  // order of comparing does not matter.
  double deepestOverlap = 0;
};

class MotionPhase {
 public:
  void run(const MotionModel& model, const StepContext& context, const Loop& loop);
  // A step between two looks: on the rows of the last run(), which follow their people (`grid` is
  // the context's), everybody goes on at the speed that the model chose then, along his heading;
  // bodies are parted and walls kept out of as in run(). Not of models that take a step in parts.
  void walkOn(const MotionModel& model, const StepContext& context, const Crowd& crowd,
              NeighbourGrid& grid, const Loop& loop);
  // The model's part of it alone: what is wanted, before bodies and walls have their say.
  // With `permitted`, moves that meet a wall are not made.
  void propose(const MotionModel& model, const StepContext& context, const Loop& loop,
               bool permitted = false);

  const Proposal& proposal() const { return proposal_; }
  Strain strain() const { return strain_; }
  // From where the row started to where it ends, m.
  geometry::Vec2 displacement(const NeighbourGrid& grid, std::size_t k) const;
  // What the row's velocity is after having moved so far (less than its displacement, if something
  // stopped it): the model's own if it has one, else seenVelocity(). Who was stopped, or has not
  // moved, has none.
  geometry::Vec2 velocity(const NeighbourGrid& grid, std::size_t k, geometry::Vec2 moved,
                          double dt) const;
  // Proposal::contactForce_N_per_m by agent, 0 for whoever was not present; empty if the model
  // knows none.
  std::span<const float> contactForce_N_per_m() const { return contactForce_; }
  // Writes the proposal back by agent: position, heading and velocity of crowd.body, for
  // everybody who has a row. Spaces stay as they are; who has left the campus stays there.
  void scatter(const NeighbourGrid& grid, double dt, Crowd& crowd, const Loop& loop) const;
  std::size_t bytes() const;

 private:
  struct Point {
    std::int32_t x, y;
  };
  // Of the rows of one chunk.
  struct Watch {
    float farthest_m = 0;  // that any of them moved in the last pass
    float deepestOverlap = 0;
  };
  void goOn(const StepContext& context, const Loop::Chunk& chunk);
  void partAll(const MotionModel& model, const StepContext& context, const Loop& loop);
  Point permitted(const NeighbourGrid& grid, std::size_t k, Point target) const;
  Point clearOfWalls(const NeighbourGrid& grid, std::size_t k, Point p) const;
  Point parted(const NeighbourGrid& grid, const Bodies& bodies, std::size_t k,
               CloseOnes close) const;
  bool staysClear(const Rows& rows, std::size_t k) const;
  WallSet wallsOf(const NeighbourGrid& grid, std::size_t k, geometry::Vec2 start,
                  geometry::Vec2 target) const;
  void firstPass(const NeighbourGrid& grid, const Loop::Chunk& chunk);
  void furtherPass(const NeighbourGrid& grid, std::size_t chunk);
  // Whom of those near it row k may have met since the first pass.
  CloseOnes mayHaveMet(std::size_t k) const { return othersAreFar_ ? close_[k] : kAllClose; }
  bool moveTo(const Bodies& bodies, std::size_t k, Point p, Watch& watch);
  void advance(const MotionModel& model, const StepContext& context, int parts, const Loop& loop);
  void permit(const NeighbourGrid& grid, const Loop::Chunk& chunk);
  void unsettle(std::size_t k, CloseOnes close);
  static void forget(std::size_t chunk, BitSet& rows);
  std::size_t unsettledRows(std::size_t chunks) const;
  float farthestMove_m(std::size_t chunks) const;
  void watchEverybody(const Loop::Chunk& chunk);
  void lookBack(const NeighbourGrid& grid, const Loop::Chunk& chunk);
  void project(const NeighbourGrid& grid, int passes, const Loop& loop);

  Proposal proposal_;
  // Jacobi: each pass (or part of a step) reads one pair of columns and writes the other.
  Column<std::int32_t> otherX_, otherY_;
  Column<float> otherVx_, otherVy_;
  // Rows that moved in the pass before, and those close to them; no row between two steps.
  BitSet unsettled_, nextUnsettled_;
  bool alone_ = false;  // one thread does it all
  BitSet watched_;             // rows that later passes may look at
  Column<CloseOnes> close_;    // in the first pass
  bool othersAreFar_ = false;  // nobody has come so far since that he may have met anybody else
  std::vector<Watch> watch_;   // by chunk
  std::vector<float> contactForce_;
  Strain strain_;
};

// Velocity as others see it: a displacement in dt, at most 1.2 × the desired speed (models.md §2),
// since a push of the projection is no walk.
inline geometry::Vec2 seenVelocity(geometry::Vec2 displacement, double dt, double desiredSpeed) {
  constexpr double kFastest = 1.2;
  // Less by far more than squares and roots are rounded by: the root would not be above the limit.
  constexpr double kClearly = 1 - 1e-12;
  const geometry::Vec2 v = displacement * (1 / dt);
  const double squared = geometry::squaredNorm(v), limit = kFastest * desiredSpeed;
  if (squared < limit * limit * kClearly) return v;
  const double size = std::sqrt(squared);
  return size > limit ? v * (limit / size) : v;
}

// Everybody's, in every step: inline.
inline geometry::Vec2 MotionPhase::displacement(const NeighbourGrid& grid, std::size_t k) const {
  const Rows& rows = grid.rows();
  const double scale = grid.coordinates().metresPerUnit;
  return {(proposal_.x[k] - rows.x[k]) * scale, (proposal_.y[k] - rows.y[k]) * scale};
}

inline geometry::Vec2 MotionPhase::velocity(const NeighbourGrid& grid, std::size_t k,
                                            geometry::Vec2 moved, double dt) const {
  if (moved == geometry::Vec2{}) return {};
  if (proposal_.vx.empty()) return seenVelocity(moved, dt, double{grid.rows().speed[k]});
  return {double{proposal_.vx[k]}, double{proposal_.vy[k]}};
}

}  // namespace muster::crowd
