// Lessons elsewhere: at the bell a class gets up, each after his own delay, walks to another room
// and takes a seat there (EventKind::move; a timetable is a list of them).
//
// The drill plan's doors, stairs and exits hold for a class's own room: from another one everybody
// takes the nearest way to the class's slot.
//
// Everybody's seat is found before the first step; a seat with somebody still in it is left to him,
// and another free one of the class taken. Whom an alarm calls on the way turns round (arrivals.h).
// Whoever has been called to leave does not move any more.
//
// Thread rule: owned by one World, called by one thread.
#pragma once

#include <optional>
#include <vector>

#include "foundation/problem.h"
#include "simulation/setup.h"

namespace muster::simulation {

struct State;

// Seats of a group in a room it moves to, by its rows in order.
struct Move {
  bool home = false;  // its own room
  GroupId group;
  plan::SpaceId room;
  std::vector<geometry::Vec2> seats;
};

// "scenario.people-do-not-fit" for each room that has fewer places than the group people.
Problems makeMoves(State& state);
// The event: the groups set off for its room.
void moveTo(State& state, const ResolvedEvent& event);
// A free seat of the group's in that room, the person's own if it is free.
std::optional<geometry::Vec2> freeSeat(const State& state, std::uint32_t row);

}  // namespace muster::simulation
