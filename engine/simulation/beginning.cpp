#include "simulation/beginning.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "behaviour/standing.h"
#include "simulation/check_gate.h"
#include "simulation/state.h"

namespace muster::simulation {

namespace {

void findRows(State& state) {
  const auto& group = state.people.group;
  for (std::size_t row = 0; row < group.size(); ++row) {
    GroupState& g = state.groups[group[row].index()];
    if (g.lastRow == 0) g.firstRow = row;
    g.lastRow = row + 1;
  }
}

void makeSlots(State& state) {
  const plan::Campus& campus = *state.setup->campus;
  std::map<std::pair<plan::ZoneId, std::size_t>, std::size_t> together;  // by slot and wave
  const std::vector<std::size_t> wave = waves(*state.setup);
  for (std::size_t i = 0; i < wave.size(); ++i) {
    const ResolvedGroup& g = state.setup->groups[i];
    if (g.assembly.valid())
      together[{g.assembly, wave[i]}] += static_cast<std::size_t>(g.description.people());
  }
  for (const StopUse& use : usesOfStops(*state.setup)) together[{use.stop, use.wave}] += use.pupils;
  std::vector<std::size_t> people(campus.zones.size(), 0);
  for (const auto& [slot, count] : together)
    people[slot.first.index()] = std::max(people[slot.first.index()], count);
  for (std::size_t z = 0; z < campus.zones.size(); ++z) {
    Slot slot{state.places.size(), state.places.size(), geometry::bounds(campus.zones[z].shape)};
    if (people[z] > 0) {
      const auto places = behaviour::placesInZone(campus.zones[z], people[z]);
      state.places.insert(state.places.end(), places.begin(), places.end());
      slot.last = state.places.size();
    }
    state.slots.push_back(slot);
  }
  state.taken.assign(state.places.size(), 0);
}

void findClosers(State& state) {
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    const auto agent = static_cast<std::uint32_t>(row);
    if (state.people.role[row] == Role::closer) state.closers.push_back({agent, agent});
  }
}

void describeGrounds(State& state) {
  for (const plan::Space& space : state.setup->campus->spaces) {
    Ground ground;
    ground.straight = state.atlas->straight(plan::SpaceId(state.grounds.size()));
    ground.indoor = !space.outdoor();
    ground.stretch = std::sqrt(1.0 + space.slope() * space.slope());
    if (space.category == plan::Category::stairs && space.ascent) {
      ground.flight = true;
      ground.climb = geometry::normalised(space.ascent->line.b - space.ascent->line.a);
    }
    state.grounds.push_back(ground);
  }
  if (std::ranges::none_of(state.grounds, &Ground::flight)) state.people.forgetStairs();
}

// Fields are built here, never inside a motion phase.
void prepareLegs(State& state) {
  std::set<std::pair<navigation::RouteId, plan::SpaceId>> starts;
  const People& people = state.people;
  for (std::size_t row = 0; row < people.size(); ++row) {
    starts.emplace(people.route[row], people.crowd.body[row].space);
  }
  for (const ResolvedGroup& group : state.setup->groups) {
    for (const bool back : {false, true}) {
      for (const Onward& onward : onwardWays(group, back)) {
        starts.emplace(state.routes.add(onward.query), (*state.setup->campus)[onward.from].space);
      }
    }
  }
  std::vector<navigation::Routes::Start> list;
  for (const auto& [route, space] : starts) list.push_back({route, space});
  state.routes.prepareLegs(list, *state.loop);
}

// The grid's cells are as wide as these people reach.
void layOutGrid(State& state) {
  const People& people = state.people;
  double radius_m = 0, stop_m = 0;
  for (std::size_t row = 0; row < people.size(); ++row) {
    radius_m = std::max(radius_m, double{people.crowd.body[row].radius});
    stop_m = std::max(stop_m, double{people.crowd.body[row].timeGap} * people.levelSpeed[row]);
  }
  state.grid = crowd::NeighbourGrid(*state.atlas, state.model->reach_m(radius_m, stop_m));
}

void openAsPlanned(State& state) {
  for (const plan::Opening& opening : state.setup->campus->openings) {
    if (!opening.open_hours_h.empty()) state.keepHours.push_back(state.openings.size());
    state.openings.push_back({!opening.locked, opening.direction, 0});
  }
  state.routes.setOpenings(state.openings);
}

std::uint64_t wholeStepsPerLook(const State& state) {
  if (state.model->numerics().parts(state.dt()) > 0) return 1;  // forces change with every step
  constexpr double kRounding = 1e-9;
  const double steps = state.setup->scenario.model.look_s / state.dt();
  return static_cast<std::uint64_t>(std::max(1.0, std::floor(steps + kRounding)));
}

}  // namespace

Problems begin(State& state) {
  state.stepsPerLook = wholeStepsPerLook(state);
  layOutGrid(state);
  findRows(state);
  makeSlots(state);
  findClosers(state);
  state.travellers = travellersOf(*state.setup, state.people);
  describeGrounds(state);
  openAsPlanned(state);
  if (state.setup->scenario.model.flow == FlowMode::code) {
    state.cap = FlowCap(*state.setup->campus, state.setup->scenario.model.codeFlow_per_m_s,
                        state.dt(), state.people.size());
  }
  prepareLegs(state);
  measureWays(state);
  state.parties = partiesOf(*state.setup, state.people);
  state.files = filesOf(*state.setup, state.people);
  makeArrivals(state);
  if (Problems problems = makeMoves(state); !problems.empty()) return problems;
  makeServices(state);
  makeFamilies(state);
  makeBuses(state);
  makeGuards(state);
  makeClearings(state);
  if (state.setup->fire) state.smoke = std::make_unique<Smoke>(*state.setup, state.people.size());
  return {};
}

}  // namespace muster::simulation
