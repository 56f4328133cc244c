// The people as columns: one row per agent, for ever (row = AgentId = creation order). Spatial
// sorting never renumbers them: the NeighbourGrid makes a sorted copy of the hot columns each step,
// the motion phases work on that copy, and whoever carries people through openings (or `scatter`)
// writes the result back.
//
// Units: metres, seconds, plan coordinates (the horizontal projection: on a flight `desiredSpeed`
// is already the horizontal part). Positions are double, everything else single precision: what a
// person is and wants is known to a per cent, and half the memory is half the traffic. Thread rule:
// a phase reads the sorted copy and writes only its own agents.
#pragma once

#include <cstdint>
#include <vector>

#include "foundation/id.h"
#include "plan/campus.h"

namespace muster::crowd {

using AgentId = Id<struct AgentTag>;

// What moves.
struct Motion {
  std::vector<double> x, y;   // position of the body's centre
  std::vector<float> vx, vy;  // displacement of the last step / dt, at most 1.2 × desired speed
  std::vector<float> ex, ey;  // heading, unit vector
  std::vector<plan::SpaceId> space;  // the space that holds (x, y)

  void resize(std::size_t n);
};

struct Crowd {
  // Constant for a person.
  std::vector<float> radius;   // contact radius r, 0.08 to 0.5 m
  std::vector<float> timeGap;  // T, 0.1 to 3 s
  std::vector<float> spacing;  // comfort spacing δ, 0 to 0.2 m
  // How much longer, as a share, the time gap of somebody who stands is than of one who walks as
  // he likes, 0 to 6.
  std::vector<float> slowStart;
  // What each wants now; written by the simulation before the motion phases.
  std::vector<float> desiredX, desiredY;  // d0, unit vector (from the Atlas)
  std::vector<float> desiredSpeed;        // v0 here and now; 0 = stands
  std::vector<std::uint8_t> present;      // 0: not (or no longer) on the campus: no body

  Motion current;

  std::size_t size() const { return radius.size(); }
  void resize(std::size_t n);
  std::size_t bytes() const;
};

}  // namespace muster::crowd
