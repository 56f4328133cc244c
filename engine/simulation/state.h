// What a World is made of. Private to simulation: the phases (events, decisions, heading,
// crossings) are free functions over it, each in its own file, so that World::step() stays a list
// that fits one screen.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "crowd/motion_phase.h"
#include "crowd/neighbour_grid.h"
#include "foundation/loop.h"
#include "foundation/random.h"
#include "foundation/state_hash.h"
#include "navigation/routes.h"
#include "simulation/arrivals.h"
#include "simulation/buses.h"
#include "simulation/clearings.h"
#include "simulation/exit_choice.h"
#include "simulation/families.h"
#include "simulation/flow_cap.h"
#include "simulation/guards.h"
#include "simulation/journeys.h"
#include "simulation/meetings.h"
#include "simulation/moves.h"
#include "simulation/pace.h"
#include "simulation/people.h"
#include "simulation/services.h"
#include "simulation/smoke.h"
#include "simulation/two_way.h"

namespace muster::simulation {

// What changes about a group.
struct GroupState {
  std::size_t firstRow = 0, lastRow = 0;  // its people: rows [firstRow, lastRow)
  bool called = false;                    // alarm or release has reached it
  bool warned = false;                    // somebody of it has seen smoke
};

// The standing places of an assembly slot: State::places [first, last); dealt out when people
// arrive, the farthest free one first.
struct Slot {
  std::size_t first = 0, last = 0;
  geometry::Box box;  // of the zone
};

// What walking in a space needs to know of it.
struct Ground {
  bool indoor = true;
  bool flight = false;   // of stairs, with a direction up
  geometry::Vec2 climb;  // of a flight: unit vector upwards
  double stretch = 1;    // way along the slope per metre in plan
  bool straight = true;  // ways are straight lines to the goal
};

// A closing teacher who waits for the room to empty, and who was last seen in it.
struct Closer {
  std::uint32_t row = 0;
  std::uint32_t seen = 0;
};

// What a chunk of the decisions leaves for after the loop.
struct Undecided {
  std::vector<std::uint32_t> lost;      // no way on
  std::vector<std::uint32_t> entering;  // the slot, without a place in it yet
};

// Somebody whose move passes a capped opening.
struct AskingToPass {
  Step since = 0;  // at the line
  std::uint32_t agent = 0;
  std::uint32_t row = 0;  // of the grid
  plan::OpeningId opening;
};

struct State {
  State(const Setup& setup_, const navigation::Atlas& atlas_, const Loop& loop_,
        std::unique_ptr<crowd::MotionModel> model_, double sight_m)
      : setup(&setup_),
        atlas(&atlas_),
        loop(&loop_),
        random(setup_.scenario.seed),
        routes(atlas_),
        groups(setup_.groups.size()),
        model(std::move(model_)),
        grid(atlas_, sight_m) {}

  const Setup* setup;
  const navigation::Atlas* atlas;
  const Loop* loop;
  Random random;
  navigation::Routes routes;
  People people;
  std::vector<GroupState> groups;
  std::vector<Ground> grounds;  // by space
  std::vector<Slot> slots;      // by zone
  std::vector<geometry::Vec2> places;
  std::vector<std::uint8_t> taken;  // by place
  std::vector<Closer> closers;      // still waiting; by group and row
  Arrivals arrivals;
  Services services;
  Families families;
  Buses buses;
  std::vector<GuardState> guards;
  std::vector<Clearing> clearings;
  std::vector<Fall> falls;
  std::vector<Move> moves;
  std::vector<navigation::RouteId>
      ownWays;                        // out of their own rooms, by row; where there are moves
  std::vector<Traveller> travellers;  // with stages of their journey before them; by row
  std::vector<Party> parties;         // by name, then those of helpers by row
  std::vector<Files> files;           // by group and route
  std::vector<float>
      pace;  // by agent, share of his own speed; empty: there are no parties or files
  std::unique_ptr<crowd::MotionModel> model;
  crowd::NeighbourGrid grid;
  crowd::MotionPhase motion;

  std::uint64_t step = 0;
  std::uint64_t stepsPerLook = 1, lookedAt = 0;    // ModelChoice::look_s
  std::uint64_t stillFor = 0;                      // steps without anybody on the way
  std::size_t nextEvent = 0;                       // into setup->events
  std::vector<navigation::OpeningState> openings;  // as events and opening hours have left them
  std::vector<std::size_t> keepHours;              // openings that have opening hours
  std::vector<Passage> passages;                   // of the last step
  std::vector<std::vector<Passage>> chunkPassages;
  FlowCap cap;
  Meetings meetings;
  TwoWay twoWay;
  double light = 1;              // share of the walking speed that darkness leaves, indoors
  std::unique_ptr<Smoke> smoke;  // of a scenario with a fire
  HeadingTally headings;         // of the last whole second, if anybody compares times
  std::vector<AskingToPass> asking;
  std::vector<std::vector<AskingToPass>> chunkAsking;
  std::vector<std::uint32_t> passageOrder;
  std::vector<Passage> sortedPassages;
  std::vector<Undecided> undecided;  // by chunk
  std::vector<std::uint32_t> entering;
  StateHash history;  // of the state once a simulated second

  double dt() const { return setup->scenario.model.step_s; }
  // In steps that the interval divides, and in the first after a pause that was skipped.
  bool looks() const { return step % stepsPerLook == 0 || step >= lookedAt + stepsPerLook; }
  double time() const { return timeOf(now()); }
  double timeOf(Step at) const { return static_cast<double>(at) * dt(); }
  Step now() const { return static_cast<Step>(step); }
  // Steps in an interval that is repeated; at least one.
  std::uint64_t stepsIn(double interval_s) const {
    return static_cast<std::uint64_t>(std::max(1.0, std::floor(interval_s / dt() + 0.5)));
  }
  bool every(double interval_s) const { return step % stepsIn(interval_s) == 0; }
};

// Rows per chunk of the per-agent loops: some microseconds of work, so that the loop's own cost
// stays below a percent.
inline constexpr std::size_t kRowGrain = 256;

// Sits in the room he has come to (arrivals.h).
inline bool isSeated(const People& people, std::size_t row) {
  return people.status[row] == Status::arrived && !people.place[row].valid();
}

bool inZone(const State& state, plan::ZoneId zone, geometry::Vec2 p);

// The first step whose time is not before `time_s`.
Step stepAt(double time_s, double dt);

// 1: if nobody has been on the way for a while, on to the next thing that happens; only where
// people arrive or go by bus.
void skipPause(State& state);
// 1: due events change openings and call groups; opening hours. Everybody on the way decides anew
// if an opening changed.
void applyEvents(State& state);
// 3: who has reached a stage of his journey goes on to the next.
void travel(State& state);
// 3: who sets off, which opening next, which place in the slot; stuck and rethinking.
void decide(State& state);
// 5: desired direction and speed from the Atlas and the slope.
void head(State& state);
// 8: from proposed positions to spaces and out; fills passages.
void cross(State& state);
// 9: what everybody breathes, sees and learns of the fire; only where there is one.
void breathe(State& state);

}  // namespace muster::simulation
