#include "hydraulic/evacuation.h"

#include <algorithm>
#include <cmath>

#include "hydraulic/gates.h"
#include "hydraulic/ways.h"

namespace muster::hydraulic {

namespace {

using plan::OpeningId;
using plan::SpaceId;

struct Walker {
  SpaceId space;
  Whereabouts where;
  std::size_t route = 0;
  std::size_t reached = 0;  // stages of its journey
  OpeningId door;           // preferred until it has left the starting space
  OpeningId heading;        // none: the target zone
  double pace_mps = 0;      // metres in plan
  double there_s = 0;       // at `heading`; since then it waits
  bool queued = false;
  std::uint32_t ticket = 0;
};

class Run {
 public:
  Run(const navigation::Atlas& atlas, const Description& description)
      : description_(description),
        campus_(atlas.campus()),
        ways_(atlas, description.routes, description.openings),
        gates_(campus_, agenda_,
               [this](std::uint32_t person, OpeningId opening, Element cause) {
                 pass(person, opening, cause);
               }),
        walkers_(description.people.size()) {
    outcome_.people.resize(walkers_.size());
    for (std::size_t c = 0; c < description.changes.size(); ++c) {
      agenda_.expect(description.changes[c].at_s, Kind::change, c);
    }
    for (std::size_t p = 0; p < walkers_.size(); ++p) place(p);
  }

  Outcome run() {
    while (const auto event = agenda_.next(description_.until_s)) happen(*event);
    finish();
    return std::move(outcome_);
  }

 private:
  void place(std::size_t person) {
    const Person& described = description_.people[person];
    Walker& walker = walkers_[person];
    walker.space = described.space;
    walker.where.place = described.place;
    walker.route = described.route;
    walker.door = described.door;
    outcome_.people[person].space = described.space;
    gates_.place(described.space);
    if (std::isfinite(described.start_s)) agenda_.expect(described.start_s, Kind::setOff, person);
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
        return gates_.ready(OpeningId(event.subject));
      case Kind::roomFree:
        return gates_.roomFree(SpaceId(event.subject));
      case Kind::patience:
        return gates_.patience(SpaceId(event.subject));
    }
  }

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
    walker.pace_mps = gates_.pace_mps(walker.space);
    walker.there_s = agenda_.now_s() + way.length_m / walker.pace_mps;
    agenda_.expect(walker.there_s, Kind::arrive, person, ++walker.ticket);
  }

  void shutIn(std::uint32_t person) {
    end(person, Fate::shutIn);
    ++walkers_[person].ticket;
  }

  void end(std::uint32_t person, Fate fate) {
    outcome_.people[person].fate = fate;
    outcome_.people[person].ended_s = agenda_.now_s();
  }

  void arrive(std::uint32_t person) {
    Walker& walker = walkers_[person];
    if (!walker.heading.valid()) {
      if (const Journey* journey = unfinished(person)) return nextStage(person, *journey);
      end(person, Fate::arrived);
      return gates_.vacate(walker.space);
    }
    walker.queued = true;
    gates_.join(walker.heading, walker.space, walker.where.via, person);
  }

  const Journey* unfinished(std::uint32_t person) const {
    const auto& number = description_.people[person].journey;
    if (!number) return nullptr;
    const Journey& journey = description_.journeys[*number];
    return walkers_[person].reached < journey.stages() ? &journey : nullptr;
  }

  // The conditions of the way so far hold for the next stage, too.
  void nextStage(std::uint32_t person, const Journey& journey) {
    Walker& walker = walkers_[person];
    navigation::RouteQuery query = ways_.query(walker.route);
    walker.where = {{}, geometry::innerPoint(campus_[query.zone].shape), 0, {}, 0};
    const std::size_t stage = ++walker.reached;
    const bool last = stage == journey.stages();
    query.zone = last ? journey.target : journey.via[stage % journey.via.size()];
    walker.route = ways_.add(query);
    goOn(person);
  }

  void pass(std::uint32_t person, OpeningId id, Element cause) {
    Walker& walker = walkers_[person];
    const SpaceId from = walker.space;
    const SpaceId to = campus_[id].other(from);
    const double now_s = agenda_.now_s();
    outcome_.passages.push_back({now_s, person, id, from, to, now_s - walker.there_s, cause});
    walker.queued = false;
    gates_.vacate(from);
    const bool gone = !to.valid() || (description_.untilOutdoors && campus_[to].outdoor() &&
                                      !ways_.query(walker.route).zone.valid());
    outcome_.people[person].space = gone ? SpaceId() : to;
    if (gone) return end(person, Fate::out);
    gates_.enter(to);
    walker.space = to;
    walker.door = {};
    walker.where = {id, {}, 0, {}, 0};
    goOn(person);
  }

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
    if (given.valid()) gates_.leave(given, person);
    follow(person, way);
  }

  void lookAround(Walker& walker) const {
    const double left_m = std::max(0.0, walker.there_s - agenda_.now_s()) * walker.pace_mps;
    walker.where.gone_m += walker.where.left_m - left_m;
    walker.where.left_m = left_m;
  }

  void finish() {
    outcome_.openings = gates_.outcomes();
    outcome_.squeezed = gates_.squeezed();
    for (const Passage& passage : outcome_.passages) {
      outcome_.openings[passage.opening.index()].waited_person_s += passage.waited_s;
    }
    for (const PersonOutcome& person : outcome_.people) {
      const bool onTheWay = person.fate == Fate::moving;
      const double ended_s = onTheWay ? description_.until_s : person.ended_s;
      outcome_.ended_s = std::max(outcome_.ended_s, ended_s);
    }
  }

  const Description& description_;
  const plan::Campus& campus_;
  Agenda agenda_;
  Ways ways_;
  Gates gates_;
  std::vector<Walker> walkers_;  // by person
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
