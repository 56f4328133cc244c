// How one moves: the one interface of all agent models. To add a model: one file pair that
// implements MotionModel, and one line in the table of motion_model.cpp.
//
// A model reads the sorted rows (the current state) and proposes, for its own rows only, the next
// heading and position. MotionPhase then lets overlapping bodies push apart (`projections` times)
// and pushes them out of walls; the simulation carries them through openings.
//
// A model of forces takes a step in equal parts (Numerics::longestPart_s): propose() lists who and
// which walls are felt, then advance() goes once through every row for each part, reading everybody
// at its start. Only such a model has velocities of its own and knows contact forces.
//
// Thread rule: propose() and advance() are const and are called for disjoint chunks from many
// threads.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "crowd/neighbour_grid.h"
#include "crowd/overlap.h"
#include "crowd/walls.h"
#include "foundation/loop.h"
#include "foundation/random.h"

namespace muster::crowd {

// Rows per chunk of the motion loops: some ten microseconds of work, so that two threads share a
// school evenly and the loop's own cost stays below a percent or two.
inline constexpr std::size_t kRowsPerChunk = 128;

// A wall further from a body than its radius and this, or what it wants to walk in the step if that
// is more, meets nobody; whoever is pushed further is checked against all walls.
inline constexpr double kPushRoom_m = 0.15;

// What a step gives to a model besides the rows.
struct StepContext {
  const NeighbourGrid* grid = nullptr;
  const Random* random = nullptr;
  std::uint64_t step = 0;  // number of this step, from 0
  double dt = 0.05;        // s
  int kernelRepeats = 1;   // for measuring: look around and apply the law so many times
  // By space: people in it head for different openings, so that some may have to pass others who
  // come towards them. nullptr: nowhere.
  const std::uint8_t* twoWay = nullptr;
  // The model is asked again so many steps later; until then people walk on (MotionPhase::walkOn).
  int stepsToNextLook = 1;

  double look_s() const { return dt * stepsToNextLook; }
};

// What a model proposes, by sorted row.
struct Proposal {
  Column<std::int32_t> x, y;  // position after the step, NeighbourGrid::coordinates()
  // Heading after the step. Where a row's is not yet proposed, ex is its HeadingNoise, if the model
  // wants some: a number of standard deviation 1 that is read for nothing but this heading.
  Column<float> ex, ey;
  // What the row chose when it last looked round, m/s; between, it goes on so. Not of models that
  // take a step in parts.
  Column<float> speed;
  // The walls (of Atlas::wallsNear) that the row may come close to in this step.
  std::vector<WallSet::Bits> walls;
  // 1: there is none either that it may come close to before the next look, nor is an opening near:
  // a step no longer than the body's radius meets nothing.
  std::vector<std::uint8_t> clear;
  // Rows that may come into contact before the next look, listed by the model in its one neighbour
  // pass: for each chunk of kRowsPerChunk rows one list, row after row, and where each row's
  // entries begin in it: nearBegin has one entry more for each chunk, the end of its last row's.
  std::vector<std::uint32_t> nearBegin;
  std::vector<Column<std::uint32_t>> near;
  // Of models that take a step in parts, else empty: velocity after the step, and by how much the
  // body is squeezed: the sum of the sizes of the normal forces of bodies and walls in contact
  // with it, over its circumference, mean of the parts.
  Column<float> vx, vy, contactForce_N_per_m;
  // By agent: 0 = did not move in the step before. Where all around stand and nobody moved, nobody
  // will.
  std::vector<std::uint8_t> restless;

  void resize(std::size_t rows, bool inParts);
  std::size_t bytes() const;
  std::span<const std::uint32_t> nearOf(std::size_t k) const {
    const std::size_t chunk = k / kRowsPerChunk;
    const std::uint32_t* const begin = nearBegin.data() + k + chunk;
    return {near[chunk].data() + begin[0], begin[1] - begin[0]};
  }
  NearLists nearOf(const Loop::Chunk& chunk) const {
    return {chunk.begin, chunk.end - chunk.begin, near[chunk.index].data(),
            nearBegin.data() + chunk.begin + chunk.index};
  }
};

// Part `number` of the `count` equal parts of a step: from `now` to `next`, both by row.
struct StepPart {
  int number, count;
  float dt;  // s, of the part
  struct {
    const std::int32_t *x, *y;  // as in Proposal
    const float *vx, *vy;
  } now;
  struct {
    std::int32_t *x, *y;
    float *vx, *vy;
  } next;
};

struct Numerics {
  double sight_m;        // r_c: longest reach of the neighbour pass
  double longestStep_s;  // the model's guarantees hold up to this dt
  int projections;       // 0: bodies are neither parted nor pushed out of walls: the model does it
  double noiseBlock_s;   // a number of the heading's noise holds this long; 0: none is drawn
  double longestPart_s = 0;  // a step is taken in equal parts not longer than this; 0: at once

  int parts(double dt) const;  // 0: at once
};

class MotionModel {
 public:
  virtual ~MotionModel() = default;
  virtual std::string_view name() const = 0;
  virtual Numerics numerics() const = 0;
  // The reach that a crowd needs whose widest body has `radius_m` and whose longest time gap times
  // speed is `stop_m`: nobody further away changes a bit of anybody's step. At most sight_m.
  virtual double reach_m(double radius_m, double stop_m) const {
    static_cast<void>(radius_m), static_cast<void>(stop_m);
    return numerics().sight_m;
  }
  // `rows` is one chunk of kRowsPerChunk.
  virtual void propose(const StepContext& context, const Loop::Chunk& rows,
                       Proposal& proposal) const = 0;
  // One part of a step for the same chunks: reads part.now of everybody and the chunk's lists,
  // writes its own rows of part.next and of proposal.contactForce_N_per_m.
  virtual void advance(const StepContext& context, const Loop::Chunk& rows, const StepPart& part,
                       Proposal& proposal) const {
    static_cast<void>(context), static_cast<void>(rows), static_cast<void>(part);
    static_cast<void>(proposal);
  }
};

// nullptr for an unknown name. Names: "anticipation" (default), "collision-free", "social-force".
std::unique_ptr<MotionModel> makeMotionModel(std::string_view name);
std::span<const std::string_view> motionModelNames();

}  // namespace muster::crowd
