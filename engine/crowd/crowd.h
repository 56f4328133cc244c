// The people: one body per agent, for ever (index = AgentId = creation order). Spatial sorting
// never renumbers them: the NeighbourGrid makes a sorted copy in columns each step, the motion
// phases work on that copy, and whoever carries people through openings (or `scatter`) writes the
// result back.
//
// Units: metres, seconds, plan coordinates (the horizontal projection: on a flight `desiredSpeed`
// is already the horizontal part). Positions are double, everything else single precision: what a
// person is and wants is known to a per cent, and half the memory is half the traffic. Thread rule:
// a phase reads the sorted copy and writes only its own agents.
#pragma once

#include <cstdint>
#include <vector>

#include "foundation/id.h"
#include "geometry/vec2.h"
#include "plan/campus.h"

namespace muster::crowd {

using AgentId = Id<struct AgentTag>;

// Everything the motion phases read of one person, and what they write: one cache line. The
// neighbour grid reads all of it in the order of cells, people stand in memory in the order of
// their ids: fourteen columns would cost fourteen waits a person where they no longer fit a cache.
struct alignas(64) Body {
  geometry::Vec2 position;   // of its centre, m
  float vx = 0, vy = 0;      // displacement of the last step / dt, at most 1.2 × desired speed
  float ex = 0, ey = 0;      // heading, unit vector
  plan::SpaceId space = {};  // that holds the position
  // What it wants now; written by the simulation before the motion phases.
  float desiredX = 0, desiredY = 0;  // d0, unit vector (from the Atlas)
  float desiredSpeed = 0;            // v0 here and now; 0 = stands
  // Constant for a person.
  float radius = 0;   // contact radius r, 0.08 to 0.5 m
  float timeGap = 0;  // T, 0.1 to 3 s
  float spacing = 0;  // comfort spacing δ, 0 to 0.2 m
  // How much longer, as a share, the time gap of somebody who stands is than of one who walks as
  // he likes, 0 to 6.
  float slowStart = 0;
};
static_assert(sizeof(Body) == 64);

struct Crowd {
  std::vector<Body> body;             // by agent
  std::vector<std::uint8_t> present;  // 0: not (or no longer) on the campus: no body

  std::size_t size() const { return body.size(); }
  void resize(std::size_t n);
  std::size_t bytes() const;
};

}  // namespace muster::crowd
