// A whole evacuation by the SFPE hydraulic method, on the graph of spaces and openings: no bodies,
// no collisions, only streams, capacities and queues. Milliseconds for a school.
//
// Source: Nelson & Mowrer; Gwynne & Rosenbaum, SFPE Handbook of Fire Protection Engineering, 5th
// ed., ch. 59; stream_law.h and capacity.h have its equations and their valid range.
//
// How it goes. A person walks to the next opening of the shortest way (navigation::RouteGraph), at
// the speed of the space's density when the person enters it: free below 0.54 per m², never below
// that of the largest flow (D = 1.88, S = k / 2): what is denser is a queue, not a stream. An
// opening lets one through every 1 / capacity seconds, and so does a flight of stairs at its
// mouths; who comes while it is busy waits. That is the handbook's transition rule: if the flow
// that arrives, sum of F_s,in W_e,in, is more than the F_s,max W_e of what follows, a queue grows
// by the difference. People are counted whole, so that they are conserved exactly.
//
// Merging: who waits for one opening waits in streams, one for each opening through which they came
// into the space (and one for those who started in it). Streams that wait take turns: two share
// 50:50, and what one does not use is the other's. Openings that wait for the same flight, or for
// room in the same space, take turns too. Observed shares at stair landings are 30 to 70 %, as the
// geometry has it: that is not modelled.
//
// Storage: a space holds 3.8 persons per m² of its floor (of the slope, on flights). A full one
// lets nobody in, so queues reach back upstairs; the place of who leaves is free at once. Circles
// of full spaces cannot block for ever: after kPatience_s without anybody leaving, one is let in,
// and counted (`Outcome::squeezed`).
//
// Openings that events close, open or make one-way change everybody's way at that instant. Whose
// way is shut gives up the assigned staircase, then the assigned exits (as people of the agent
// models do); who still has no way stays and is `shutIn`.
//
// Not in it: ages and differences between people (k is that of adults), counterflow (streams in
// opposite directions only share an opening's capacity), overtaking, parties and classes that keep
// together, hesitation in doors, choosing another way because of a queue, smoke, whoever falls or
// needs help, widths that change along a corridor without an opening.
//
// Deterministic: events are taken by time, then in the order in which they arose. Thread rule:
// evacuate() reads the atlas and touches nothing shared.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "navigation/routes.h"

namespace muster::hydraulic {

inline constexpr double kPatience_s = 30;

// Zones that are visited in order, the list `laps` times over, before the target. Requires: via is
// not empty.
struct Journey {
  std::vector<plan::ZoneId> via;
  std::size_t laps = 1;
  plan::ZoneId target;  // none: out of the campus

  std::size_t stages() const { return via.size() * laps; }
};

struct Person {
  plan::SpaceId space;    // where it starts
  geometry::Vec2 place;   // in that space
  std::size_t route = 0;  // into Description::routes; of a journey to its first zone
  plan::OpeningId door;   // assigned way out of the starting space; none = the best
  double start_s = 0;     // infinity: never sets off
  std::optional<std::size_t> journey = std::nullopt;  // into Description::journeys
};

// What happens to openings, or to some people's assignment, at an instant.
struct Change {
  double at_s = 0;
  std::vector<std::pair<plan::OpeningId, navigation::OpeningState>> openings;
  std::vector<std::uint32_t> people;   // these leave by `exits` or use `stair` from now on
  std::vector<plan::OpeningId> exits;  // empty: as before
  plan::StairId stair;                 // none: as before
};

struct Description {
  std::vector<navigation::RouteQuery> routes;
  std::vector<Journey> journeys;
  std::vector<navigation::OpeningState> openings;  // at the start; one per opening of the campus
  std::vector<Person> people;
  std::vector<Change> changes;  // in order of time
  double until_s = 1200;        // the limit
  bool untilOutdoors = false;   // who has no target zone is out once outdoors
};

// What passes people one by one: an opening, or a flight of stairs as a whole. One of the two.
struct Element {
  plan::OpeningId opening;
  plan::SpaceId flight;

  friend auto operator<=>(const Element&, const Element&) = default;
};

struct Passage {
  double time_s;
  std::uint32_t person;
  plan::OpeningId opening;
  plan::SpaceId from;
  plan::SpaceId to;  // none = outside
  double waited_s;   // in the queue for this opening
  Element cause;     // of the wait: what held up whoever stood in front; itself unless the space
                     // behind was full, then what empties that
};

enum class Fate : std::uint8_t { waiting, moving, arrived, out, shutIn };

struct PersonOutcome {
  Fate fate = Fate::waiting;
  double ended_s = 0;   // arrived, out, or shut in
  plan::SpaceId space;  // the last one; none if out
};

struct QueueSample {
  double time_s;
  std::size_t people;
};

struct OpeningOutcome {
  double effective_width_m = 0;
  double capacity_per_s = 0;       // of the opening itself
  std::size_t longest_queue = 0;   // people, both sides together
  double longest_at_s = 0;         // when it was first that long
  double waited_person_s = 0;      // of those who passed
  std::vector<QueueSample> queue;  // each change of its length, by time
};

struct Outcome {
  std::vector<Passage> passages;         // in order of time
  std::vector<PersonOutcome> people;     // as in the description
  std::vector<OpeningOutcome> openings;  // as in the campus
  std::size_t squeezed = 0;              // let into a full space
  double ended_s = 0;                    // last arrival; until_s if somebody was still on the way
};

// Requires: routes and people refer to the atlas' campus, changes are in order of time.
Outcome evacuate(const navigation::Atlas& atlas, const Description& description);

// Persons per second through an opening, in bins of `bin_s` from 0 to the last passage.
std::vector<double> flowCurve(const Outcome& outcome, plan::OpeningId opening, double bin_s);

}  // namespace muster::hydraulic
