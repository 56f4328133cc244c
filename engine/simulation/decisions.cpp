#include <algorithm>

#include "foundation/grain.h"
#include "simulation/way_choice.h"

namespace muster::simulation {

using geometry::Vec2;

namespace {

// Progress below this is jostling, not walking.
constexpr float kProgress_m = 0.1f;
// In the slot, but the place itself cannot be reached past those who stand there: after this long
// one stays where one is.
constexpr double kSettleAfter_s = 5.0;
constexpr double kAtPlace_m = 0.25;
// A row takes some nanoseconds: to start the loop for a school would take longer than to decide.
constexpr std::size_t kMostDecisions = 2048;

// Without progress for how long.
double pause_s(const State& state, std::size_t row) {
  return pauseSince_s(state, state.people.progress[row]);
}

// The closer sets off when nobody else of the group is left in the room, stuck ones aside.
bool keepsTheCloser(const People& people, std::size_t row, plan::SpaceId room) {
  return people.role[row] != Role::closer && people.crowd.present[row] != 0 &&
         people.crowd.body[row].space == room && people.status[row] != Status::stuck &&
         people.status[row] != Status::incapacitated;
}

// True if the closer goes on waiting.
bool waitsForOthers(const State& state, Closer& closer) {
  const People& people = state.people;
  const GroupState& group = state.groups[people.group[closer.row].index()];
  if (!group.called && !group.warned) return true;
  const plan::SpaceId room = people.crowd.body[closer.row].space;
  if (!state.grounds[room.index()].indoor) return false;  // nobody has to be left behind in a yard
  if (keepsTheCloser(people, closer.seen, room)) return true;
  for (std::size_t row = group.firstRow; row < group.lastRow; ++row) {
    if (!keepsTheCloser(people, row, room)) continue;
    closer.seen = static_cast<std::uint32_t>(row);
    return true;
  }
  return false;
}

void startClosers(State& state) {
  std::size_t waiting = 0;
  for (Closer& closer : state.closers) {
    if (waitsForOthers(state, closer)) {
      state.closers[waiting++] = closer;
    } else {
      state.people.start[closer.row] = state.now();
    }
  }
  state.closers.resize(waiting);
}

// The farthest free place of the slot, so that those who come first do not block those who follow.
void takePlace(State& state, const Slot& slot, std::size_t row) {
  People& people = state.people;
  const Vec2 p = people.position(row);
  std::size_t best = state.places.size();
  double farthest = -1;
  for (std::size_t i = slot.first; i < slot.last; ++i) {
    const double d = geometry::squaredNorm(state.places[i] - p);
    if (!state.taken[i] && d > farthest) {
      farthest = d;
      best = i;
    }
  }
  if (best == state.places.size()) {  // full: stay where one entered
    state.places.push_back(p);
    state.taken.push_back(0);
  }
  state.taken[best] = 1;
  people.place[row] = PlaceId(best);
  people.best_m[row] = kFar_m;  // from here on the way to the place counts
  people.progress[row] = state.now();
}

bool isInTargetSpace(const People& people, std::size_t row, plan::SpaceId target) {
  return target.valid() && people.crowd.body[row].space == target;
}

// For somebody on the way in the target space: true if just come into the slot. Who is at the place
// has arrived.
bool entersSlot(State& state, std::size_t row) {
  People& people = state.people;
  const plan::ZoneId zone = state.routes.query(people.route[row]).zone;
  if (!zone.valid()) return false;  // bound for a seat in the room
  const Vec2 p = people.position(row);
  const PlaceId place = people.place[row];
  if (!place.valid()) return inZone(state, zone, p);
  const double away = geometry::distance(p, state.places[place.index()]);
  const bool settled = pause_s(state, row) > kSettleAfter_s && inZone(state, zone, p);
  if (away < kAtPlace_m || settled) {
    people.status[row] = Status::arrived;
    people.remaining_m[row] = 0;
  }
  return false;
}

// Progress is a shorter way to the target than ever before on this route: swaying in a queue, or
// trying one door after the other, is none. In a crowd everybody gets on now and then, which no
// processor foresees: that much is written without branches.
void watchProgress(People& people, std::size_t row, const Deadlines& deadlines, Step now) {
  const float remaining = people.remaining_m[row], best = people.best_m[row];
  const bool shorter = people.leg[row].valid() & (remaining < best - kProgress_m);
  const bool getsOn = shorter & (best != kFar_m);  // a way just chosen is not yet a way made
  const Step progress = getsOn ? now : people.progress[row];
  people.best_m[row] = shorter ? remaining : best;
  people.progress[row] = progress;
  if (progress < deadlines.stuck && !shorter) people.status[row] = Status::stuck;
  if (people.status[row] == Status::stuck && getsOn) people.status[row] = Status::moving;
}

// Gets up and goes.
bool setsOff(State& state, std::size_t row) {
  People& people = state.people;
  if (people.status[row] != Status::waiting && !isSeated(people, row)) return false;
  if (!people.crowd.present[row] || people.start[row] > state.now()) return false;
  people.status[row] = Status::moving;
  people.decide[row] = 1;
  people.progress[row] = state.now();
  return true;
}

// The space that a route leads to; mostly the same as of whom was asked before.
class Target {
 public:
  plan::SpaceId of(const State& state, navigation::RouteId route) {
    if (route != route_) space_ = state.routes.targetSpace(route);
    route_ = route;
    return space_;
  }

 private:
  navigation::RouteId route_;
  plan::SpaceId space_;
};

void decideRow(State& state, std::size_t row, const Deadlines& deadlines, Target& target,
               Undecided& undecided) {
  People& people = state.people;
  if (people.onTheWay(row)) {
    if (state.services.holds(row)) return;  // waits his turn in a place of the line
    // Until the new way is chosen, what remains is that of the old one.
    const bool anew = people.decide[row] && people.best_m[row] == kFar_m;
    if (!anew) watchProgress(people, row, deadlines, state.now());
  } else if (!setsOff(state, row)) {
    return;
  }
  if (!people.place[row].valid()) {
    const bool rethink = wantsAnotherWay(people, row, deadlines);
    if ((people.decide[row] || rethink) && chooseWay(state, row, rethink)) {
      undecided.lost.push_back(static_cast<std::uint32_t>(row));
      return;
    }
  }
  const plan::SpaceId space = target.of(state, people.route[row]);
  if (isInTargetSpace(people, row, space) && entersSlot(state, row))
    undecided.entering.push_back(static_cast<std::uint32_t>(row));
}

// What may touch routes, or the places of others, one person after the other in agent order.
void settleUndecided(State& state) {
  auto& entering = state.entering;
  entering.clear();
  for (const Undecided& some : state.undecided) {
    entering.insert(entering.end(), some.entering.begin(), some.entering.end());
    for (const std::uint32_t row : some.lost) {
      if (!relax(state, row)) giveUp(state, row);
      const plan::SpaceId target = state.routes.targetSpace(state.people.route[row]);
      if (isInTargetSpace(state.people, row, target) && entersSlot(state, row))
        entering.push_back(row);
    }
  }
  std::ranges::sort(entering);
  for (const std::uint32_t row : entering) {
    const plan::ZoneId zone = state.routes.query(state.people.route[row]).zone;
    takePlace(state, state.slots[zone.index()], row);
  }
}

}  // namespace

bool inZone(const State& state, plan::ZoneId zone, Vec2 p) {
  return state.slots[zone.index()].box.contains(p) &&
         geometry::contains((*state.setup->campus)[zone].shape, p);
}

void decide(State& state) {
  startClosers(state);
  const std::size_t grain = evenGrain(state.people.size(), kMostDecisions);
  state.undecided.resize(Loop::chunks(state.people.size(), grain));
  const Deadlines deadlines(state);
  state.loop->run(state.people.size(), grain, [&](const Loop::Chunk& chunk) {
    Undecided& undecided = state.undecided[chunk.index];
    undecided.lost.clear();
    undecided.entering.clear();
    Target target;
    for (std::size_t row = chunk.begin; row < chunk.end; ++row)
      decideRow(state, row, deadlines, target, undecided);
  });
  settleUndecided(state);
}

}  // namespace muster::simulation
