// The people at any instant: between two frames they are where straight lines between these put
// them. Who is in only one of the two, or jumps (a frame is damaged or missing), stays where the
// earlier frame has him.
//
// Thread rule: plain values; momentAt() on the thread that reads the frames.
#pragma once

#include <array>
#include <vector>

#include "plan/campus.h"
#include "simulation/frame.h"
#include "viewer/content/frames.h"

namespace muster::viewer {

inline constexpr std::size_t kStatuses = 6;  // of simulation::Status

struct Person {
  geometry::Vec2 position, heading;
  float speed_m_s = 0;
  plan::SpaceId space;
  simulation::Status status = simulation::Status::waiting;
  bool present = false;
};

struct Moment {
  double time_s = 0;
  std::vector<Person> people;                 // by agent
  std::array<std::size_t, kStatuses> with{};  // people by status, those who are gone included
  std::size_t present = 0;
};

Moment momentAt(Frames& frames, double time_s);

}  // namespace muster::viewer
