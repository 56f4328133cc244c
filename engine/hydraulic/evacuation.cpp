#include "hydraulic/evacuation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <queue>
#include <utility>

#include "hydraulic/capacity.h"
#include "hydraulic/floor.h"
#include "hydraulic/queue.h"
#include "hydraulic/ways.h"

namespace muster::hydraulic {

namespace {

using plan::OpeningId;
using plan::SpaceId;

enum class Kind : std::uint8_t { change, setOff, arrive, gateReady, roomFree, patience };

struct Event {
  double time_s;
  std::uint64_t number;  // order of arising
  Kind kind;
  std::uint32_t subject;     // change, person, opening or space, as the kind says
  std::uint32_t ticket = 0;  // arrive: void if the person has turned since

  auto key() const { return std::pair(time_s, number); }
  bool operator>(const Event& other) const { return key() > other.key(); }
};

struct Walker {
  SpaceId space;
  Whereabouts where;
  std::size_t route = 0;
  OpeningId door;       // preferred until it has left the starting space
  OpeningId heading;    // none: the target zone
  double pace_mps = 0;  // metres in plan
  double there_s = 0;   // at `heading`; since then it waits
  bool queued = false;
  std::uint32_t ticket = 0;
};

struct Gate {
  Queue queue;
  double headway_s = 0;
  double free_s = 0;     // passes nobody before
  bool awaited = false;  // an event for free_s is on its way
  struct Side {
    Element cause;         // what its people wait for
    bool refused = false;  // the space behind did not take the next one
  };
  std::array<Side, 2> sides;  // from the opening's first space, from its second
};

struct Room {
  std::size_t people = 0;
  std::deque<OpeningId> refused;  // gates that wait for room, the first one first
  double free_s = 0;              // a flight lets nobody in before
  double left_s = 0;              // when somebody last left
  bool awaited = false;           // an event for free_s is on its way
  bool impatient = false;         // an event for the end of patience is on its way
  bool squeezing = false;         // lets one in over the limit
};

class Run {
 public:
  Run(const navigation::Atlas& atlas, const Description& description)
      : description_(description),
        campus_(atlas.campus()),
        ways_(atlas, description.routes, description.openings),
        floors_(floorsOf(campus_)),
        gates_(campus_.openings.size()),
        rooms_(campus_.spaces.size()),
        walkers_(description.people.size()) {
    outcome_.openings.resize(gates_.size());
    outcome_.people.resize(walkers_.size());
    for (std::size_t o = 0; o < gates_.size(); ++o) layOut(OpeningId(o));
    for (std::size_t c = 0; c < description.changes.size(); ++c) {
      expect(description.changes[c].at_s, Kind::change, c);
    }
    for (std::size_t p = 0; p < walkers_.size(); ++p) place(p);
  }

  Outcome run() {
    while (!events_.empty() && events_.top().time_s <= description_.until_s) {
      const Event event = events_.top();
      events_.pop();
      now_s_ = event.time_s;
      happen(event);
    }
    finish();
    return std::move(outcome_);
  }

 private:
  void layOut(OpeningId id) {
    OpeningOutcome& row = outcome_.openings[id.index()];
    row.effective_width_m = effectiveWidth_m(campus_[id], campus_);
    row.capacity_per_s = capacity_per_s(campus_[id], campus_);
    gates_[id.index()].headway_s = 1.0 / row.capacity_per_s;
    for (Gate::Side& side : gates_[id.index()].sides) side.cause = {id, {}};
  }

  void place(std::size_t person) {
    const Person& described = description_.people[person];
    Walker& walker = walkers_[person];
    walker.space = described.space;
    walker.where.place = described.place;
    walker.route = described.route;
    walker.door = described.door;
    outcome_.people[person].space = described.space;
    ++rooms_[described.space.index()].people;
    if (std::isfinite(described.start_s)) expect(described.start_s, Kind::setOff, person);
  }

  void expect(double time_s, Kind kind, std::size_t subject, std::uint32_t ticket = 0) {
    events_.push({time_s, number_++, kind, static_cast<std::uint32_t>(subject), ticket});
  }

  void happen(const Event& event) {
    switch (event.kind) {
      case Kind::change:
        return change(description_.changes[event.subject]);
      case Kind::setOff:
        return goOn(event.subject);
      case Kind::arrive:
        if (event.ticket == walkers_[event.subject].ticket) arrive(event.subject);
        return;
      case Kind::gateReady:
        gates_[event.subject].awaited = false;
        return serve(OpeningId(event.subject));
      case Kind::roomFree:
        rooms_[event.subject].awaited = false;
        return admitRefused(SpaceId(event.subject));
      case Kind::patience:
        return losePatience(SpaceId(event.subject));
    }
  }

  // --- walking ---

  // The way on; nobody is given up because a staircase or an exit of the plan is shut.
  std::optional<Way> wayOn(std::uint32_t person) {
    Walker& walker = walkers_[person];
    auto way = ways_.choose(walker.route, walker.space, walker.where, walker.door);
    navigation::RouteQuery query = ways_.query(walker.route);
    for (int attempt = 0; !way && attempt < 2; ++attempt) {
      query.stair = {};
      if (attempt == 1) query.exits.clear();
      const std::size_t route = ways_.add(query);
      way = ways_.choose(route, walker.space, walker.where);
      if (way) walker.route = route;
    }
    return way;
  }

  void goOn(std::uint32_t person) { follow(person, wayOn(person)); }

  void follow(std::uint32_t person, const std::optional<Way>& way) {
    if (way) {
      walk(person, *way);
    } else {
      shutIn(person);
    }
  }

  void walk(std::uint32_t person, const Way& way) {
    Walker& walker = walkers_[person];
    outcome_.people[person].fate = Fate::moving;
    walker.heading = way.opening;
    walker.where.ahead = way.opening;
    walker.where.left_m = way.length_m;
    walker.pace_mps = floors_[walker.space.index()].pace_mps(rooms_[walker.space.index()].people);
    walker.there_s = now_s_ + way.length_m / walker.pace_mps;
    expect(walker.there_s, Kind::arrive, person, ++walker.ticket);
  }

  void shutIn(std::uint32_t person) {
    end(person, Fate::shutIn);
    ++walkers_[person].ticket;
  }

  void end(std::uint32_t person, Fate fate) {
    outcome_.people[person].fate = fate;
    outcome_.people[person].ended_s = now_s_;
  }

  void arrive(std::uint32_t person) {
    Walker& walker = walkers_[person];
    if (!walker.heading.valid()) {
      end(person, Fate::arrived);
      return vacate(walker.space);
    }
    walker.queued = true;
    gates_[walker.heading.index()].queue.join(walker.space, walker.where.via, person);
    serve(walker.heading);
  }

  // --- passing openings ---

  Gate::Side& side(OpeningId opening, SpaceId from) {
    return gates_[opening.index()].sides[campus_[opening].first == from ? 0 : 1];
  }

  // Lets through whoever can go now.
  void serve(OpeningId id) {
    Gate& gate = gates_[id.index()];
    while (gate.queue.size() > 0 && now_s_ >= gate.free_s) {
      const auto person = gate.queue.next([&](SpaceId from) { return admits(id, from); });
      if (!person) break;
      gate.free_s = now_s_ + gate.headway_s;
      pass(*person, id);
    }
    if (gate.queue.size() > 0 && now_s_ < gate.free_s && !gate.awaited) {
      gate.awaited = true;
      expect(gate.free_s, Kind::gateReady, id.index());
    }
    noteQueue(id);
  }

  // Whether the space behind takes one more. If not, it remembers who asked.
  bool admits(OpeningId id, SpaceId from) {
    const SpaceId to = campus_[id].other(from);
    if (!to.valid()) return true;
    Room& room = rooms_[to.index()];
    const bool full = room.people >= floors_[to.index()].limit && !room.squeezing;
    const bool busy = now_s_ < room.free_s;
    const bool othersFirst = !room.refused.empty() && !admitting_;
    if (!full && !busy && !othersFirst) return true;
    if (full || busy) side(id, from) = {causeIn(to, id, full), true};
    if (std::ranges::find(room.refused, id) == room.refused.end()) room.refused.push_back(id);
    if (busy && !room.awaited) {
      room.awaited = true;
      expect(room.free_s, Kind::roomFree, to.index());
    }
    if (full && !room.impatient) {
      room.impatient = true;
      expect(now_s_ + kPatience_s, Kind::patience, to.index());
    }
    return false;
  }

  // What keeps a full space from emptying is what holds up most of those in it.
  Element causeIn(SpaceId space, OpeningId asking, bool full) {
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

  void pass(std::uint32_t person, OpeningId id) {
    Walker& walker = walkers_[person];
    const SpaceId from = walker.space;
    const SpaceId to = campus_[id].other(from);
    Gate::Side& here = side(id, from);
    if (!here.refused) here.cause = {id, {}};
    here.refused = false;
    const double waited_s = now_s_ - walker.there_s;
    outcome_.passages.push_back({now_s_, person, id, from, to, waited_s, here.cause});
    outcome_.openings[id.index()].waited_person_s += waited_s;
    walker.queued = false;
    vacate(from);
    const bool gone = !to.valid() || (description_.untilOutdoors && campus_[to].outdoor() &&
                                      !ways_.query(walker.route).zone.valid());
    if (gone) {
      outcome_.people[person].space = {};
      return end(person, Fate::out);
    }
    enter(person, id, to);
  }

  void enter(std::uint32_t person, OpeningId via, SpaceId space) {
    Room& room = rooms_[space.index()];
    if (++room.people > floors_[space.index()].limit) ++outcome_.squeezed;
    room.squeezing = false;
    room.free_s = now_s_ + floors_[space.index()].headway_s;
    Walker& walker = walkers_[person];
    walker.space = space;
    walker.door = {};
    walker.where = {via, {}, 0, {}, 0};
    outcome_.people[person].space = space;
    goOn(person);
  }

  void vacate(SpaceId space) {
    Room& room = rooms_[space.index()];
    --room.people;
    room.left_s = now_s_;
    if (!room.refused.empty()) expect(now_s_, Kind::roomFree, space.index());
  }

  void admitRefused(SpaceId space) {
    Room& room = rooms_[space.index()];
    const std::deque<OpeningId> asking = std::exchange(room.refused, {});
    admitting_ = true;
    for (const OpeningId id : asking) serve(id);
    admitting_ = false;
  }

  void losePatience(SpaceId space) {
    Room& room = rooms_[space.index()];
    room.impatient = false;
    if (room.refused.empty()) return;
    const double over_s = room.left_s + kPatience_s;
    if (now_s_ < over_s) {
      room.impatient = true;
      return expect(over_s, Kind::patience, space.index());
    }
    room.squeezing = true;
    room.left_s = now_s_;  // patience begins anew
    admitRefused(space);
    room.squeezing = false;
  }

  void noteQueue(OpeningId id) {
    auto& samples = outcome_.openings[id.index()].queue;
    const std::size_t people = gates_[id.index()].queue.size();
    if (!samples.empty() && samples.back().time_s == now_s_) samples.pop_back();
    if (people != (samples.empty() ? 0 : samples.back().people)) {
      samples.push_back({now_s_, people});
    }
  }

  // --- changes ---

  void change(const Change& change) {
    auto states = ways_.openings();
    for (const auto& [id, state] : change.openings) states[id.index()] = state;
    if (states != ways_.openings()) ways_.setOpenings(std::move(states));
    for (const std::uint32_t person : change.people) {
      navigation::RouteQuery query = ways_.query(walkers_[person].route);
      if (!change.exits.empty()) query.exits = change.exits;
      if (change.stair.valid()) query.stair = change.stair;
      walkers_[person].route = ways_.add(query);
      walkers_[person].door = {};
    }
    for (std::uint32_t p = 0; p < walkers_.size(); ++p) {
      const Fate fate = outcome_.people[p].fate;
      if (fate == Fate::moving || fate == Fate::shutIn) rethink(p);
    }
  }

  void rethink(std::uint32_t person) {
    Walker& walker = walkers_[person];
    const bool shut = outcome_.people[person].fate == Fate::shutIn;
    if (!shut) lookAround(walker);
    const auto way = wayOn(person);
    if (way && !shut && way->opening == walker.heading) return;
    const OpeningId given = walker.queued ? walker.heading : OpeningId();
    walker.queued = false;
    if (given.valid()) {
      gates_[given.index()].queue.leave(person);
      noteQueue(given);
    }
    follow(person, way);
  }

  void lookAround(Walker& walker) const {
    const double left_m = std::max(0.0, walker.there_s - now_s_) * walker.pace_mps;
    walker.where.gone_m += walker.where.left_m - left_m;
    walker.where.left_m = left_m;
  }

  void finish() {
    for (const PersonOutcome& person : outcome_.people) {
      outcome_.ended_s = std::max(
          outcome_.ended_s, person.fate == Fate::moving ? description_.until_s : person.ended_s);
    }
    for (OpeningOutcome& row : outcome_.openings) {
      for (const QueueSample& sample : row.queue) {
        if (sample.people <= row.longest_queue) continue;
        row.longest_queue = sample.people;
        row.longest_at_s = sample.time_s;
      }
    }
  }

  const Description& description_;
  const plan::Campus& campus_;
  Ways ways_;
  std::vector<Floor> floors_;
  std::vector<Gate> gates_;      // by opening
  std::vector<Room> rooms_;      // by space
  std::vector<Walker> walkers_;  // by person
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::uint64_t number_ = 0;
  double now_s_ = 0;
  bool admitting_ = false;  // those refused before are being asked
  Outcome outcome_;
};

}  // namespace

Outcome evacuate(const navigation::Atlas& atlas, const Description& description) {
  return Run(atlas, description).run();
}

std::vector<double> flowCurve(const Outcome& outcome, plan::OpeningId opening, double bin_s) {
  std::vector<double> flow;
  for (const Passage& passage : outcome.passages) {
    if (passage.opening != opening) continue;
    const auto bin = static_cast<std::size_t>(passage.time_s / bin_s);
    if (flow.size() <= bin) flow.resize(bin + 1, 0.0);
    flow[bin] += 1.0 / bin_s;
  }
  return flow;
}

}  // namespace muster::hydraulic
