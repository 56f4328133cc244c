// Who comes when and where: the arrivals of a run, and the seats of those who come to a room.
//
// Everybody's time and entrance are drawn before the first step (pure functions of seed and
// person). Whoever is due waits outside in order of time until a spot at his entrance is free of
// bodies: so a gate lets nobody in on top of another, and its queue outside is a number, not a
// crowd. Whoever comes into his room is in his seat at once: the last metres between the desks are
// not simulated. Whom an alarm calls before he has come stays away, and who is on the way to his
// room turns round; a release calls those who are there.
//
// Thread rule: owned by one World; its phases are called by one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/people.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

// Distance of the spots just inside an opening from its line and from each other: a body and some.
inline constexpr double kSpotInside_m = 0.35;
inline constexpr double kSpotPitch_m = 0.6;
// Between two bodies when somebody appears.
inline constexpr double kSpotGap_m = 0.05;
// Spots of an entrance that is a space or a zone.
inline constexpr std::size_t kMostSpots = 200;

// Somebody who is to come.
struct Due {
  Step at = 0;
  std::uint32_t row = 0;
  std::uint32_t entrance = 0;  // into Arrivals::entrances
};

// Where people appear, and who is to appear there.
struct EntranceState {
  plan::SpaceId space;
  plan::OpeningId opening;  // none: a space or a zone
  std::vector<geometry::Vec2> spots;
  geometry::Vec2 inward;               // heading of who appears; of a space or zone any
  std::vector<std::uint32_t> waiting;  // by time of arrival; from `next` on
  std::size_t next = 0;
};

// Where somebody who comes to a room will sit, and how he goes on from there.
struct Seat {
  geometry::Vec2 at;
  plan::SpaceId room;  // none: comes for no room
  plan::OpeningId firstDoor;
  navigation::RouteId onward;
};

struct Arrivals {
  std::vector<Due> due;  // by time, then by row
  std::size_t nextDue = 0;
  std::vector<EntranceState> entrances;
  std::vector<Seat> seats;  // by row; empty: nobody comes
  enum Coming : std::uint8_t { here, never, yet };
  std::vector<std::uint8_t> coming;    // by row
  std::vector<std::uint32_t> inbound;  // on their way to their room
  std::size_t away = 0;                // due and not yet entered

  bool any() const { return !coming.empty(); }
  bool pending() const { return away > 0; }
};

// Whether the gate lets people in now; spaces and zones always do.
bool isOpen(const State& state, const EntranceState& entrance);

// Takes those who come off the campus; their seats are where populate() put them.
void makeArrivals(State& state);
// This person could stand on the spot, so far from the bodies of his level that rest there, and
// from those who walk.
struct Gap {
  double resting_m, walking_m;
};
bool isFree(const State& state, plan::SpaceId space, geometry::Vec2 spot, std::uint32_t who,
            Gap gap);
// 2: whoever is due and finds a free spot appears; whoever has come into his room sits.
void arrive(State& state);
// Not here yet, or bound for his room.
bool isComing(const State& state, std::uint32_t row);
// By an alarm, somebody who is coming: he stays away, or turns round.
void turnAway(State& state, std::uint32_t row);

}  // namespace muster::simulation
