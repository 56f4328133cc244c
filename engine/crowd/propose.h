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
  std::uint32_t row;
  float dt;
  bool twoWay;  // some may come towards it (StepContext::twoWay)
};

// A direction; unit length unless a comment says otherwise.
struct Way {
  float x, y;
};

struct Step {
  float ex, ey;  // heading
  float speed;
};

// The walls that the body may come close to in this step; most bodies have none.
struct AtWalls {
  const geometry::Segment* walls = nullptr;
  std::size_t count = 0;
  WallSet::Bits bits = 0;
  geometry::Vec2 position;

  WallSet set() const { return {{walls, count}, bits}; }
};
AtWalls wallsOf(const StepContext& context, std::size_t k, const Self& self);

struct ProposalView {
  std::int32_t *x, *y;
  float *ex, *ey;
  const float* noise;
  const std::uint8_t* restless;  // by agent
  WallSet::Bits* walls;
  Proposal* all;
  std::size_t* nearUsed;  // of this chunk's list
};

// A view for one chunk; `used` counts the entries of its list.
ProposalView viewOf(Proposal& proposal, std::size_t& used);
// Where the list of row k begins, with room for so many entries and kLanes more.
std::uint32_t* roomForNear(const ProposalView& out, std::size_t k, std::size_t room);
void listed(const ProposalView& out, std::size_t k, std::size_t count);

// This thread's scratch.
Looking& threadsLooking();

}  // namespace muster::crowd
