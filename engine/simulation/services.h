// Services at openings in the world: where their lines stand, and who may pass (gate.h describes
// them, behaviour/service_desk.h has the turns).
//
// A line follows its rope from the head on, one place every pitch. Where the rope ends it goes on
// straight as far as one can stand, then around its end, nearest place first: it spills over, and
// no two people share a place. Whoever heads for the opening joins when he is near the end of the
// line or sees its head; he keeps his turn until he is served, and then walks on by himself.
//
// An alarm frees a gate for good (Gate::freeOnAlarm). A gate that is closed keeps no line.
//
// Thread rule: owned by one World; serve() is called by one thread, bars() by any.
#pragma once

#include <cstdint>
#include <vector>

#include "behaviour/service_desk.h"
#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

// From the opening's line to where one is served, and on to the head of the line (m).
inline constexpr double kDeskBefore_m = 0.5;
inline constexpr double kHeadBefore_m = 0.9;
// One joins this near to the end of the line, or to its head (judgement).
inline constexpr double kJoinEnd_m = 3.0;
inline constexpr double kJoinHead_m = 6.0;
// Without a line, whoever is nearest to the lane, and this near, is served where he stands: in a
// crowd nobody could get past those before him.
inline constexpr double kReachLane_m = 0.9;
inline constexpr double kCrowdBefore_m = 0.2;  // kDeskBefore_m of such a lane
inline constexpr double kAtDesk_m = 0.3;
// Longest line that has places of its own; beyond it people stand at its end as they can.
inline constexpr std::size_t kMostInLine = 400;

struct GateState {
  const ResolvedGate* gate = nullptr;
  behaviour::ServiceDesk desk;
  std::vector<PlaceId> spots;              // by lane
  std::vector<std::vector<PlaceId>> line;  // by line, from its head
  bool free = false;                       // an alarm has freed it
  std::size_t nextLanes = 0;               // into Gate::lanesAt
  std::size_t served = 0, longest = 0;
  double waited_s = 0;  // from joining to the begin of the service, sum of those served
};

struct Services {
  // What somebody is doing at a gate.
  enum Turn : std::uint8_t { none, inLine, atLane, mayPass };
  std::vector<GateState> gates;
  std::vector<std::uint8_t> turn;    // by row; empty: there are no gates
  std::vector<std::uint8_t> gateOf;  // by row: which, if the turn is not none
  std::vector<Step> joined;          // by row

  bool holds(std::size_t row) const {
    return !turn.empty() && (turn[row] == inLine || turn[row] == atLane);
  }
  // True if `row` may not pass the opening from this side yet.
  bool bars(plan::OpeningId opening, plan::SpaceId from, std::size_t row) const;
};

void makeServices(State& state);
// 3: joining, moving up, being served.
void serve(State& state);
// An alarm: whoever waits goes on, and nobody is stopped any more.
void freeGates(State& state);

}  // namespace muster::simulation
