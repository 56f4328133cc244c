#include "simulation/families.h"

#include <algorithm>

#include "simulation/state.h"

namespace muster::simulation {

namespace {

const Pickup& describedBy(const State& state, const Family& family) {
  const ResolvedPickup& pickup = state.setup->pickups[family.pickup];
  return state.setup->scenario.pickups[pickup.description];
}

navigation::RouteQuery wayOut(const ResolvedPickup& pickup) {
  navigation::RouteQuery query;
  query.exits = pickup.exits;
  return query;
}

// The end of the matching, at the desk that is free first.
Step matchedAt(State& state, const Family& family) {
  auto& desks = state.families.desks[family.pickup];
  double& desk_s = *std::ranges::min_element(desks);
  const double match_s =
      describedBy(state, family).match.draw(state.random, family.child, Purpose::match);
  desk_s = std::max(desk_s, state.time()) + std::max(0.0, match_s);
  return stepAt(desk_s, state.dt());
}

// A party of two, as partiesOf() makes them.
void walkTogether(State& state, const Family& family) {
  Party party;
  party.rows = {family.parent, family.child};
  party.near_m = kPartyNear_m + kPartyPerMember_m;
  party.far_m = party.near_m + kPartyWait_m;
  state.parties.push_back(std::move(party));
}

void settle(State& state, Family& family) {
  const People& people = state.people;
  if (!standsInSlot(people, family.child)) return;
  const navigation::RouteId out = state.routes.add(wayOut(state.setup->pickups[family.pickup]));
  if (!family.escorted) {
    family.gone = true;
    ++state.families.alone;
    return leaveSlot(state, family.child, out);
  }
  if (!standsInSlot(people, family.parent)) return;
  if (family.handedOver == kNever) family.handedOver = matchedAt(state, family);
  if (family.handedOver > state.now()) return;
  family.gone = true;
  ++state.families.matched;
  leaveSlot(state, family.child, out);
  leaveSlot(state, family.parent, out);
  walkTogether(state, family);
}

// Ways out are built before the first step.
void prepareWaysOut(State& state) {
  const Setup& setup = *state.setup;
  std::vector<navigation::Routes::Start> starts;
  for (const ResolvedPickup& pickup : setup.pickups) {
    const navigation::RouteId route = state.routes.add(wayOut(pickup));
    for (const GroupId id : {pickup.children, pickup.parents}) {
      if (!id.valid()) continue;
      const plan::ZoneId zone = setup.groups[id.index()].assembly;
      starts.push_back({route, (*setup.campus)[zone].space});
    }
  }
  state.routes.prepareLegs(starts, *state.loop);
}

// Of the children; the last of them go by bus.
std::size_t goByBus(const Setup& setup, GroupId group) {
  std::size_t riders = 0;
  for (const ResolvedBus& bus : setup.buses) {
    for (const ResolvedBus::List& list : bus.lists) riders += list.group == group ? list.count : 0;
  }
  return riders;
}

}  // namespace

bool standsInSlot(const People& people, std::size_t row) {
  return people.status[row] == Status::arrived && people.place[row].valid();
}

void leaveSlot(State& state, std::size_t row, navigation::RouteId route) {
  People& people = state.people;
  state.taken[people.place[row].index()] = 0;
  people.place[row] = {};
  people.status[row] = Status::moving;
  people.route[row] = route;
  people.leg[row] = {};
  people.headingFor[row] = {};
  people.best_m[row] = kFar_m;
  people.progress[row] = state.now();
  people.decide[row] = 1;
}

void makeFamilies(State& state) {
  const Setup& setup = *state.setup;
  Families& families = state.families;
  for (std::size_t p = 0; p < setup.pickups.size(); ++p) {
    const ResolvedPickup& pickup = setup.pickups[p];
    const GroupState& children = state.groups[pickup.children.index()];
    const auto count =
        static_cast<std::size_t>(setup.groups[pickup.children.index()].description.count) -
        goByBus(setup, pickup.children);
    const std::size_t parents = pickup.parents.valid()
                                    ? state.groups[pickup.parents.index()].lastRow -
                                          state.groups[pickup.parents.index()].firstRow
                                    : 0;
    for (std::size_t k = 0; k < count; ++k) {
      Family family;
      family.child = static_cast<std::uint32_t>(children.firstRow + k);
      family.escorted = k < parents;
      if (family.escorted)
        family.parent =
            static_cast<std::uint32_t>(state.groups[pickup.parents.index()].firstRow + k);
      family.pickup = static_cast<std::uint16_t>(p);
      families.list.push_back(family);
    }
    const int desks = setup.scenario.pickups[pickup.description].desks;
    families.desks.emplace_back(static_cast<std::size_t>(desks), 0.0);
  }
  if (!families.any()) return;
  state.parties.reserve(state.parties.size() + families.list.size());
  prepareWaysOut(state);
}

void handOver(State& state) {
  for (Family& family : state.families.list) {
    if (!family.gone) settle(state, family);
  }
}

std::size_t childrenWaiting(const State& state) {
  return static_cast<std::size_t>(
      std::ranges::count_if(state.families.list, [&](const Family& family) {
        return !family.gone && standsInSlot(state.people, family.child);
      }));
}

bool matchingGoesOn(const State& state) {
  return std::ranges::any_of(state.families.list, [&](const Family& family) {
    return !family.gone && standsInSlot(state.people, family.child) &&
           (!family.escorted || standsInSlot(state.people, family.parent));
  });
}

}  // namespace muster::simulation
