#include "hydraulic/gates.h"

#include <algorithm>
#include <utility>

#include "hydraulic/capacity.h"

namespace muster::hydraulic {

using plan::OpeningId;
using plan::SpaceId;

Gates::Gates(const plan::Campus& campus, Agenda& agenda, Passed passed)
    : campus_(campus),
      agenda_(agenda),
      passed_(std::move(passed)),
      floors_(floorsOf(campus)),
      gates_(campus.openings.size()),
      rooms_(campus.spaces.size()) {
  for (std::size_t o = 0; o < gates_.size(); ++o) {
    const plan::Opening& opening = campus.openings[o];
    Gate& gate = gates_[o];
    gate.outcome.effective_width_m = effectiveWidth_m(opening, campus);
    gate.outcome.capacity_per_s = capacity_per_s(opening, campus);
    gate.headway_s = 1.0 / gate.outcome.capacity_per_s;
    for (Side& side : gate.sides) side.cause = {OpeningId(o), {}};
  }
}

double Gates::pace_mps(SpaceId space) const {
  return floors_[space.index()].pace_mps(rooms_[space.index()].people);
}

void Gates::enter(SpaceId space) {
  Room& room = rooms_[space.index()];
  if (++room.people > floors_[space.index()].limit) ++squeezed_;
  room.squeezing = false;
  room.free_s = agenda_.now_s() + floors_[space.index()].headway_s;
}

void Gates::vacate(SpaceId space) {
  Room& room = rooms_[space.index()];
  --room.people;
  room.left_s = agenda_.now_s();
  if (!room.refused.empty()) agenda_.expect(agenda_.now_s(), Kind::roomFree, space.index());
}

void Gates::join(OpeningId opening, SpaceId from, OpeningId via, std::uint32_t person) {
  gates_[opening.index()].queue.join(from, via, person);
  serve(opening);
}

void Gates::leave(OpeningId opening, std::uint32_t person) {
  gates_[opening.index()].queue.leave(person);
  noteQueue(opening);
}

void Gates::ready(OpeningId opening) {
  gates_[opening.index()].awaited = false;
  serve(opening);
}

void Gates::roomFree(SpaceId space) {
  rooms_[space.index()].awaited = false;
  admitRefused(space);
}

void Gates::patience(SpaceId space) {
  Room& room = rooms_[space.index()];
  room.impatient = false;
  if (room.refused.empty()) return;
  const double over_s = room.left_s + kPatience_s;
  if (agenda_.now_s() < over_s) {
    room.impatient = true;
    return agenda_.expect(over_s, Kind::patience, space.index());
  }
  room.squeezing = true;
  room.left_s = agenda_.now_s();  // patience begins anew
  admitRefused(space);
  room.squeezing = false;
}

std::vector<OpeningOutcome> Gates::outcomes() const {
  std::vector<OpeningOutcome> outcomes;
  for (const Gate& gate : gates_) {
    OpeningOutcome& outcome = outcomes.emplace_back(gate.outcome);
    for (const QueueSample& sample : outcome.queue) {
      if (sample.people <= outcome.longest_queue) continue;
      outcome.longest_queue = sample.people;
      outcome.longest_at_s = sample.time_s;
    }
  }
  return outcomes;
}

Gates::Side& Gates::side(OpeningId opening, SpaceId from) {
  return gates_[opening.index()].sides[campus_[opening].first == from ? 0 : 1];
}

// Lets through whoever can go now.
void Gates::serve(OpeningId id) {
  Gate& gate = gates_[id.index()];
  while (gate.queue.size() > 0 && agenda_.now_s() >= gate.free_s) {
    SpaceId side;
    const auto person = gate.queue.next([&](SpaceId from) {
      side = from;
      return admits(id, from);
    });
    if (!person) break;
    gate.free_s = agenda_.now_s() + gate.headway_s;
    pass(id, *person, side);
  }
  if (gate.queue.size() > 0 && agenda_.now_s() < gate.free_s && !gate.awaited) {
    gate.awaited = true;
    agenda_.expect(gate.free_s, Kind::gateReady, id.index());
  }
  noteQueue(id);
}

void Gates::pass(OpeningId id, std::uint32_t person, SpaceId from) {
  Side& here = side(id, from);
  if (!here.refused) here.cause = {id, {}};
  here.refused = false;
  passed_(person, id, here.cause);
}

// Whether the space behind takes one more. If not, it remembers who asked.
bool Gates::admits(OpeningId id, SpaceId from) {
  const SpaceId to = campus_[id].other(from);
  if (!to.valid()) return true;
  Room& room = rooms_[to.index()];
  const bool full = room.people >= floors_[to.index()].limit && !room.squeezing;
  const bool busy = agenda_.now_s() < room.free_s;
  const bool othersFirst = !room.refused.empty() && !admitting_;
  if (!full && !busy && !othersFirst) return true;
  if (full || busy) side(id, from) = {causeIn(to, id, full), true};
  if (std::ranges::find(room.refused, id) == room.refused.end()) room.refused.push_back(id);
  await(to, full, busy);
  return false;
}

void Gates::await(SpaceId space, bool full, bool busy) {
  Room& room = rooms_[space.index()];
  if (busy && !room.awaited) {
    room.awaited = true;
    agenda_.expect(room.free_s, Kind::roomFree, space.index());
  }
  if (full && !room.impatient) {
    room.impatient = true;
    agenda_.expect(agenda_.now_s() + kPatience_s, Kind::patience, space.index());
  }
}

// What keeps a full space from emptying is what holds up most of those in it.
Element Gates::causeIn(SpaceId space, OpeningId asking, bool full) {
  Element cause{asking, {}};
  if (floors_[space.index()].headway_s > 0) cause = {{}, space};
  if (!full) return cause;
  std::size_t most = 0;
  for (const OpeningId id : campus_[space].openings) {
    const std::size_t waiting = gates_[id.index()].queue.size(space);
    if (waiting <= most) continue;
    most = waiting;
    cause = side(id, space).cause;
  }
  return cause;
}

// Each that was refused is asked once; who is refused again stands at the end.
void Gates::admitRefused(SpaceId space) {
  const std::deque<OpeningId> asking = std::exchange(rooms_[space.index()].refused, {});
  admitting_ = true;
  for (const OpeningId id : asking) serve(id);
  admitting_ = false;
}

void Gates::noteQueue(OpeningId id) {
  auto& samples = gates_[id.index()].outcome.queue;
  const std::size_t people = gates_[id.index()].queue.size();
  if (!samples.empty() && samples.back().time_s == agenda_.now_s()) samples.pop_back();
  if (people != (samples.empty() ? 0 : samples.back().people)) {
    samples.push_back({agenda_.now_s(), people});
  }
}

}  // namespace muster::hydraulic
