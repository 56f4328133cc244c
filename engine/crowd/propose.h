// What a model's law is told about one body, and where its proposal goes. Private to the models:
// plain values, so that the vector kernels instantiate nothing of the standard library.
#pragma once

#include <cstdint>

#include "crowd/motion_model.h"
#include "crowd/scratch.h"

namespace muster::crowd {

// The body whose step is proposed; names as in the formulas of the models' sources.
struct Self {
  float vx, vy;  // velocity
  float ex, ey;  // e: heading
  float dx, dy;  // d0: desired direction
  float speed;   // v0
  float radius;
  float timeGap;  // T
  float spacing;  // δ
  float slowStart;
  float leastTimeGap;  // s: nobody is to be met before he can look again, nor in two steps
  bool twoWay;         // some may come towards it (StepContext::twoWay)
};

// A direction; unit length unless a comment says otherwise.
struct Way {
  float x, y;
};

// The walls around the body; most bodies have none.
struct AtWalls {
  const geometry::Segment* walls = nullptr;
  std::size_t count = 0;
  WallSet::Bits bits = 0;  // those that it may come close to in this step
  bool beside = false;     // some that it may come close to before it looks again
  bool clear = true;       // it is beside none, and no opening is near
  geometry::Vec2 position;

  WallSet set() const { return {{walls, count}, bits}; }
};
// Of whoever is on no open ground.
void findWallsBeside(const StepContext& context, std::size_t k, AtWalls& at);
// Written where they stay: copied from pieces just written, they made the processor wait.
inline void findWalls(const StepContext& context, std::size_t k, AtWalls& at) {
  at.count = 0;
  at.bits = 0;
  at.beside = false;
  at.clear = true;
  if (!context.grid->onOpenGround(k)) findWallsBeside(context, k, at);
}

// The list of one chunk (Proposal::near) as it is written, row by row.
class NearList {
 public:
  NearList(Proposal& proposal, const Loop::Chunk& chunk);

  // Where the next row's begin, with room for so many entries and kLanes more.
  std::uint32_t* withRoom(std::size_t entries) {
    if (room_ < used + entries + kLanes) grow(used + entries + kLanes);
    return entries_ + used;
  }

  // Of what was written there so many are row k's; rows come in order.
  void keep(std::size_t k, std::size_t entries) {
    begin_[k] = static_cast<std::uint32_t>(used);
    used += entries;
    begin_[k + 1] = static_cast<std::uint32_t>(used);
  }

  std::size_t used = 0;

 private:
  void grow(std::size_t entries);

  Column<std::uint32_t>& list_;
  std::uint32_t* entries_;
  std::size_t room_;
  std::uint32_t* begin_;  // by row, and the end of the last (Proposal::nearBegin)
};

struct ProposalView {
  std::int32_t *x, *y;
  float *ex, *ey, *speed;
  const float* noise;            // of rows whose ex is not yet written: the same memory
  const std::uint8_t* restless;  // by agent
  WallSet::Bits* walls;
  std::uint8_t* clear;
  NearList* near;
};
ProposalView viewOf(Proposal& proposal, NearList& near);

// This thread's scratch.
Looking& threadsLooking();

}  // namespace muster::crowd
