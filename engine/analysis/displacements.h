// How fast people moved since the last sample: displacement over time, in the plan's x and y. Of
// somebody who was not there before, the velocity of the last step. Thread rule: one thread.
#pragma once

#include <span>
#include <vector>

#include "crowd/crowd.h"
#include "geometry/vec2.h"

namespace muster::analysis {

class Displacements {
 public:
  // `since_s`: since the call before; 0 the first time.
  void sample(const crowd::Crowd& crowd, double since_s);
  // By agent; 0 for those who are not present.
  std::span<const geometry::Vec2> velocity() const { return velocity_; }

 private:
  std::vector<geometry::Vec2> before_, velocity_;
  std::vector<std::uint8_t> wasPresent_;
};

}  // namespace muster::analysis
