// How one moves: the one interface of all agent models. To add a model: one file pair that
// implements MotionModel, and one line in the table of motion_model.cpp.
//
// A model reads the sorted rows (the current state) and proposes, for its own rows only, the next
// heading and position. The simulation then lets overlapping bodies push apart (`projections`
// times), pushes them out of walls, and carries them through openings.
//
// Thread rule: propose() is const and is called for disjoint chunks from many threads.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "crowd/neighbour_grid.h"
#include "foundation/loop.h"
#include "foundation/random.h"

namespace muster::crowd {

// What a step gives to a model besides the rows.
struct StepContext {
  const NeighbourGrid* grid = nullptr;
  const Random* random = nullptr;
  std::uint64_t step = 0;  // number of this step, from 0
  double dt = 0.05;        // s
};

// What a model proposes, by sorted row.
struct Proposal {
  std::vector<double> x, y;    // position after the step
  std::vector<double> ex, ey;  // heading after the step
  // Pairs that may overlap after the move, listed by the model in its one neighbour pass: for row k
  // the rows near[k * kNearLimit … + nearCount[k]).
  std::vector<std::uint32_t> nearCount;
  std::vector<std::uint32_t> near;  // kNearLimit slots per row
  // 1: more than kNearLimit were near, the farthest were left out.
  std::vector<std::uint8_t> nearTruncated;

  void resize(std::size_t rows);
};

// More near rows than bodies that fit around one: 6 touch a body of the same size; a wheelchair
// user among small children has more.
inline constexpr std::size_t kNearLimit = 32;

struct Numerics {
  double sight_m;        // r_c: reach of the neighbour pass
  double longestStep_s;  // the model's guarantees hold up to this dt
  int projections;       // 0: the model needs no separate overlap removal
};

class MotionModel {
 public:
  virtual ~MotionModel() = default;
  virtual std::string_view name() const = 0;
  virtual Numerics numerics() const = 0;
  virtual void propose(const StepContext& context, const Loop::Chunk& rows,
                       Proposal& proposal) const = 0;
};

// nullptr for an unknown name. Names: "anticipation" (default), "collision-free".
std::unique_ptr<MotionModel> makeMotionModel(std::string_view name);
std::span<const std::string_view> motionModelNames();

// One step of motion on the grid's rows: propose, project, push out of walls, each a parallel loop
// over rows. Where people end is in the returned proposal; nobody has changed space yet. Overlap
// figures of the step are exact maxima (order-free).
struct Strain {
  // (r_i + r_j - |d|) / smaller diameter after the last projection, over all pairs.
  double deepestOverlap = 0;
  // Rows whose near list was full: told in the results, never silent.
  std::uint64_t truncatedLists = 0;
};

class MotionPhase {
 public:
  void run(const MotionModel& model, const StepContext& context, const Loop& loop);
  const Proposal& proposal() const { return proposal_; }
  Strain strain() const { return strain_; }
  // Writes the proposal back by agent: position, heading and velocity of crowd.next, for everybody
  // present. Spaces stay those of `current` (crossings change them later); rows of people who are
  // not present are copied from `current`.
  void scatter(const NeighbourGrid& grid, double dt, Crowd& crowd, const Loop& loop) const;

 private:
  void measureStrain(const Rows& rows, const Loop& loop);

  Proposal proposal_;
  // Jacobi: each pass reads one pair of columns and writes the other.
  std::vector<double> otherX_, otherY_;
  std::vector<Strain> chunkStrain_;
  Strain strain_;
};

}  // namespace muster::crowd
